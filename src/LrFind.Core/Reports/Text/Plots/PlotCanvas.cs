namespace LrFind.Reports.Text.Plots;

/// <summary>
/// Characters in rows, on which lines are drawn in dots. Places are shares of the width and of the height, from the lower left.
/// </summary>
/// <param name="glyphs">The characters.</param>
/// <param name="columns">Characters of a row.</param>
/// <param name="rows">The rows.</param>
internal sealed class PlotCanvas(PlotGlyphs glyphs, int columns, int rows)
{
    private readonly int[,] _dots = new int[rows, columns];
    private readonly char[,] _over = new char[rows, columns];
    private readonly int _width = columns * glyphs.DotsAcross;
    private readonly int _height = rows * glyphs.DotsDown;

    /// <summary>The column of a place.</summary>
    public int Column(double x) => Dot(x, _width) / glyphs.DotsAcross;

    /// <summary>The row of a place, from the top.</summary>
    public int Row(double y) => Dot(1 - y, _height) / glyphs.DotsDown;

    /// <summary>Draws a line; what lies below or above the canvas is cut off.</summary>
    /// <param name="from">Its start, across from 0 to 1 and finite upwards.</param>
    /// <param name="to">Its end, the same.</param>
    public void DrawLine((double X, double Y) from, (double X, double Y) to)
    {
        if (Clip(from, to) is not { } part)
            return;
        double x = part.From.X * (_width - 1), y = (1 - part.From.Y) * (_height - 1);
        double dx = part.To.X * (_width - 1) - x, dy = (1 - part.To.Y) * (_height - 1) - y;
        int steps = Math.Max(1, (int)Math.Ceiling(Math.Max(Math.Abs(dx), Math.Abs(dy))));
        for (int i = 0; i <= steps; i++)
            SetDot((int)Math.Round(x + dx * i / steps), (int)Math.Round(y + dy * i / steps));
    }

    /// <summary>Puts a character over what is drawn.</summary>
    public void Put(int column, int row, char glyph) => _over[row, column] = glyph;

    /// <summary>Puts a character into all rows of a column in which nothing is drawn.</summary>
    public void FillColumn(int column, char glyph)
    {
        for (int row = 0; row < rows; row++)
        {
            if (_dots[row, column] == 0 && _over[row, column] == 0)
                _over[row, column] = glyph;
        }
    }

    /// <summary>The characters of a row.</summary>
    public string Text(int row) => string.Create(columns, row, (text, at) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = _over[at, i] == 0 ? glyphs.Dots(_dots[at, i]) : _over[at, i];
    });

    private static int Dot(double share, int count) => (int)Math.Round(Math.Clamp(share, 0, 1) * (count - 1));

    private void SetDot(int x, int y) =>
        _dots[y / glyphs.DotsDown, x / glyphs.DotsAcross] |= 1 << (x % glyphs.DotsAcross + y % glyphs.DotsDown * glyphs.DotsAcross);

    // The part of a line between the floor and the ceiling. Its ends are cut one by one, so that a place that is very far away
    // costs no digits of the other.
    private static ((double X, double Y) From, (double X, double Y) To)? Clip((double X, double Y) from, (double X, double Y) to)
    {
        if (Math.Max(from.Y, to.Y) < 0 || Math.Min(from.Y, to.Y) > 1)
            return null;
        return (Inside(from, to), Inside(to, from));
    }

    private static (double X, double Y) Inside((double X, double Y) end, (double X, double Y) other)
    {
        double y = Math.Clamp(end.Y, 0, 1);
        double share = end.Y == y ? 0 : (end.Y - y) / (end.Y - other.Y);
        return (end.X + share * (other.X - end.X), y);
    }
}
