using LrFind.Cli;
using LrFind.Cli.Output.Files;

namespace LrFind.Tests.Output.Files;

public class OutputSetTests
{
    [Fact]
    public void What_cannot_be_put_in_place_takes_the_others_back()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", "old a");
        UsageException refused = Assert.Throws<UsageException>(() =>
        {
            using var set = new OutputSet([], folder.Path);
            foreach (char name in "abc")
                set.Open($"{name}").WriteText(writer => writer.Write($"new {name}"));
            // It comes in between.
            Directory.CreateDirectory(folder.PathOf("c"));
            set.Commit();
        });
        Assert.StartsWith($"cannot write '{folder.PathOf("c")}': ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "c"], folder.Files);
        Assert.Equal("old a", File.ReadAllText(folder.PathOf("a")));
    }

    [Fact]
    public void All_appear_together()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a", "old a");
        using (var set = new OutputSet([], folder.Path))
        {
            set.Open("a").WriteText(writer => writer.Write("new a"));
            set.Open("b").WriteText(writer => writer.Write("new b"));
            Assert.Equal("old a", File.ReadAllText(folder.PathOf("a")));
            Assert.False(File.Exists(folder.PathOf("b")));
            set.Commit();
        }

        Assert.Equal(["a", "b"], folder.Files);
        Assert.Equal(("new a", "new b"), (File.ReadAllText(folder.PathOf("a")), File.ReadAllText(folder.PathOf("b"))));
    }

    [Fact]
    public void What_is_not_put_in_place_leaves_nothing_not_even_the_folder()
    {
        using var folder = new TemporaryFolder();
        using (var set = new OutputSet([], folder.PathOf("new/er")))
        {
            set.Open("a").WriteText(writer => writer.Write("a"));
            Assert.Contains(folder.Files, f => f.StartsWith("new/er/.lrfind-", StringComparison.Ordinal) && f.EndsWith(".tmp", StringComparison.Ordinal));
        }

        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_link_is_followed_and_stays_one()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("deep"));
        folder.Write("deep/real", "old");
        File.CreateSymbolicLink(folder.PathOf("link"), "deep/real");
        File.CreateSymbolicLink(folder.PathOf("dangling"), "deep/new");
        Write(folder, "link", "dangling");
        Assert.Equal(["dangling", "deep", "deep/new", "deep/real", "link"], folder.Files);
        Assert.Equal("deep/real", new FileInfo(folder.PathOf("link")).LinkTarget);
        Assert.Equal(("new link", "new dangling"), (File.ReadAllText(folder.PathOf("deep/real")), File.ReadAllText(folder.PathOf("deep/new"))));
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathOf("a"), "b");
        File.CreateSymbolicLink(folder.PathOf("b"), "a");
        UsageException refused = Assert.Throws<UsageException>(() => Write(folder, "a"));
        Assert.StartsWith($"cannot write '{folder.PathOf("a")}': ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], folder.Files);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void Who_may_read_what_is_replaced_may_read_what_comes(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Write("secret", "old"), mode);
        Write(folder, "secret");
        Assert.Equal(mode, File.GetUnixFileMode(folder.PathOf("secret")));
        Assert.Equal("new secret", File.ReadAllText(folder.PathOf("secret")));
    }

    [Fact]
    public async Task A_device_is_written_into_and_stays_one()
    {
        if (!Shell.IsThere)
            return;
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathOf("null"), "/dev/null");
        Write(folder, "null");
        Assert.Equal("/dev/null", new FileInfo(folder.PathOf("null")).LinkTarget);
        Cli.Result result = await Shell.Run(folder, "test -c /dev/null && mkfifo pipe && (cat pipe > got &) && $lrfind suggest '" + Repo.Sample("curves/pytorch-sgd.csv") + "' -q --no-plot --json pipe && test -p pipe && sleep 0.3");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("{\n  \"schema\"", File.ReadAllText(folder.PathOf("got")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_takes_nothing_keeps_files_from_being_replaced()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var folder = new TemporaryFolder();
        folder.Write("a", "old a");
        File.CreateSymbolicLink(folder.PathOf("full"), "/dev/full");
        UsageException refused = Assert.Throws<UsageException>(() => Write(folder, "a", "full"));
        Assert.StartsWith($"cannot write '{folder.PathOf("full")}': No space left", refused.Message, StringComparison.Ordinal);
        Assert.Equal("old a", File.ReadAllText(folder.PathOf("a")));
    }

    [Fact]
    public void A_name_may_be_as_long_as_names_may_be()
    {
        using var folder = new TemporaryFolder();
        string longest = new('x', 255);
        Write(folder, longest);
        Assert.Equal([longest], folder.Files);
        Assert.Throws<UsageException>(() => Write(folder, longest + "x"));
        Assert.Equal([longest], folder.Files);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_what_another_works_on_is_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".lrfind-00112233445566778899aabbccddeeff.tmp", "left");
        folder.Write("mine.tmp", "mine");
        using var other = new OutputSet([], folder.Path);
        other.Open("a");
        Write(folder, "b");
        Assert.Equal(3, folder.Files.Length);
        Assert.Contains("b", folder.Files);
        Assert.Contains("mine.tmp", folder.Files);
        Assert.DoesNotContain(".lrfind-00112233445566778899aabbccddeeff.tmp", folder.Files);
    }

    [Fact]
    public void A_folder_that_another_process_took_away_is_made_again()
    {
        using var folder = new TemporaryFolder();
        using (var set = new OutputSet([], folder.PathOf("shared")))
        {
            Directory.Delete(folder.PathOf("shared"));
            set.Open("a.txt").WriteText(writer => writer.Write("new"));
            set.Commit();
        }

        Assert.Equal("new", File.ReadAllText(folder.PathOf("shared/a.txt")));
    }

    [Fact]
    public async Task Many_that_make_a_folder_and_take_it_away_at_the_same_time_are_not_in_each_others_way()
    {
        using var folder = new TemporaryFolder();
        string shared = folder.PathOf("shared");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Factory.StartNew(() =>
        {
            for (int i = 0; i < 300; i++)
            {
                using var set = new OutputSet([], shared);
                set.Open($"{worker}.txt");
            }
        }, TaskCreationOptions.LongRunning)));
        Assert.False(Directory.Exists(shared) && Directory.EnumerateFileSystemEntries(shared).Any());
    }

    private static void Write(TemporaryFolder folder, params string[] names)
    {
        using var set = new OutputSet([], folder.Path);
        foreach (string name in names)
            set.Open(name).WriteText(writer => writer.Write($"new {name}"));
        set.Commit();
    }
}
