using LrFind.Charts.Scenes;

namespace LrFind.Charts.Layout;

/// <summary>Cuts lines at the edges of a rectangle (Liang and Barsky, 1984).</summary>
internal static class LineClipper
{
    /// <summary>Shortens a segment to its part inside the rectangle; false when no part is.</summary>
    public static bool TryClip(Rect area, ref double x0, ref double y0, ref double x1, ref double y1)
    {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double enter = 0;
        double leave = 1;
        if (!Cut(-dx, x0 - area.X, ref enter, ref leave) || !Cut(dx, area.Right - x0, ref enter, ref leave)
            || !Cut(-dy, y0 - area.Y, ref enter, ref leave) || !Cut(dy, area.Bottom - y0, ref enter, ref leave))
        {
            return false;
        }

        x1 = leave < 1 ? x0 + leave * dx : x1;
        y1 = leave < 1 ? y0 + leave * dy : y1;
        x0 += enter * dx;
        y0 += enter * dy;
        return true;
    }

    /// <summary>The parts of a polyline inside the rectangle, with a NaN point between them.</summary>
    public static PointList Clip(Rect area, PointList line)
    {
        var clipped = new PointBuffer(line.Count + 16);
        for (int i = 0; i < line.Count; i++)
        {
            bool isPoint = line.IsPlace(i);
            if (!isPoint || !line.IsPlace(i - 1))
            {
                // A point without neighbours is a line of no length.
                if (isPoint && !line.IsPlace(i + 1) && area.Contains(new Rect(line.X(i), line.Y(i), 0, 0)))
                {
                    clipped.Add(line.X(i), line.Y(i), line.X(i), line.Y(i));
                }

                continue;
            }

            double x0 = line.X(i - 1);
            double y0 = line.Y(i - 1);
            double x1 = line.X(i);
            double y1 = line.Y(i);
            if (TryClip(area, ref x0, ref y0, ref x1, ref y1))
            {
                clipped.Add(x0, y0, x1, y1);
            }
        }

        return clipped.ToPoints();
    }

    /// <summary>How many segments of a polyline touch the rectangle; counting stops at a limit.</summary>
    public static int CountInside(Rect area, PointList line, int limit)
    {
        int count = 0;
        for (int i = 1; i < line.Count && count < limit; i++)
        {
            double x0 = line.X(i - 1);
            double y0 = line.Y(i - 1);
            double x1 = line.X(i);
            double y1 = line.Y(i);
            // The quick test also drops NaN, for which both comparisons fail.
            bool near = Math.Max(x0, x1) >= area.X && Math.Min(x0, x1) <= area.Right;
            count += near && TryClip(area, ref x0, ref y0, ref x1, ref y1) ? 1 : 0;
        }

        return count;
    }

    private static bool Cut(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0)
        {
            return distance >= 0;
        }

        double at = distance / direction;
        if (direction < 0)
        {
            enter = Math.Max(enter, at);
        }
        else
        {
            leave = Math.Min(leave, at);
        }

        return enter <= leave;
    }
}
