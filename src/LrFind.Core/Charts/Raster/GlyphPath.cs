using System.Globalization;

namespace LrFind.Charts.Raster;

/// <summary>
/// Reads the pen strokes of a glyph from its short text form. Commands: <c>M</c> put the pen down, <c>L</c> straight to,
/// <c>H</c> and <c>V</c> a quarter of an ellipse that sets out horizontally or vertically and arrives in the other
/// direction, <c>C</c> a cubic curve with two control points, <c>D</c> a dot.
/// </summary>
internal ref struct GlyphPath
{
    private const int StepsPerCurve = 8;

    // Cubic control points at this part of the radius draw a quarter ellipse; a little more makes rounder, fuller letters.
    private const float Fullness = 0.585f;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private float[] _x;
    private float[] _y;
    private int _count;

    private GlyphPath(ReadOnlySpan<char> text)
    {
        _text = text;
        _x = new float[64];
        _y = new float[64];
    }

    /// <summary>The flattened strokes, with NaN between them.</summary>
    public static (float[] X, float[] Y) Flatten(ReadOnlySpan<char> text)
    {
        var path = new GlyphPath(text);
        path.Run();
        return (Resized(path._x, path._count), Resized(path._y, path._count));
    }

    private void Run()
    {
        while (_at < _text.Length)
        {
            char command = _text[_at++];
            switch (command)
            {
                case ' ':
                    break;
                case 'M':
                    LiftPen();
                    Add(Number(), Number());
                    break;
                case 'L':
                    Add(Number(), Number());
                    break;
                case 'D':
                    Dot(Number(), Number());
                    break;
                case 'C':
                    Curve(Number(), Number(), Number(), Number(), Number(), Number());
                    break;
                default:
                    Quarter(command == 'H', Number(), Number());
                    break;
            }
        }
    }

    private void Quarter(bool horizontal, float x, float y)
    {
        float x0 = _x[_count - 1];
        float y0 = _y[_count - 1];
        float dx = (x - x0) * Fullness;
        float dy = (y - y0) * Fullness;
        if (horizontal)
        {
            Curve(x0 + dx, y0, x, y - dy, x, y);
        }
        else
        {
            Curve(x0, y0 + dy, x - dx, y, x, y);
        }
    }

    private void Curve(float x1, float y1, float x2, float y2, float x3, float y3)
    {
        float x0 = _x[_count - 1];
        float y0 = _y[_count - 1];
        for (int i = 1; i <= StepsPerCurve; i++)
        {
            float t = i / (float)StepsPerCurve;
            float u = 1 - t;
            float a = u * u * u;
            float b = 3 * u * u * t;
            float c = 3 * u * t * t;
            float d = t * t * t;
            Add(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
        }
    }

    private void Dot(float x, float y)
    {
        LiftPen();
        Add(x, y);
        Add(x, y);
    }

    private void LiftPen()
    {
        if (_count > 0)
        {
            Add(float.NaN, float.NaN);
        }
    }

    private void Add(float x, float y)
    {
        if (_count == _x.Length)
        {
            _x = Resized(_x, 2 * _count);
            _y = Resized(_y, 2 * _count);
        }

        _x[_count] = x;
        _y[_count++] = y;
    }

    // Array.Resize would do the same, but is compiled anew in each process for each element type.
    private static float[] Resized(float[] values, int length)
    {
        var copy = new float[length];
        Array.Copy(values, copy, Math.Min(length, values.Length));
        return copy;
    }

    private float Number()
    {
        while (_text[_at] == ' ')
        {
            _at++;
        }

        int start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or '-'))
        {
            _at++;
        }

        return float.Parse(_text[start.._at], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
