using FsCheck;
using FsCheck.Fluent;
using LrFind.Core.Tests.Experiments.Tuning;
using LrFind.Core.Tests.Suggestions;
using LrFind.Curves;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports.Text;
using LrFind.Reports.Text.Plots;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Reports.Text;

public class PlotTextTests
{
    [Theory]
    [InlineData("plots/curve-80.txt", 80, true)]
    [InlineData("plots/curve-40.txt", 40, true)]
    [InlineData("plots/curve-ascii.txt", 80, false)]
    public void A_curve_is_drawn_as_approved(string golden, int columns, bool isUnicode) =>
        Golden.Match(golden, Text(PlantedCurve.Create(noise: 0.02), columns, isUnicode));

    [Fact]
    public void A_search_is_drawn_as_approved() => Golden.Match("plots/tune.txt", Text(Tuned(new PlantedEngine(-2.4, noise: 0.01))));

    [Fact]
    public void In_ASCII_there_is_nothing_else() => Assert.All(Text(PlantedCurve.Create(), isUnicode: false), c => Assert.True(char.IsAscii(c)));

    [Fact]
    public void Below_40_columns_there_is_no_plot()
    {
        Assert.Equal("", Text(PlantedCurve.Create(), columns: 39));
        Assert.NotEqual("", Text(PlantedCurve.Create(), columns: 40));
    }

    [Fact]
    public void Without_room_nobody_is_asked_what_to_draw() =>
        PlotText.Write(TextWriter.Null, null, () => throw new InvalidOperationException("asked"));

    [Fact]
    public void The_suggestion_its_range_and_three_losses_are_named()
    {
        CurveSet curves = PlantedCurve.Create();
        Suggestion found = Suggester.Suggest(curves).Suggestion!;
        string text = Text(curves);
        Assert.Contains(FormattableString.Invariant($"suggestion {found.LearningRate:0.00e+00}"), text, StringComparison.Ordinal);
        Assert.Contains("stable range", text, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($" {found.StartLoss:0.000} ┤"), text, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($" {found.MinimumLoss:0.000} ┤"), text, StringComparison.Ordinal);
        Assert.Equal(3, text.Count(c => c == '┤'));
    }

    [Fact]
    public void A_suggestion_beyond_the_last_rate_is_on_the_axis_all_the_same()
    {
        SuggestionResult result = Suggester.Suggest(PlantedCurve.Create());
        var beyond = new SuggestionResult(result.Verdict, result.Suggestion! with { LearningRate = 300 }, result.Analysis);
        TextPlot plot = ReportPlot.Of(beyond);
        Assert.Equal(300, plot.HighRate);
        Assert.Equal(1, plot.Across(300));
        Assert.Null(plot.Mark!.Loss);
    }

    [Theory]
    [InlineData("flat")]
    [InlineData("rising")]
    [InlineData("infinite")]
    [InlineData("huge")]
    [InlineData("tiny")]
    [InlineData("not a number")]
    public void Curves_that_say_nothing_are_drawn_without_a_mark(string kind)
    {
        Func<double, double> loss = kind switch
        {
            "flat" => _ => 0.7,
            "rising" => t => t + 6,
            "infinite" => t => t > -4.9 ? double.PositiveInfinity : 1,
            "huge" => t => t > -1 ? 1e299 : -1e299,
            "tiny" => _ => double.Epsilon,
            _ => _ => double.NaN,
        };
        string text = Text(PlantedCurve.Of(loss));
        Assert.DoesNotContain("suggestion", text, StringComparison.Ordinal);
        Assert.Equal(13, Lines(text).Length);
        Assert.Equal(kind != "not a number", text.Any(c => c is > '\u2800' and <= '\u28FF'));
    }

    [Fact]
    public void A_flat_curve_is_one_line_across_with_one_label()
    {
        string[] lines = Lines(Text(PlantedCurve.Of(_ => 0.7)));
        Assert.Single(lines, line => line.Contains("⠒⠒⠒⠒", StringComparison.Ordinal) || line.Contains("⠤⠤⠤⠤", StringComparison.Ordinal)
            || line.Contains("⠉⠉⠉⠉", StringComparison.Ordinal) || line.Contains("⣀⣀⣀⣀", StringComparison.Ordinal));
        Assert.StartsWith("      0.700 ┤", Assert.Single(lines, line => line.Contains('┤', StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_step_is_a_dot_in_the_middle()
    {
        string[] lines = Lines(Text(PlantedCurve.Of(_ => 1, steps: 1)));
        string row = Assert.Single(lines, line => line.Any(c => c is > '\u2800' and <= '\u28FF'));
        Assert.InRange(row.Length - 13, 33, 35);
        Assert.Contains("3.16e-06", lines[12], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 50)]
    [InlineData(-3, -20)]
    public void A_search_that_finds_nothing_is_drawn_without_a_mark(double optimum, double blowUp)
    {
        TuneResult result = Tuned(new PlantedEngine(optimum, width: 0.1, blowUp));
        Assert.Null(result.LearningRate);
        Assert.DoesNotContain("tuned", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rate_of_a_search_that_is_low_enough_has_its_point()
    {
        TuneResult result = Tuned(new PlantedEngine(-2));
        TextPlot plot = ReportPlot.Of(result);
        int columns = plot.Curve.Where(p => plot.Up(p.Loss) is >= 0 and <= 1).Select(p => (int)Math.Round(plot.Across(p.Rate) * 135) / 2).Distinct().Count();
        Assert.True(columns >= 3);
        Assert.Equal(columns, Text(result).Count(c => c == '●'));
    }

    [Fact]
    public void No_line_is_longer_than_the_terminal_or_80_columns()
    {
        Gen<(int Columns, bool IsUnicode, CurveSet Curves)> cases =
            from columns in Gen.Choose(20, 200)
            from isUnicode in Gen.Elements(true, false)
            from steps in Gen.Elements(3, 4, 5, 10, 100, 1_000, 10_000)
            from scale in Gen.Elements(1e-300, 1e-9, 1.0, 1e9, 1e300, -1.0)
            from noise in Gen.Elements(0, 0.05, 1.0)
            from seed in Gen.Choose(0, 1_000)
            select (columns, isUnicode, PlantedCurve.Create(steps, noise, scale, seed: seed, repeats: 1 + seed % 3, probe: seed % 2 == 0));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            string[] lines = Lines(Text(c.Curves, c.Columns, c.IsUnicode));
            return lines.Length == 0 == c.Columns < 40 && lines.All(line => line.Length <= Math.Min(c.Columns, 80)) && lines.Length <= 16;
        }).QuickCheckThrowOnFailure();
    }

    private static string Text(CurveSet curves, int columns = 80, bool isUnicode = true) =>
        Text(() => ReportPlot.Of(Suggester.Suggest(curves)), columns, isUnicode);

    private static string Text(TuneResult result) => Text(() => ReportPlot.Of(result), 80, isUnicode: true);

    private static string Text(Func<TextPlot> create, int columns, bool isUnicode)
    {
        var writer = new StringWriter { NewLine = "\n" };
        PlotText.Write(writer, new PlotSpace(columns, isUnicode), create);
        return writer.ToString();
    }

    // Without the empty ones around the plot.
    private static string[] Lines(string text) => text.Trim('\n').Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static TuneResult Tuned(PlantedEngine engine) => LearningRateTuning.Tune(
        PlantedEngine.Found(), engine, new TuneOptions { Trial = new TrialOptions { TrainSteps = 100, TrainSeeds = 4 } });
}
