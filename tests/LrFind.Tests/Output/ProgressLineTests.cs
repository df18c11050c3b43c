using LrFind.Cli.Output;

namespace LrFind.Tests.Output;

public class ProgressLineTests
{
    // Long enough for several looks at the work.
    private const int Patience = 600;

    [Fact]
    public void Work_that_is_soon_over_shows_nothing()
    {
        var writer = new StringWriter();
        using (ProgressLine line = Line(writer, 10))
        {
            for (int i = 1; i <= 10; i++)
                line.Report(i);
        }

        Assert.Empty(writer.ToString());
    }

    [Fact]
    public void Longer_work_shows_a_line_and_takes_it_away()
    {
        var writer = new StringWriter();
        using (ProgressLine line = Line(writer, 200_000))
        {
            line.Report(50_000);
            Thread.Sleep(Patience);
        }

        string text = writer.ToString();
        Assert.StartsWith("\r\e[Kwork  [=======                       ] 50000/200000  ", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_whose_length_changes_says_how_long_it_is_by_now()
    {
        var writer = new StringWriter();
        using (ProgressLine line = Line(writer, 0))
        {
            line.Report(new ProgressState(3_000_000_000, 6_000_000_000));
            Thread.Sleep(Patience);
        }

        Assert.StartsWith("\r\e[Kwork  [===============               ] 3000000000/6000000000  0 s left", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_never_reports_is_seen_to_go_on()
    {
        var writer = new StringWriter();
        using (Line(writer, 0))
            Thread.Sleep(Patience);
        string[] shown = writer.ToString().Split("\r\e[K");
        Assert.Matches(@"^work  \d s$", shown[1]);
        Assert.Empty(shown[^1]);
    }

    [Fact]
    public void A_sweep_counts_the_steps_of_cells_that_run_and_the_cells_that_are_done()
    {
        var writer = new StringWriter();
        using (var progress = new SweepProgress(Terminal(writer), cells: 6, left: 4, steps: 300))
        {
            IProgress<int> one = progress.NextCell(), two = progress.NextCell();
            one.Report(200);
            two.Report(100);
            one.Report(300);
            progress.Finish();
            two.Report(200);
            Thread.Sleep(Patience);
        }

        Assert.StartsWith("\r\e[Ksweep  [============                  ] 3/6 cells  ", writer.ToString(), StringComparison.Ordinal);
    }

    private static ProgressLine Line(StringWriter writer, long total) => new(Terminal(writer), "work", total);

    private static Terminal Terminal(StringWriter writer) => new(TextWriter.Null, writer, ShowsProgress: true);
}
