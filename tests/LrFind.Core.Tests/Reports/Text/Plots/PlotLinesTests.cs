using LrFind.Reports;
using LrFind.Reports.Text.Plots;

namespace LrFind.Core.Tests.Reports.Text.Plots;

public class PlotLinesTests
{
    // 7 decades in 71 columns: one every tenth.
    private const int Width = 72;
    private const string Dots = ".'|";

    [Fact]
    public void Each_decade_has_its_tick_and_its_label_below()
    {
        string[] lines = Text(Plot([]));
        Assert.Equal([0, 10, 20, 30, 40, 50, 60, 70], ColumnsOf(lines[11][1..], '+'));
        Assert.Equal(" 1e-6    1e-5      1e-4      1e-3      1e-2      1e-1       1e0      1e1", lines[12]);
    }

    [Fact]
    public void Where_not_all_labels_fit_every_other_decade_has_only_a_tick()
    {
        string[] lines = Text(Plot([]), width: 36);
        Assert.Equal(8, ColumnsOf(lines[11][1..], '+').Length);
        Assert.Equal(" 1e-6    1e-4     1e-2       1e0", lines[12]);
    }

    [Fact]
    public void A_short_range_is_labelled_at_its_ends()
    {
        string[] lines = Text(Plot([]) with { LowRate = 2e-3, HighRate = 3e-2 });
        Assert.Equal([0, 70], ColumnsOf(lines[11][1..], '+'));
        Assert.Equal($" 2.00e-03{new string(' ', 55)}3.00e-02", lines[12]);
    }

    [Fact]
    public void A_point_lands_in_the_column_of_its_rate_and_the_row_of_its_loss()
    {
        // 20 dots upwards: a loss of 0 is in the lowest and one of 19 in the highest.
        for (int decade = -6; decade <= 1; decade++)
        {
            for (int loss = 0; loss < 20; loss++)
            {
                string[] rows = Rows(Plot([(Math.Pow(10, decade), loss)]) with { Losses = new LossRange(0, 19) });
                (int row, int column) = Assert.Single(Drawn(rows));
                Assert.Equal((9 - loss / 2, 10 * (decade + 6)), (row, column));
                Assert.Equal(loss % 2 == 0 ? '.' : '\'', rows[row][column]);
            }
        }
    }

    [Fact]
    public void Braille_has_eight_dots_where_the_point_is()
    {
        // One character wide and one high, two dots by four, is 1/142 of the width and 1/40 of the height.
        double rate = Math.Pow(10, -6 + 7.0 / 141), loss = 1.0 / 39;
        string[] rows = Rows(Plot([(rate, loss)]), glyphs: PlotGlyphs.Unicode);
        Assert.Equal("⠠", rows[9]);
        Assert.All(rows[..9], row => Assert.Equal("", row));
    }

