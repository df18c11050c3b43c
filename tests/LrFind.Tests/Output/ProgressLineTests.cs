using LrFind.Cli.Output;

namespace LrFind.Tests.Output;

public class ProgressLineTests
{
    [Fact]
    public void Work_that_is_soon_over_shows_nothing()
    {
        var writer = new StringWriter();
        using (var line = new ProgressLine(writer, 10))
        {
            for (int i = 1; i <= 10; i++)
                line.Report(i);
        }

        Assert.Empty(writer.ToString());
    }

    [Fact]
    public void Longer_work_shows_a_line_that_fits_the_terminal_and_takes_it_away()
    {
        var writer = new StringWriter();
        using (var line = new ProgressLine(writer, 200_000))
        {
            Thread.Sleep(300);
            line.Report(50_000);
        }

        string text = writer.ToString();
        Assert.StartsWith("\r\e[Krange test  [=======                       ] 50000/200000  ", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", text, StringComparison.Ordinal);
        Assert.True(text.Length < 90);
    }

    [Fact]
    public void Work_whose_length_changes_says_how_long_it_is_by_now()
    {
        var writer = new StringWriter();
        using (var line = new ProgressLine(writer, 1, "tune"))
        {
            Thread.Sleep(300);
            line.Report(3_000_000_000, 6_000_000_000);
        }

        Assert.StartsWith("\r\e[Ktune  [===============               ] 3000000000/6000000000  0 s left", writer.ToString(), StringComparison.Ordinal);
    }
}
