using System.CommandLine;
using System.Globalization;
using LrFind.Charts;
using LrFind.Cli.Help;
using LrFind.Cli.Output;
using LrFind.Foundation.Files;
using LrFind.Reports.Figures;

namespace LrFind.Cli.OptionGroups;

/// <summary>What to draw, and how.</summary>
internal sealed class PlotOptionGroup
{
    private readonly bool _drawsByItself;
    private readonly Option<string[]> _plot;

    private readonly Option<bool> _noPlot = new("--no-plot") { Description = "Draw nothing, neither to a file nor in the terminal" };

    private readonly ValueOption<string?> _title;

    private readonly ValueOption<ChartTheme> _theme = OptionFactory.Choice("--theme", "The colours of the plot",
        ("light", ChartTheme.Light), ("dark", ChartTheme.Dark));

    private readonly Option<bool> _transparent = new("--transparent") { Description = "Leave the background of the plot out" };

    private readonly ValueOption<(int Width, int Height)?> _size;

    private readonly ValueOption<double> _scale = OptionFactory.Number("--scale", "NUMBER",
        "Pixels of the plot per pixel of --size, 2 for a hi-dpi screen", 1);

    /// <summary>The options of a command.</summary>
    /// <param name="defaultFile">What is drawn where nothing is said, in the words of help.</param>
    /// <param name="defaultSize">The size where none is given, in the words of help.</param>
    /// <param name="defaultTitle">The headline where none is given, in the words of help.</param>
    /// <param name="drawsByItself">Whether the command draws where nothing is said. Default: yes.</param>
    public PlotOptionGroup(string defaultFile, string defaultSize, string defaultTitle = "data and model", bool drawsByItself = true)
    {
        _drawsByItself = drawsByItself;
        _plot = new Option<string[]>("--plot")
        {
            HelpName = "FILE",
            Description = $"The file of the plot, as in lr.svg; {PictureFormats.Endings} by the ending, may be repeated [default: {defaultFile}]",
        };
        _title = OptionFactory.Text("--title", "TEXT", $"The headline of the plot, as in \"Iris, a small network\" [default: {defaultTitle}]");
        _size = new("--size", "WxH", $"The size of the plot in pixels [default: {defaultSize}]",
            $"WIDTHxHEIGHT from {PictureSize.MinWidth}x{PictureSize.MinHeight} to {PictureSize.MaxSize}x{PictureSize.MaxSize}, as in 1200x800",
            null, TrySize);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        HelpSection section = command.Section(HelpTopic.Plot);
        if (_drawsByItself)
            section.AddCommon(_plot).Add(_noPlot);
        else
            section.Add(_plot);
        section.Add(_size).Add(_scale).Add(_theme).Add(_transparent).Add(_title);
    }

    /// <summary>Whether an option is one of these.</summary>
    public bool Has(Option option) => ((Option[])[_plot, _noPlot, _size, _scale, _theme, _transparent, _title]).Contains(option);

    /// <summary>The options as a record.</summary>
    /// <param name="values">What is given.</param>
    /// <param name="terminal">Where to warn of a picture that cannot be drawn here, and that nobody asked for by name.</param>
    /// <exception cref="UsageException">There is no such format, the size cannot be drawn, or nothing can.</exception>
    public PlotOptions Bind(OptionValues values, Terminal terminal)
    {
        string[] files = values.All(_plot);
        if (files.Length > 0 && values.IsOn(_noPlot))
            throw new UsageException("--plot and --no-plot exclude each other", "--plot");
        foreach (string file in files)
        {
            if (PictureFormats.Of(file) is null)
                throw new UsageException($"--plot is '{file}'; expected a name that ends in {PictureFormats.Endings}{NearestFile.EndingHint(file, PictureFormats.AllEndings)}", "--plot");
        }

        double scale = values.Get(_scale);
        if (scale is < PictureSize.MinScale or > PictureSize.MaxScale)
        {
            throw new UsageException(FormattableString.Invariant(
                $"--scale is {scale}; expected a number from {PictureSize.MinScale} to {PictureSize.MaxScale}"), "--scale");
        }

        if (values.Get(_size) is { } given && !values.IsOn(_noPlot))
            RequireDrawable(files, new PictureSize(given.Width, given.Height, scale));
        ChartTheme theme = values.Get(_theme) with { IsTransparent = values.IsOn(_transparent) };
        var wanted = new PlotOptions(values.IsOn(_noPlot) || !_drawsByItself ? files : files.Length > 0 ? files : null,
            new ChartOptions { Theme = theme, Title = values.Get(_title) }, values.Get(_size), scale);
        return DrawingLibrary.OfThisProcess.Drawable(wanted, terminal);
    }

    // Before the work that the picture is of.
    private static void RequireDrawable(string[] files, PictureSize size)
    {
        foreach (PictureFormat format in files.Length == 0 ? [PictureFormat.Png] : files.Select(f => PictureFormats.Of(f)!.Value))
        {
            if (size.ExcessOf(format) is { } excess)
            {
                throw new UsageException(
                    FormattableString.Invariant($"--size is {size.Width}x{size.Height}, with --scale {size.Scale} {excess}; make one of the two smaller"), "--size");
            }
        }
    }

    private static bool TrySize(string text, out (int Width, int Height)? size)
    {
        size = null;
        if (text.Split('x', 'X') is not [var left, var right]
            || !int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            || !int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out int height))
            return false;
        if (width is >= PictureSize.MinWidth and <= PictureSize.MaxSize && height is >= PictureSize.MinHeight and <= PictureSize.MaxSize)
            size = (width, height);
        return size is not null;
    }
}

/// <summary>What to draw, and how.</summary>
/// <param name="Files">The files of the plot; none to draw nothing, <see langword="null"/> for the one that the command draws by itself.</param>
/// <param name="Chart">How it looks.</param>
/// <param name="Size">Its size; <see langword="null"/> for the command's own.</param>
/// <param name="Scale">Pixels of a raster format for each of the size.</param>
internal sealed record PlotOptions(IReadOnlyList<string>? Files, ChartOptions Chart, (int Width, int Height)? Size, double Scale)
{
    /// <summary>Whether to draw in the terminal, too, which takes letters only.</summary>
    public bool InTerminal { get; init; } = Files is not { Count: 0 };

    /// <summary>The size to draw.</summary>
    /// <param name="byDefault">The size where none is given.</param>
    public PictureSize SizeOr(PictureSize byDefault)
    {
        if (Size is not { } given)
            return byDefault with { Scale = Scale };
        double? zoom = byDefault.FixedZoom is { } natural
            ? natural * Math.Min(given.Width / (double)byDefault.Width, given.Height / (double)byDefault.Height) : null;
        return new PictureSize(given.Width, given.Height, Scale) { FixedZoom = zoom };
    }
}
