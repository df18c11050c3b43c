using LrFind.Charts;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;
using LrFind.Cli.OptionGroups;
using LrFind.Curves;
using LrFind.Reports;

namespace LrFind.Cli.Output;

/// <summary>All files of a command: opened before the work starts, written when it is done, put in place together.</summary>
internal sealed class Outputs : IDisposable
{
    private readonly OutputOptions _options;
    private readonly OutputFolder _folder;
    private readonly List<OutputFile> _files = [];
    private readonly OutputFile? _png;
    private readonly OutputFile? _svg;
    private readonly OutputFile? _curve;
    private readonly OutputFile? _json;

    /// <summary>Opens the files.</summary>
    /// <param name="options">Which, and where.</param>
    /// <param name="name">The name of the plot, without its ending.</param>
    /// <param name="input">What is read, and none may overwrite.</param>
    /// <param name="kind">What stands between its name and its ending.</param>
    /// <exception cref="UsageException">One cannot be written.</exception>
    public Outputs(OutputOptions options, string name, string input, string kind = "lr")
    {
        _options = options;
        _folder = OutputFolder.Open(options.Folder);
        try
        {
            _png = OpenIf(options.Png, $"{name}.{kind}.png");
            _svg = OpenIf(options.Svg, $"{name}.{kind}.svg");
            _curve = OpenIf(options.Curve is not null, options.Curve!);
            _json = OpenIf(options.Json is not (null or OutputOptionGroup.StandardOutput), options.Json!);
        }
        catch
        {
            Dispose();
            throw;
        }

        OutputFile? OpenIf(bool wanted, string file)
        {
            if (!wanted)
                return null;
            string path = _folder.PathOf(file);
            if (Path.GetFullPath(path) == Path.GetFullPath(input))
                throw new UsageException($"writing '{path}' would overwrite the data");
            if (_files.Exists(f => Path.GetFullPath(f.Path) == Path.GetFullPath(path)))
                throw new UsageException($"two outputs are called '{path}'");
            var opened = OutputFile.Open(path);
            _files.Add(opened);
            return opened;
        }
    }

    /// <summary>The files, as the user would name them.</summary>
    public IReadOnlyList<string> Names => [.. _files.Select(f => f.Path)];

    /// <summary>Writes all files of curves and puts them in place.</summary>
    /// <param name="curves">What is drawn.</param>
    /// <param name="metadata">What the curve file says of the curves.</param>
    /// <param name="writeJson">Writes the JSON document.</param>
    /// <exception cref="UsageException">One cannot be written; when it cannot even be filled, none is put in place.</exception>
    public void Write(CurveReport curves, Func<IReadOnlyList<KeyValuePair<string, string>>> metadata, Action<TextWriter> writeJson) => Write(
        (width, height) => FigureRenderer.Render(LossCurveFigure.Create(curves), width, height),
        writer => CurveFile.Write(writer, curves.Result.Analysis.Curves, metadata()),
        writeJson);

    /// <summary>Writes all files and puts them in place.</summary>
    /// <param name="draw">Draws the plot in a width and a height.</param>
    /// <param name="writeCurve">Writes the recorded losses as CSV.</param>
    /// <param name="writeJson">Writes the JSON document.</param>
    /// <exception cref="UsageException">One cannot be written; when it cannot even be filled, none is put in place.</exception>
    public void Write(Func<int, int, Scene> draw, Action<TextWriter> writeCurve, Action<TextWriter> writeJson)
    {
        if (_png is not null || _svg is not null)
            WritePlot(draw(_options.Width, _options.Height));
        _curve?.WriteText(writeCurve);
        _json?.WriteText(writeJson);
        foreach (OutputFile file in _files)
            file.Commit();
        _folder.Keep();
    }

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose()
    {
        foreach (OutputFile file in _files)
            file.Dispose();
        _folder.Dispose();
    }

    private void WritePlot(Scene scene)
    {
        _png?.Write(stream => PngEncoder.Write(stream, SceneRasterizer.Render(scene, _options.Scale)));
        _svg?.WriteText(writer => writer.Write(SvgWriter.Write(scene)));
    }
}
