using LrFind.Core.Tests.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

/// <summary>Files that are used whole have a limit, which counts the bytes that come.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    [InlineData(1 << 20)]
    public void A_file_up_to_the_limit_is_read(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(_folder.PathOf("f"), bytes);
        Assert.Equal(bytes, WholeFile.Read(_folder.PathOf("f"), 1 << 20, "a test"));
    }

    [Fact]
    public void A_larger_file_is_refused_with_the_limit()
    {
        string path = _folder.PathOf("f");
        File.WriteAllBytes(path, new byte[(1 << 20) + 1]);
        Assert.Equal($"{path}: error: the file holds more than 1 MiB; expected a test, which has no more; name another file",
            Tables.ErrorOf(() => WholeFile.Read(path, 1 << 20, "a test")));
    }

    [Fact]
    public void A_file_without_a_length_is_read_up_to_the_limit()
    {
        if (!File.Exists("/dev/zero"))
            return;
        Assert.Equal("/dev/zero: error: the file holds more than 256 KiB; expected a test, which has no more; name another file",
            Tables.ErrorOf(() => WholeFile.Read("/dev/zero", 256 << 10, "a test")));
        Assert.NotEmpty(WholeFile.Read("/proc/self/status", 256 << 10, "a test"));
    }

    public void Dispose() => _folder.Dispose();
}
