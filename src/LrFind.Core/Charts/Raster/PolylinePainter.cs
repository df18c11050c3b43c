using LrFind.Charts.Scenes;

namespace LrFind.Charts.Raster;

/// <summary>Adds the strokes of a polyline to a coverage mask, solid or dashed.</summary>
internal sealed class PolylinePainter
{
    private readonly CoverageMask _mask;
    private readonly PolylineShape _line;
    private readonly float _scale;
    private readonly float _radius;
    private readonly float _dash;
    private float _phase;

    /// <summary>A painter for one line; <paramref name="scale"/> is device pixels per logical pixel.</summary>
    public PolylinePainter(CoverageMask mask, PolylineShape line, float scale)
    {
        _mask = mask;
        _line = line;
        _scale = scale;
        _radius = (float)line.Width * scale / 2;
        _dash = (float)(line.Dash ?? 0) * scale;
    }

    /// <summary>Adds all runs of points; a run of one point is a dot.</summary>
    public void AddAll()
    {
        PointList points = _line.Points;
        float lastX = float.NaN;
        float lastY = float.NaN;
        for (int i = 0; i < points.Count; i++)
        {
            float x = (float)points.X(i) * _scale;
            float y = (float)points.Y(i) * _scale;
            if (!float.IsNaN(lastX) && !float.IsNaN(x))
            {
                AddPiece(lastX, lastY, x, y);
            }
            else if (!float.IsNaN(x))
            {
                _phase = 0;
                _mask.AddStroke(x, y, x, y, _radius);
            }

            lastX = x;
            lastY = y;
        }
    }

    private void AddPiece(float x0, float y0, float x1, float y1)
    {
        float length = MathF.Sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        if (_dash <= 0 || length == 0)
        {
            _mask.AddStroke(x0, y0, x1, y1, _radius);
            return;
        }

        // The phase runs on from piece to piece: below one dash length the pen is down, then up for as long.
        float at = 0;
        while (at < length)
        {
            bool down = _phase < _dash;
            float step = Math.Min(length - at, (down ? _dash : 2 * _dash) - _phase);
            // A remainder too small to advance a float would never end.
            step = Math.Max(step, 1e-3f);
            if (down)
            {
                float from = at / length;
                float to = Math.Min(1, (at + step) / length);
                _mask.AddStroke(x0 + (x1 - x0) * from, y0 + (y1 - y0) * from, x0 + (x1 - x0) * to, y0 + (y1 - y0) * to, _radius);
            }

            at += step;
            _phase = _phase + step >= 2 * _dash ? 0 : _phase + step;
        }
    }
}
