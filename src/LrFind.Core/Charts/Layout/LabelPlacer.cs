using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>
/// Finds room for labels inside the plot. What is taken is never covered; data lines and the lines of other markers
/// are avoided where a short way aside does it.
/// </summary>
internal sealed class LabelPlacer
{
    // A label moves up to about this many of its heights to get off a busy line.
    private const int MostCrossings = 10;
    private const double CrossingCost = 0.45;
    private const double RuleCost = 3;

    private readonly Rect _plot;
    private readonly List<PolylineShape> _lines;
    private Place? _rules;
    private Place? _taken;

    /// <summary>A placer for a plot with these data lines, in logical pixels.</summary>
    public LabelPlacer(Rect plot, List<PolylineShape> lines)
    {
        _plot = plot;
        _lines = lines;
    }

    /// <summary>Keeps labels off a rectangle from now on.</summary>
    public void Take(Rect area) => _taken = new Place(area, _taken);

    /// <summary>Keeps labels from being crossed by a vertical line, where possible.</summary>
    public void AddRule(double x) => _rules = new Place(new Rect(x, _plot.Y, 0, _plot.Height), _rules);

    /// <summary>True when the rectangle is inside the plot and nothing has been placed there.</summary>
    public bool IsFree(Rect area)
    {
        if (!_plot.Contains(area))
        {
            return false;
        }

        for (Place? taken = _taken; taken is not null; taken = taken.Next)
        {
            if (taken.Area.Overlaps(area))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when no data line and no rule runs through the rectangle.</summary>
    public bool IsClear(Rect area) => Crossings(area, 1) == 0;

    /// <summary>
    /// Takes the best free room beside a vertical line: near the wanted height, to the right rather than to the left,
    /// off the lines rather than on them. Null when there is none.
    /// </summary>
    /// <param name="x">Horizontal position of the vertical line.</param>
    /// <param name="middle">Wanted height of the label's middle.</param>
    /// <param name="width">Width of the label.</param>
    /// <param name="height">Height of the label.</param>
    /// <param name="gap">Space between line and label.</param>
    public Rect? PlaceBeside(double x, double middle, double width, double height, double gap)
    {
        Rect? best = null;
        double bestCost = double.MaxValue;
        double step = height / 2;
        int steps = (int)(_plot.Height / step) + 1;
        for (int i = 0; i <= 2 * steps && i / 2 * 0.5 < bestCost; i++)
        {
            // Upwards first, then alternating: 0, -1, +1, -2, +2, …
            double offset = (i % 2 == 0 ? 0.5 : -0.5) * ((i + 1) / 2) * height;
            double y = Math.Clamp(middle + offset - height / 2, _plot.Y, Math.Max(_plot.Y, _plot.Bottom - height));
            double away = Math.Abs(y + height / 2 - middle) / height;
            Consider(new Rect(x + gap, y, width, height), away, ref best, ref bestCost);
            Consider(new Rect(x - gap - width, y, width, height), away + 0.25, ref best, ref bestCost);
        }

        if (best is Rect place)
        {
            Take(place);
        }

        return best;
    }

    private void Consider(Rect candidate, double away, ref Rect? best, ref double bestCost)
    {
        if (away >= bestCost || !IsFree(candidate))
        {
            return;
        }

        double cost = away + Crossings(candidate, MostCrossings) * CrossingCost;
        if (cost < bestCost)
        {
            best = candidate;
            bestCost = cost;
        }
    }

    private double Crossings(Rect area, int limit)
    {
        double count = 0;
        foreach (PolylineShape line in _lines)
        {
            count += LineClipper.CountInside(area, line.Points, limit);
        }

        for (Place? rule = _rules; rule is not null; rule = rule.Next)
        {
            count += rule.Area.Overlaps(area) ? RuleCost / CrossingCost : 0;
        }

        return Math.Min(count, 4 * MostCrossings);
    }

    // A chain rather than a list: a generic list of rectangles would be compiled anew in each process.
    private sealed class Place(Rect area, Place? next)
    {
        public Rect Area { get; } = area;

        public Place? Next { get; } = next;
    }
}
