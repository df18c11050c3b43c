using LrFind.Cli;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Reports.Figures;

namespace LrFind.Tests.Output;

public sealed class DrawingLibraryTests : IDisposable
{
    private static readonly DrawingLibrary s_missing = new(() => false), s_there = new(() => true);
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Without_the_library_a_picture_that_nobody_named_is_left_out_with_one_line()
    {
        PlotOptions plot = Drawable(s_missing, null);
        Assert.Empty(plot.Files!);
        Assert.Matches(@"^lrfind: warning: there is no picture, for libSkiaSharp\.\w+, which draws, cannot be loaded; copy it beside lrfind, or use --no-plot\n$",
            _error.ToString());
    }

    [Fact]
    public void Without_the_library_the_terminal_has_its_plot_all_the_same()
    {
        Assert.True(Drawable(s_missing, null).InTerminal);
        Assert.False(Drawable(s_there, []).InTerminal);
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.svg", "b.pdf")]
    public void Without_the_library_a_picture_that_was_named_is_an_error(params string[] files)
    {
        UsageException error = Assert.Throws<UsageException>(() => Drawable(s_missing, files));
        Assert.Matches(@"^--plot is 'a\.\w+', and libSkiaSharp\.\w+, which draws, cannot be loaded; copy it beside lrfind, or leave --plot out$", error.Message);
        Assert.Equal(["--plot"], error.Options);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Where_nothing_is_to_be_drawn_nobody_looks_for_the_library()
    {
        Assert.Empty(Drawable(new DrawingLibrary(() => throw new InvalidOperationException("looked for")), []).Files!);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void With_the_library_all_is_drawn()
    {
        Assert.Null(Drawable(s_there, null).Files);
        Assert.Equal(["a.png"], Drawable(s_there, ["a.png"]).Files!);
        Assert.Null(Drawable(DrawingLibrary.OfThisProcess, null).Files);
        Assert.Empty(_error.ToString());
    }

    private PlotOptions Drawable(DrawingLibrary library, string[]? files) =>
        library.Drawable(new PlotOptions(files, new ChartOptions(), null, 1), Cli.Pipes(TextWriter.Null, _error));
}
