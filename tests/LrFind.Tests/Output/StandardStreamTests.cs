using LrFind.Cli.Output;

namespace LrFind.Tests.Output;

public class StandardStreamTests
{
    [Theory]
    [InlineData(3, "$lrfind run nope.csv 2>&-")]
    [InlineData(3, "$lrfind run nope.csv >&-")]
    [InlineData(3, "$lrfind run nope.csv 2>/dev/full")]
    [InlineData(2, "$lrfind --nope >/dev/full 2>&1")]
    [InlineData(2, "$lrfind suggest curve.csv -q --no-plot >&-")]
    [InlineData(2, "$lrfind suggest curve.csv -q --no-plot >/dev/full")]
    [InlineData(2, "$lrfind suggest curve.csv --json --no-plot >/dev/full 2>&-")]
    [InlineData(2, "$lrfind suggest curve.csv -q --no-plot >&- 2>&-")]
    [InlineData(0, "$lrfind suggest curve.csv -q --no-plot 2>&-")]
    [InlineData(0, "$lrfind suggest curve.csv -q --no-plot <&-")]
    [InlineData(2, "$lrfind --help >&-")]
    [InlineData(2, "$lrfind --version >/dev/full")]
    [InlineData(3, "$lrfind run - -q --no-plot <&-")]
    [InlineData(3, "$lrfind inspect - <&- >&-")]
    public async Task A_broken_stream_never_breaks_the_process(int code, string script)
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        folder.Write("curve.csv", File.ReadAllText(Repo.Sample("curves/pytorch-sgd.csv")));
        Assert.Equal(code, (await Shell.Run(folder, script)).ExitCode);
        Assert.Equal(["curve.csv"], folder.Files);
    }

    [Fact]
    public async Task What_is_wrong_is_said_where_it_can_be()
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        Assert.Equal("lrfind: error: cannot write to standard output: No space left on device\n", (await Shell.Run(folder, "$lrfind --version >/dev/full")).Error);
        Assert.Equal("lrfind: error: cannot write to standard output: it is closed\n", (await Shell.Run(folder, "$lrfind --version >&-")).Error);
        Assert.Equal("standard input: error: it is closed; expected a CSV table there, as '< data.csv' puts it\n", (await Shell.Run(folder, "$lrfind run - <&-")).Error);
    }

    [Fact]
    public void A_stream_that_somebody_needs_says_once_that_it_broke()
    {
        using var stream = new StandardStream(new FullStream(), "standard output");
        Assert.Equal("cannot write to standard output: full", Assert.Throws<IOException>(() => stream.Write([1])).Message);
        stream.Write([1]);
        stream.Flush();
    }

    [Fact]
    public void A_stream_for_last_words_says_nothing()
    {
        using var stream = new StandardStream(new FullStream(), name: null);
        stream.Write([1]);
        using var closed = new StandardStream(null, name: null);
        closed.Write([1]);
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");
    }
}
