using LrFind.Charts.Scenes;

namespace LrFind.Charts.Raster;

/// <summary>Draws text shapes into a coverage mask, with the heights of the letters fitted to the pixel grid.</summary>
internal sealed class TextPainter
{
    private const float HaloWidth = 0.15f;
    private const float DotWidth = 1.3f;
    private const float ThinnestPen = 0.95f;

    private readonly CoverageMask _mask;
    private readonly TextShape _text;
    private readonly float _unit;
    private readonly float _capHeight;
    private readonly float _xHeight;
    private readonly float _raisedHeight;
    private readonly float _cos;
    private readonly float _sin;
    private readonly float _originX;
    private readonly float _originY;

    private TextPainter(CoverageMask mask, TextShape text, double scale)
    {
        _mask = mask;
        _text = text;
        _unit = (float)(text.Size * scale / StrokeFont.UnitsPerEm);
        // The middle of the pen runs along pixel centres on the baseline, at the height of small letters and of capitals.
        _xHeight = MathF.Max(1, MathF.Round(10 * _unit));
        _capHeight = MathF.Max(_xHeight + 1, MathF.Round(14 * _unit));
        _raisedHeight = MathF.Max(4, MathF.Round(14 * StrokeFont.RaisedSize * _unit));
        (double sin, double cos) = Math.SinCos(text.Rotation * Math.PI / 180);
        _cos = (float)cos;
        _sin = (float)sin;
        // The anchor is snapped, the baseline half a pixel above a row's lower edge.
        float rise = -0.5f;
        _originX = MathF.Round((float)(text.X * scale)) - _sin * rise;
        _originY = MathF.Round((float)(text.Y * scale)) + _cos * rise;
    }

    /// <summary>Paints a text, with its halo first.</summary>
    public static void Paint(CoverageMask mask, RasterImage image, TextShape text)
    {
        var painter = new TextPainter(mask, text, image.Scale);
        if (text.Halo is Color halo)
        {
            painter.AddLetters(HaloWidth * (float)(text.Size * image.Scale));
            mask.Paint(image, halo, text.Opacity);
        }

        painter.AddLetters(0);
        mask.Paint(image, text.Color, text.Opacity);
    }

    private void AddLetters(float halo)
    {
        float x = _text.Anchor switch
        {
            TextAnchor.Middle => -Width() / 2,
            TextAnchor.End => -Width(),
            _ => 0,
        };
        foreach (char c in _text.Text)
        {
            if (StrokeFont.Find(c) is Glyph glyph)
            {
                AddGlyph(glyph, x, halo);
                x += StrokeFont.Advance(glyph, _text.Weight) * _unit;
            }
        }
    }

    private float Width() => (float)StrokeFont.Measure(_text.Text, StrokeFont.UnitsPerEm, _text.Weight) * _unit;

    private void AddGlyph(Glyph glyph, float left, float halo)
    {
        float radius = MathF.Max(ThinnestPen, StrokeFont.Pen(glyph, _text.Weight) * _unit) / 2 + halo;
        float wide = glyph.IsRaised ? _unit * StrokeFont.RaisedSize : _unit;
        for (int i = 1; i < glyph.X.Length; i++)
        {
            // A pen-up entry leaves a NaN at one end of this piece.
            if (float.IsNaN(glyph.X[i]) || float.IsNaN(glyph.X[i - 1]))
            {
                continue;
            }

            float x0 = left + glyph.X[i - 1] * wide;
            float y0 = glyph.IsRaised ? FitRaised(glyph.Y[i - 1]) : Fit(glyph.Y[i - 1]);
            float x1 = left + glyph.X[i] * wide;
            float y1 = glyph.IsRaised ? FitRaised(glyph.Y[i]) : Fit(glyph.Y[i]);
            bool isDot = x0 == x1 && y0 == y1;
            _mask.AddStroke(
                _originX + x0 * _cos + y0 * _sin,
                _originY + x0 * _sin - y0 * _cos,
                _originX + x1 * _cos + y1 * _sin,
                _originY + x1 * _sin - y1 * _cos,
                isDot ? (radius - halo) * DotWidth + halo : radius);
        }
    }

    // Stretches the glyph piecewise, so that the heights that lines of text share fall on the grid.
    private float Fit(float y) => y switch
    {
        <= 0 => y * _unit,
        <= 10 => y * _xHeight / 10,
        _ => _xHeight + (y - 10) * (_capHeight - _xHeight) / 4,
    };

    private float FitRaised(float y) => MathF.Round(StrokeFont.RaisedFoot * _unit) + y * _raisedHeight / 14;
}
