using ScottPlot;

namespace LrFind.Charts.Annotations;

/// <summary>Finds free room for labels in a plot. What it gives out is taken from then on.</summary>
/// <param name="area">The plot, in pixels.</param>
/// <param name="curves">The curves, in pixels; the last one is the important one.</param>
/// <param name="lines">Where vertical lines go through the plot.</param>
/// <param name="dots">Where dots are.</param>
/// <param name="size">The size of the letters.</param>
internal sealed class LabelPlacer(
    PixelRect area, IReadOnlyList<Pixel[]> curves, IReadOnlyList<float> lines, IReadOnlyList<PixelRect> dots, float size)
{
    private const float Gap = 6;

    // What it costs to cover something, in heights of a label: so far a label may go to avoid it.
    private const double FaintCurve = 1, StrongCurve = 8, Line = 1.5, Dot = 6;

    private readonly List<PixelRect> _taken = [];

    /// <summary>Room beside a place, near it and clear of curves as far as that goes.</summary>
    /// <param name="place">The place, in pixels; without a height, it is sought from the top down.</param>
    /// <param name="label">The size of the label.</param>
    /// <param name="distance">How far from the place it begins.</param>
    /// <param name="furthest">How far up or down it may go, in heights of a label.</param>
    /// <returns>The room; <see langword="null"/> where there is none.</returns>
    public PixelRect? Beside((float X, float? Y) place, PixelSize label, float distance, double furthest)
    {
        float start = place.Y ?? area.Top + Gap + label.Height / 2;
        var candidates = new List<(PixelRect, double)>();
        foreach (float middle in Heights(start, label.Height))
        {
            double away = Math.Abs(middle - start) / label.Height;
            if (away > furthest)
                continue;
            candidates.Add((At(place.X - distance - label.Width, middle, label), away));
            candidates.Add((At(place.X + distance, middle, label), away));
        }

        return Take(candidates);
    }

    /// <summary>Room for the name of a band, near its top.</summary>
    /// <param name="left">The left end of the band.</param>
    /// <param name="right">The right end.</param>
    /// <param name="label">The size of the label.</param>
    public PixelRect? Within(float left, float right, PixelSize label)
    {
        (left, right) = (Math.Max(left, area.Left), Math.Min(right, area.Right));
        float top = area.Top + Gap + label.Height / 2;
        float[] starts = [(left + right - label.Width) / 2, left + Gap, right - Gap - label.Width];
        var candidates = new List<(PixelRect, double)>();
        foreach (float middle in Heights(top, label.Height))
        {
            candidates.AddRange(starts.Select(x => (At(x, middle, label), (double)Math.Abs(middle - top) / label.Height))
                .Where(c => c.Item1.Left >= left && c.Item1.Right <= right));
        }

        return Take(candidates);
    }

    /// <summary>The corner in which a box covers the least, which is taken then.</summary>
    /// <param name="room">Where the box may stand.</param>
    /// <param name="box">Its size.</param>
    public Alignment Corner(PixelRect room, PixelSize box)
    {
        Alignment[] corners = [Alignment.LowerLeft, Alignment.UpperRight, Alignment.LowerRight, Alignment.UpperLeft];
        PixelRect RectAt(Alignment corner) => new PixelRect(0, box.Width, box.Height, 0).AlignedInside(room, corner);
        Alignment best = corners.MinBy(c => Covered(RectAt(c)) + StrongCurve * _taken.Count(t => Overlap(t, RectAt(c))));
        _taken.Add(RectAt(best));
        return best;
    }

    // The nearest come first: once one costs less than the next is away, none that follows can cost less.
    private PixelRect? Take(List<(PixelRect Rect, double Away)> candidates)
    {
        PixelRect? best = null;
        double least = double.PositiveInfinity;
        foreach ((PixelRect rect, double away) in candidates)
        {
            if (least <= away)
                break;
            if (IsInside(rect) && !_taken.Exists(t => Overlap(t, rect)) && away + Covered(rect) is var cost && cost < least)
                (best, least) = (rect, cost);
        }

        if (best is { } found)
            _taken.Add(found);
        return best;
    }

    private double Covered(PixelRect rect)
    {
        double cost = Line * lines.Count(x => x > rect.Left - Gap && x < rect.Right + Gap) + Dot * dots.Count(d => Overlap(d, rect));
        for (int i = 0; i < curves.Count; i++)
            cost += Crosses(curves[i], rect) ? i == curves.Count - 1 ? StrongCurve : FaintCurve : 0;
        return cost;
    }

    // From a height alternately further down and further up.
    private IEnumerable<float> Heights(float start, float step)
    {
        yield return start;
        for (float away = step / 2; away < area.Height; away += step / 2)
        {
            yield return start + away;
            yield return start - away;
        }
    }

    private static PixelRect At(float left, float middle, PixelSize label) =>
        new(left, left + label.Width, middle + label.Height / 2, middle - label.Height / 2);

    private bool IsInside(PixelRect rect) => rect.Left >= area.Left + Gap && rect.Right <= area.Right - Gap
        && rect.Top >= area.Top + Gap / 2 && rect.Bottom <= area.Bottom - Gap / 2;

    private static bool Overlap(PixelRect a, PixelRect b) =>
        a.Left < b.Right + Gap && b.Left < a.Right + Gap && a.Top < b.Bottom && b.Top < a.Bottom;

    private bool Crosses(Pixel[] curve, PixelRect rect)
    {
        PixelRect near = rect.Expand(size / 6);
        for (int i = 1; i < curve.Length; i++)
        {
            if (Crosses(curve[i - 1], curve[i], near))
                return true;
        }

        return false;
    }

    // Liang and Barsky's clipping of a line by a rectangle: something of it is left.
    private static bool Crosses(Pixel a, Pixel b, PixelRect rect)
    {
        // Most of a curve lies to one side of it.
        if (Math.Max(a.X, b.X) < rect.Left || Math.Min(a.X, b.X) > rect.Right
            || Math.Max(a.Y, b.Y) < rect.Top || Math.Min(a.Y, b.Y) > rect.Bottom)
            return false;
        double from = 0, to = 1;
        bool Clip(double delta, double room)
        {
            if (delta == 0)
                return room >= 0;
            double at = room / delta;
            (from, to) = delta < 0 ? (Math.Max(from, at), to) : (from, Math.Min(to, at));
            return from <= to;
        }

        double dx = b.X - a.X, dy = b.Y - a.Y;
        return Clip(-dx, a.X - rect.Left) && Clip(dx, rect.Right - a.X) && Clip(-dy, a.Y - rect.Top) && Clip(dy, rect.Bottom - a.Y);
    }
}
