using LrFind.Charts.Scenes;

namespace LrFind.Charts.Raster;

/// <summary>Draws a scene into pixels, with smooth edges and crisp rules.</summary>
internal static class SceneRasterizer
{
    /// <summary>Smallest number of device pixels per logical pixel.</summary>
    public const double MinScale = 0.5;

    /// <summary>Largest number of device pixels per logical pixel.</summary>
    public const double MaxScale = 4;

    private const int MostPixels = 200_000_000;

    /// <summary>The scene as pixels.</summary>
    /// <param name="scale">Device pixels per logical pixel, 0.5 to 4; 2 is for high-density screens and print.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of range, or the picture would exceed 200 megapixels.</exception>
    public static RasterImage Render(Scene scene, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(scene);
        if (!(scale >= MinScale && scale <= MaxScale))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale of a picture is a number from 0.5 to 4.");
        }

        int width = (int)Math.Round(scene.Width * scale);
        int height = (int)Math.Round(scene.Height * scale);
        if ((long)width * height > MostPixels)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "At this scale the picture would have more than 200 megapixels.");
        }

        var image = new RasterImage(width, height, scale, scene.Background);
        var mask = new CoverageMask(width, height);
        foreach (Shape shape in scene.Shapes)
        {
            SetClip(mask, image, shape.Clip);
            Draw(mask, image, shape);
        }

        return image;
    }

    private static void SetClip(CoverageMask mask, RasterImage image, Rect? clip)
    {
        if (clip is Rect area)
        {
            double scale = image.Scale;
            mask.SetClip(area.X * scale, area.Y * scale, area.Right * scale, area.Bottom * scale);
        }
        else
        {
            mask.SetClip(0, 0, image.Width, image.Height);
        }
    }

    private static void Draw(CoverageMask mask, RasterImage image, Shape shape)
    {
        float scale = (float)image.Scale;
        switch (shape)
        {
            case TextShape text:
                TextPainter.Paint(mask, image, text);
                return;
            case RectangleShape rectangle:
                Rect bounds = rectangle.Bounds;
                mask.AddRectangle(bounds.X * scale, bounds.Y * scale, bounds.Right * scale, bounds.Bottom * scale);
                break;
            case RuleShape rule:
                AddRule(mask, rule, scale);
                break;
            case PolylineShape line:
                new PolylinePainter(mask, line, scale).AddAll();
                break;
            case CircleShape { Outline: double outline } ring:
                mask.AddRing((float)ring.X * scale, (float)ring.Y * scale, (float)ring.Radius * scale, (float)outline * scale / 2);
                break;
            case CircleShape disc:
                float x = (float)disc.X * scale;
                float y = (float)disc.Y * scale;
                mask.AddStroke(x, y, x, y, (float)disc.Radius * scale);
                break;
        }

        mask.Paint(image, shape.Color, shape.Opacity);
    }

    // A rule is a whole number of pixels wide and starts on the grid: a hairline between two pixels would be a grey smear.
    private static void AddRule(CoverageMask mask, RuleShape rule, double scale)
    {
        double width = Math.Max(1, Math.Round(rule.Width * scale));
        double across = Math.Round((rule.IsVertical ? rule.X1 : rule.Y1) * scale - width / 2);
        double start = Math.Round((rule.IsVertical ? Math.Min(rule.Y1, rule.Y2) : Math.Min(rule.X1, rule.X2)) * scale);
        double end = Math.Round((rule.IsVertical ? Math.Max(rule.Y1, rule.Y2) : Math.Max(rule.X1, rule.X2)) * scale);
        double dash = rule.Dash is double length ? Math.Max(1, Math.Round(length * scale)) : end - start;
        for (double from = start; from < end; from += 2 * dash)
        {
            double to = Math.Min(from + dash, end);
            if (rule.IsVertical)
            {
                mask.AddRectangle(across, from, across + width, to);
            }
            else
            {
                mask.AddRectangle(from, across, to, across + width);
            }
        }
    }
}
