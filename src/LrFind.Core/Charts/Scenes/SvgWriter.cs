using System.Globalization;
using System.Text;

namespace LrFind.Charts.Scenes;

/// <summary>Writes a scene as a standalone SVG document; text stays text.</summary>
internal static class SvgWriter
{
    private const string FontFamily = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
    private const double HaloWidth = 0.3;

    /// <summary>The scene as SVG text, lines separated by a line feed.</summary>
    /// <param name="idPrefix">Start of every id in the document; give each SVG its own when several share one HTML page.</param>
    /// <exception cref="ArgumentException"><paramref name="idPrefix"/> is not a letter followed by letters, digits, '-' or '_'.</exception>
    public static string Write(Scene scene, string idPrefix = "chart")
    {
        ArgumentNullException.ThrowIfNull(scene);
        CheckPrefix(idPrefix);
        var svg = new StringBuilder(16 * 1024);
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"").Append(idPrefix).Append("-title\"");
        Number(svg, " width", scene.Width);
        Number(svg, " height", scene.Height);
        svg.Append(" viewBox=\"0 0 ").Append(Round(scene.Width)).Append(' ').Append(Round(scene.Height));
        svg.Append("\" font-family=\"").Append(FontFamily).Append("\">\n");
        svg.Append("<title id=\"").Append(idPrefix).Append("-title\">");
        SvgText.Escape(svg, scene.Title);
        svg.Append("</title>\n");
        WriteClipPaths(svg, scene, idPrefix);
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"").Append(scene.Background.ToHex()).Append("\"/>\n");
        WriteShapes(svg, scene, idPrefix);
        return svg.Append("</svg>\n").ToString();
    }

    private static void CheckPrefix(string idPrefix)
    {
        bool valid = !string.IsNullOrEmpty(idPrefix) && char.IsAsciiLetter(idPrefix[0]);
        foreach (char c in idPrefix ?? "")
        {
            valid &= char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
        }

        if (!valid)
        {
            string message = $"An SVG id prefix is a letter followed by letters, digits, '-' or '_', but is '{idPrefix}'.";
            throw new ArgumentException(message, nameof(idPrefix));
        }
    }

    // Shapes that share a clip follow each other, so each run of them gets one group with its own clip path.
    private static void WriteClipPaths(StringBuilder svg, Scene scene, string idPrefix)
    {
        Rect? current = null;
        int count = 0;
        foreach (Shape shape in scene.Shapes)
        {
            if (!SameClip(shape.Clip, current) && shape.Clip is Rect clip)
            {
                svg.Append("<clipPath id=\"").Append(idPrefix).Append("-clip").Append(Round(++count)).Append("\"><rect");
                WriteBounds(svg, clip);
                svg.Append("/></clipPath>\n");
            }

            current = shape.Clip;
        }
    }

    private static void WriteShapes(StringBuilder svg, Scene scene, string idPrefix)
    {
        Rect? current = null;
        int count = 0;
        foreach (Shape shape in scene.Shapes)
        {
            if (!SameClip(shape.Clip, current))
            {
                svg.Append(current is null ? "" : "</g>\n");
                if (shape.Clip is not null)
                {
                    svg.Append("<g clip-path=\"url(#").Append(idPrefix).Append("-clip").Append(Round(++count)).Append(")\">\n");
                }

                current = shape.Clip;
            }

            WriteShape(svg, shape);
        }

        svg.Append(current is null ? "" : "</g>\n");
    }

    private static bool SameClip(Rect? a, Rect? b) =>
        a is Rect one ? b is Rect other && one.Contains(other) && other.Contains(one) : b is null;

    private static void WriteShape(StringBuilder svg, Shape shape)
    {
        switch (shape)
        {
            case RectangleShape rectangle:
                svg.Append("<rect");
                WriteBounds(svg, rectangle.Bounds);
                WriteFill(svg, shape);
                svg.Append("/>\n");
                break;
            case RuleShape rule:
                WriteRule(svg, rule);
                break;
            case PolylineShape line:
                svg.Append("<path d=\"");
                WritePath(svg, line);
                svg.Append('"');
                WriteStroke(svg, line, line.Width, line.Dash);
                svg.Append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n");
                break;
            case CircleShape circle:
                WriteCircle(svg, circle);
                break;
            case TextShape text:
                WriteText(svg, text);
                break;
        }
    }

    private static void WriteRule(StringBuilder svg, RuleShape rule)
    {
        svg.Append("<line");
        Number(svg, " x1", rule.X1);
        Number(svg, " y1", rule.Y1);
        Number(svg, " x2", rule.X2);
        Number(svg, " y2", rule.Y2);
        WriteStroke(svg, rule, rule.Width, rule.Dash);
        svg.Append("/>\n");
    }

    private static void WritePath(StringBuilder svg, PolylineShape line)
    {
        PointList points = line.Points;
        for (int i = 0; i < points.Count; i++)
        {
            if (!points.IsPlace(i))
            {
                continue;
            }

            bool starts = !points.IsPlace(i - 1);
            svg.Append(starts ? 'M' : 'L').Append(Round(points.X(i))).Append(' ').Append(Round(points.Y(i)));
            // A lone point needs a line of no length to show its round ends.
            svg.Append(starts && !points.IsPlace(i + 1) ? "h0" : "");
        }
    }

    private static void WriteCircle(StringBuilder svg, CircleShape circle)
    {
        svg.Append("<circle");
        Number(svg, " cx", circle.X);
        Number(svg, " cy", circle.Y);
        Number(svg, " r", circle.Radius);
        if (circle.Outline is double width)
        {
            WriteStroke(svg, circle, width, null);
        }
        else
        {
            WriteFill(svg, circle);
        }

        svg.Append("/>\n");
    }

    private static void WriteText(StringBuilder svg, TextShape text)
    {
        svg.Append("<text");
        Number(svg, " x", text.X);
        Number(svg, " y", text.Y);
        Number(svg, " font-size", text.Size);
        svg.Append(text.Weight == TextWeight.Semibold ? " font-weight=\"600\"" : "");
        svg.Append(text.Anchor switch
        {
            TextAnchor.Middle => " text-anchor=\"middle\"",
            TextAnchor.End => " text-anchor=\"end\"",
            _ => "",
        });
        WriteFill(svg, text);
        if (text.Rotation != 0)
        {
            svg.Append(" transform=\"rotate(").Append(Round(text.Rotation)).Append(' ')
                .Append(Round(text.X)).Append(' ').Append(Round(text.Y)).Append(")\"");
        }

        if (text.Halo is Color halo)
        {
            svg.Append(" stroke=\"").Append(halo.ToHex()).Append("\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
            Number(svg, " stroke-width", HaloWidth * text.Size);
        }

        svg.Append('>');
        SvgText.WriteContent(svg, text.Text);
        svg.Append("</text>\n");
    }

    private static void WriteBounds(StringBuilder svg, Rect bounds)
    {
        Number(svg, " x", bounds.X);
        Number(svg, " y", bounds.Y);
        Number(svg, " width", bounds.Width);
        Number(svg, " height", bounds.Height);
    }

    private static void WriteFill(StringBuilder svg, Shape shape)
    {
        svg.Append(" fill=\"").Append(shape.Color.ToHex()).Append('"');
        if (shape.Opacity < 1)
        {
            Number(svg, " fill-opacity", shape.Opacity);
        }
    }

    private static void WriteStroke(StringBuilder svg, Shape shape, double width, double? dash)
    {
        svg.Append(" fill=\"none\" stroke=\"").Append(shape.Color.ToHex()).Append('"');
        Number(svg, " stroke-width", width);
        if (dash is double length)
        {
            Number(svg, " stroke-dasharray", length);
        }

        if (shape.Opacity < 1)
        {
            Number(svg, " stroke-opacity", shape.Opacity);
        }
    }

    private static void Number(StringBuilder svg, string name, double value) =>
        svg.Append(name).Append("=\"").Append(Round(value)).Append('"');

    private static string Round(double value)
    {
        // A scene holds finite numbers only; should one slip through, a wrong place is better than a broken document.
        double rounded = double.IsFinite(value) ? Math.Round(value, 2) : 0;
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
