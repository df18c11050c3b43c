using System.Text;
using LrFind.Charts;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Reports.Figures;

/// <summary>The picture of a curve in a file, as PNG or SVG by the ending of its name.</summary>
internal static class CurvePicture
{
    private const int Width = 1200;
    private const int Height = 800;

    /// <summary>Draws a curve into a file, which is overwritten.</summary>
    /// <exception cref="ArgumentException">The name ends neither in .png nor in .svg.</exception>
    public static void Save(CurveReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is not (".png" or ".svg"))
            throw new ArgumentException($"'{path}' ends in '{ending}'; expected .png or .svg", nameof(path));
        Scene scene = FigureRenderer.Render(LossCurveFigure.Create(report), Width, Height);
        using FileStream stream = File.Create(path);
        if (ending == ".png")
            PngEncoder.Write(stream, SceneRasterizer.Render(scene));
        else
            stream.Write(Encoding.UTF8.GetBytes(SvgWriter.Write(scene)));
    }
}
