using System.CommandLine;
using System.Globalization;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Cli.OptionGroups;

/// <summary>What to write, and where.</summary>
internal sealed class OutputOptionGroup
{
    /// <summary>The file name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    private readonly ValueOption<string?> _output = OptionFactory.Text("--output", "DIR", "The folder to write to [default: the current one]");
    private readonly Option<bool> _noPlot = new("--no-plot") { Description = "Write no PNG" };
    private readonly Option<bool> _svg = new("--svg") { Description = "Write the plot as SVG too" };
    private readonly ValueOption<string?> _curve = OptionFactory.Text("--curve", "FILE.csv", "Write the recorded losses as CSV");

    private readonly ValueOption<string?> _json = OptionFactory.Text("--json", "FILE|-",
        "Write everything as JSON; alone, or as -, to standard output in place of the summary");

    private readonly Option<string[]> _report = ReportOption.Create();

    private readonly ValueOption<(int Width, int Height)> _size = new("--size", "WxH", "The size of the plot in pixels",
        $"WIDTHxHEIGHT from {Scene.MinWidth}x{Scene.MinHeight} to {Scene.MaxSize}x{Scene.MaxSize}, as in 1200x800", (1200, 800), TrySize,
        "1200x800");

    private readonly ValueOption<double> _scale = OptionFactory.Number("--scale", "NUMBER",
        "Pixels of the PNG per pixel of --size, 2 for a hi-dpi screen", 1);
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print the rate to take and nothing else" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _json.Arity = ArgumentArity.ZeroOrOne;
        command.Add(_output);
        command.Add(_noPlot);
        command.Add(_svg);
        command.Add(_curve);
        command.Add(_json);
        command.Add(_report);
        command.Add(_size);
        command.Add(_scale);
        command.Add(_quiet);
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">Two of them want the same thing, or the size cannot be drawn.</exception>
    public OutputOptions Bind(OptionValues values)
    {
        string? json = values.IsGiven(_json) ? values.Get(_json) ?? StandardOutput : null;
        bool quiet = values.IsOn(_quiet);
        if (quiet && json == StandardOutput)
            throw new UsageException("--quiet and --json both want standard output; give --json a file");
        if (values.Get(_curve) == StandardOutput)
            throw new UsageException("--curve is '-'; expected a file, standard output carries the result");
        double scale = values.Get(_scale);
        if (scale is < SceneRasterizer.MinScale or > SceneRasterizer.MaxScale)
            throw new UsageException(FormattableString.Invariant($"--scale is {scale}; expected a number from {SceneRasterizer.MinScale} to {SceneRasterizer.MaxScale}"));
        (int width, int height) = values.Get(_size);
        return new OutputOptions(values.Get(_output), !values.IsOn(_noPlot), values.IsOn(_svg), values.Get(_curve), json,
            width, height, scale, quiet)
        { Reports = _report.Files(values) };
    }

    private static bool TrySize(string text, out (int Width, int Height) size)
    {
        size = default;
        string[] parts = text.Split('x', 'X');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out size.Width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out size.Height)
            && size.Width is >= Scene.MinWidth and <= Scene.MaxSize && size.Height is >= Scene.MinHeight and <= Scene.MaxSize;
    }
}

/// <summary>What to write, and where.</summary>
/// <param name="Folder">The folder; <see langword="null"/> for the current one.</param>
/// <param name="Png">Whether to write the plot as PNG.</param>
/// <param name="Svg">Whether to write the plot as SVG.</param>
/// <param name="Curve">The curve file; <see langword="null"/> for none.</param>
/// <param name="Json">The JSON file, or - for standard output; <see langword="null"/> for none.</param>
/// <param name="Width">The plot's width in pixels.</param>
/// <param name="Height">The plot's height in pixels.</param>
/// <param name="Scale">Pixels of the PNG per pixel of the plot.</param>
/// <param name="Quiet">Whether to print the bare number.</param>
internal sealed record OutputOptions(
    string? Folder, bool Png, bool Svg, string? Curve, string? Json, int Width, int Height, double Scale, bool Quiet)
{
    /// <summary>The reports to hand on. Default: none.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];
}
