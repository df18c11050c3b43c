using LrFind.Cli.Output;

namespace LrFind.Tests.Output;

public class ProgressTests
{
    [Fact]
    public void A_terminal_sees_how_far_the_work_is()
    {
        string error = ErrorOf(showsProgress: true);
        Assert.StartsWith("\r\e[Ktrainings  [", error, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_does_not() => Assert.Empty(ErrorOf(showsProgress: false));

    private static string ErrorOf(bool showsProgress)
    {
        var error = new StringWriter();
        int done = Progress.Show(new Terminal(TextWriter.Null, error, showsProgress), "trainings", 2, progress =>
        {
            // Work that is soon over shows nothing.
            Thread.Sleep(300);
            progress?.Report(1);
            return 2;
        });
        Assert.Equal(2, done);
        return error.ToString();
    }
}
