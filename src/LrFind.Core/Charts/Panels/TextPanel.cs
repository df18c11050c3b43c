using LrFind.Charts.Fonts;
using LrFind.Foundation;
using ScottPlot;
using SkiaSharp;

namespace LrFind.Charts.Panels;

/// <summary>A text beside a plot.</summary>
/// <param name="Text">What it says; may be empty.</param>
/// <param name="Size">The size of its letters, in pixels.</param>
/// <param name="Color">Its colour.</param>
internal sealed record PanelText(string Text, float Size, Color Color)
{
    /// <summary>What it says, on one line and legible; may be empty.</summary>
    public string Text { get; } = Legible.Line(Text.ReplaceLineEndings(" "));

    /// <summary>Whether it is strong. Default: no.</summary>
    public bool Bold { get; init; }
}

/// <summary>Texts above or below a plot, from the left edge of the figure, each broken into lines where it is too long for one.</summary>
/// <param name="edge">Where: at the top or the bottom.</param>
/// <param name="texts">The texts, from top to bottom; empty ones take no room.</param>
/// <param name="gap">The distance to the plot, in pixels.</param>
internal sealed class TextPanel(Edge edge, IReadOnlyList<PanelText> texts, float gap) : IPanel
{
    // What does not fit into so many lines ends with an ellipsis.
    private const int MostLines = 3;
    private const float LineHeight = 1.3f;

    /// <summary>The width to break lines for, in pixels; set by the layout.</summary>
    public float Width { get; set; } = 1000;

    /// <summary>The left edge of the text; set by the layout.</summary>
    public float Left { get; set; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public float MinimumSize { get; set; }

    /// <inheritdoc/>
    public float MaximumSize { get; set; } = float.MaxValue;

    /// <inheritdoc/>
    public Edge Edge => edge;

    /// <inheritdoc/>
    public bool ShowDebugInformation { get; set; }

    /// <summary>The texts, from top to bottom.</summary>
    public IReadOnlyList<PanelText> Texts => texts;

    /// <inheritdoc/>
    public float Measure(Paint paint)
    {
        float height = Lines().Sum(l => l.Text.Size * LineHeight);
        return height == 0 ? 0 : height + gap;
    }

    /// <inheritdoc/>
    public PixelRect GetPanelRect(PixelRect dataRect, float size, float offset, Paint paint) => edge == Edge.Top
        ? new(dataRect.Left, dataRect.Right, dataRect.Top - offset, dataRect.Top - offset - size)
        : new(dataRect.Left, dataRect.Right, dataRect.Bottom + offset + size, dataRect.Bottom + offset);

    /// <inheritdoc/>
    public void Render(RenderPack rp, float size, float offset)
    {
        PixelRect rect = GetPanelRect(rp.DataRect, size, offset, rp.Paint);
        float y = rect.Top + (edge == Edge.Bottom ? gap : 0);
        foreach ((PanelText text, string line) in Lines())
        {
            using SKFont font = FontOf(text);
            using var paint = new SKPaint { Color = text.Color.ToSKColor(), IsAntialias = true };
            y += text.Size * LineHeight;
            rp.Canvas.DrawText(line, Left, y - 0.3f * text.Size, font, paint);
        }
    }

    private IEnumerable<(PanelText Text, string Line)> Lines()
    {
        foreach (PanelText text in texts.Where(t => t.Text.Length > 0))
        {
            using SKFont font = FontOf(text);
            foreach (string line in LineBreaking.Break(text.Text, Width, MostLines, t => font.MeasureText(t)))
                yield return (text, line);
        }
    }

    private static SKFont FontOf(PanelText text) => ChartFont.Sized(text.Text, text.Size, text.Bold);
}

/// <summary>Breaks a text into lines.</summary>
internal static class LineBreaking
{
    private const string Ellipsis = "…";

    /// <summary>Lines that fit, broken between words, and within a word that is longer than a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="most">The most lines; what is left over ends with an ellipsis.</param>
    /// <param name="measure">The width of a text.</param>
    public static IEnumerable<string> Break(string text, float width, int most, Func<string, float> measure)
    {
        string rest = text.ReplaceLineEndings(" ");
        for (int line = 1; rest.Length > 0; line++)
        {
            int length = Fitting(rest, width, measure);
            if (length == rest.Length || line == most)
            {
                yield return length == rest.Length ? rest : Shortened(rest, width, measure);
                yield break;
            }

            int space = rest.LastIndexOf(' ', length);
            length = space > 0 ? space : length;
            yield return rest[..length].TrimEnd();
            rest = rest[length..].TrimStart();
        }
    }

    private static string Shortened(string text, float width, Func<string, float> measure) =>
        text[..Fitting(text, width - measure(Ellipsis), measure)].TrimEnd() + Ellipsis;

    // The most letters that fit, at least one; no letter of two characters is taken apart.
    private static int Fitting(string text, float width, Func<string, float> measure)
    {
        if (measure(text) <= width)
            return text.Length;
        int fits = 1, tooMany = text.Length;
        while (tooMany - fits > 1)
        {
            int middle = (fits + tooMany) / 2;
            (fits, tooMany) = measure(text[..middle]) <= width ? (middle, tooMany) : (fits, middle);
        }

        return char.IsHighSurrogate(text[fits - 1]) ? Math.Max(2, fits - 1) : fits;
    }
}
