using LrFind.Foundation.Files;

namespace LrFind.Tests.Foundation.Files;

public class TemporaryFileTests
{
    [Fact]
    public void Names_are_never_the_same_and_short()
    {
        using var folder = new TemporaryFolder();
        string[] names = [.. Enumerable.Range(0, 100).Select(_ => Path.GetFileName(TemporaryFile.NewName(folder.Path)))];
        Assert.Equal(100, names.Distinct().Count());
        Assert.All(names, name => Assert.True(name.Length < 64));
    }

    [Fact]
    public void Links_of_such_names_are_not_followed_and_not_removed()
    {
        using var folder = new TemporaryFolder();
        string victim = folder.Write("victim", "mine");
        string link = TemporaryFile.NewName(folder.Path);
        File.CreateSymbolicLink(link, victim);
        TemporaryFile.RemoveLeft(folder.Path);
        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Equal(victim, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void One_that_is_open_is_not_taken_for_one_that_was_left()
    {
        using var folder = new TemporaryFolder();
        (FileStream stream, string path) = TemporaryFile.Create(folder.Path);
        using (stream)
        {
            TemporaryFile.RemoveLeft(folder.Path);
            Assert.True(File.Exists(path));
        }

        TemporaryFile.RemoveLeft(folder.Path);
        Assert.Empty(folder.Files);
        Unfinished.Forget(path);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_nothing_to_clean() => TemporaryFile.RemoveLeft(Path.Combine(Path.GetTempPath(), "lrfind-no-such-folder"));
}