    [Fact]
    public void A_straight_line_is_drawn_without_gaps()
    {
        string[] rows = Rows(Plot([(1e-6, 0), (1e1, 1)]));
        Assert.Equal(Enumerable.Range(0, 71), Drawn(rows).Select(d => d.Column).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 10), Drawn(rows).Select(d => d.Row).Distinct().Order());
        Assert.All(Drawn(rows), d => Assert.InRange(d.Column / 7.1, 9 - d.Row - 0.2, 10 - d.Row + 0.2));
    }

    [Fact]
    public void What_takes_off_leaves_through_the_top_where_it_crosses_it()
    {
        // From the middle at 1e-3 to so far above at 1e1 that all of it happens in one column.
        string[] rows = Rows(Plot([(1e-6, 0.5), (1e-3, 0.5), (1e1, 1e5)]));
        Assert.Equal(Enumerable.Range(0, 31), Drawn(rows).Select(d => d.Column).Distinct().Order());
        Assert.Equal([0, 1, 2, 3, 4], Drawn(rows).Where(d => d.Column == 30).Select(d => d.Row).Order().Take(5));
    }

    [Fact]
    public void A_slope_is_cut_where_it_reaches_the_top_and_not_bent() =>
        // 1 is crossed half-way.
        Assert.Equal(35, Drawn(Rows(Plot([(1e-6, 0), (1e1, 2)]))).Max(d => d.Column));

    [Theory]
    [InlineData(2, 3)]
    [InlineData(-3, -2)]
    public void What_is_outside_all_along_is_not_drawn(double from, double to) => Assert.Empty(Drawn(Rows(Plot([(1e-6, from), (1e1, to)]))));

    [Fact]
    public void Losses_that_are_no_numbers_leave_a_gap()
    {
        string[] rows = Rows(Plot([(1e-6, 0), (1e-5, 0), (1e-4, double.NaN), (1e-3, double.PositiveInfinity), (1e-2, 0), (1e-1, 0)]));
        Assert.Equal(Enumerable.Range(0, 11).Concat(Enumerable.Range(40, 11)), Drawn(rows).Select(d => d.Column));
    }

    [Theory]
    [InlineData(1e-6, 0)]
    [InlineData(1e-3, 30)]
    [InlineData(1e1, 70)]
    public void The_mark_is_a_line_in_the_column_of_its_rate_from_the_head_to_the_axis(double rate, int column)
    {
        string[] lines = Text(Plot([]) with { Mark = new PlotMark(rate, "here", null) });
        Assert.All(lines[1..11], line => Assert.Equal([column + 1], ColumnsOf(line, ':')));
        Assert.Contains(rate < 1e-1 ? ": here" : "here :", lines[0], StringComparison.Ordinal);
        Assert.Equal([column + 1], ColumnsOf(lines[0], ':'));
    }

    [Fact]
    public void The_mark_leaves_the_curve_to_be_seen_and_has_a_point_on_it()
    {
        string[] rows = Rows(Plot([(1e-6, 0.5), (1e1, 0.5)]) with { Mark = new PlotMark(1e-3, "here", 0.9) });
        Assert.Equal('o', rows[1][30]);
        Assert.Equal([1, 5], Enumerable.Range(0, 10).Where(row => rows[row][30] != ':'));
        Assert.Contains(rows[5][30], Dots);
    }

    [Theory]
    [InlineData(1e-4, 1e-2, " {20}\\[={19}\\] range$")]
    [InlineData(1e-2, 1e1, " {34}range \\[={29}\\]$")]
    [InlineData(1e-9, 1e-5, "={10}\\] range$")]
    [InlineData(1e-2, 1e3, " {34}range \\[={30}$")]
    [InlineData(1e-3, 1.0001e-3, " {30}= range$")]
    public void The_range_is_a_bar_under_the_axis_open_where_it_goes_on(double low, double high, string bar) =>
        Assert.Matches($"^ {bar}", Text(Plot([]) with { Band = new PlotBand(low, high, "range") })[13]);

    [Fact]
    public void A_label_that_fits_on_neither_side_of_its_bar_stands_below()
    {
        string[] lines = Text(Plot([]) with { Band = new PlotBand(2e-6, 5e0, "range") });
        Assert.Equal($"{new string(' ', 34)}range", lines[14]);
    }

    [Fact]
    public void Losses_stand_beside_their_row_and_the_first_of_a_row_wins()
    {
        (string Label, string Text)[] lines = [.. PlotLines.Of(Plot([]) with { Levels = [0.5, 0.49, 0, 7, double.NaN] }, Width, PlotGlyphs.Ascii)];
        Assert.Equal(["loss", "", "", "", "", "", "0.500", "", "", "", "0", "", ""], lines.Select(l => l.Label));
        Assert.Equal([5, 9], Enumerable.Range(0, 10).Where(row => lines[row + 1].Text[0] == '+'));
    }

    private static TextPlot Plot((double, double)[] curve) =>
        new() { Curve = curve, LowRate = 1e-6, HighRate = 1e1, Losses = new LossRange(0, 1), Levels = [] };

    private static string[] Text(TextPlot plot, int width = Width, PlotGlyphs? glyphs = null) =>
        [.. PlotLines.Of(plot, width, glyphs ?? PlotGlyphs.Ascii).Select(line => line.Text)];

    // Behind the axis of losses.
    private static string[] Rows(TextPlot plot, PlotGlyphs? glyphs = null) => [.. Text(plot, glyphs: glyphs)[1..11].Select(line => line[1..])];

    private static (int Row, int Column)[] Drawn(string[] rows) =>
        [.. rows.SelectMany((text, row) => Enumerable.Range(0, text.Length).Where(i => Dots.Contains(text[i], StringComparison.Ordinal)).Select(i => (row, i)))];

    private static int[] ColumnsOf(string text, char glyph) => [.. Enumerable.Range(0, text.Length).Where(i => text[i] == glyph)];
}
