using LrFind.Foundation.Files;

namespace LrFind.Tests.Foundation.Files;

public class FileIdentityTests
{
    [Fact]
    public void A_file_is_the_same_by_all_its_names()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("sub"));
        string file = folder.Write("a", "");
        File.CreateSymbolicLink(folder.PathOf("link"), "a");
        File.CreateSymbolicLink(folder.PathOf("sub/over"), "../link");
        Directory.CreateSymbolicLink(folder.PathOf("here"), ".");
        foreach (string name in new[] { "a", "link", "sub/over", "here/a", "here/here/link", "sub/../a" })
            Assert.Equal(FileIdentity.Of(file), FileIdentity.Of(folder.PathOf(name)));
    }

    [Fact]
    public void A_file_that_is_not_there_yet_is_known_by_its_place()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.PathOf("here"), ".");
        File.CreateSymbolicLink(folder.PathOf("dangling"), "here/new");
        Assert.Equal(FileIdentity.Of(folder.PathOf("new")), FileIdentity.Of(folder.PathOf("here/new")));
        Assert.Equal(FileIdentity.Of(folder.PathOf("new")), FileIdentity.Of(folder.PathOf("dangling")));
        Assert.NotEqual(FileIdentity.Of(folder.PathOf("new")), FileIdentity.Of(folder.PathOf("newer")));
        Assert.Equal(FileIdentity.Of(folder.PathOf("no/such/x")), FileIdentity.Of(folder.PathOf("no/other/../such/x")));
    }

    [Fact]
    public void Files_that_are_equal_are_not_the_same()
    {
        using var folder = new TemporaryFolder();
        Assert.NotEqual(FileIdentity.Of(folder.Write("a", "x")), FileIdentity.Of(folder.Write("b", "x")));
    }

    [Fact]
    public void The_target_of_a_relative_link_is_beside_the_link()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("sub"));
        File.CreateSymbolicLink(folder.PathOf("sub/link"), "there");
        Assert.Equal(folder.PathOf("sub/there"), FileIdentity.Target(folder.PathOf("sub/link")));
        string here = Path.GetRelativePath(Environment.CurrentDirectory, folder.PathOf("sub/link"));
        Assert.Equal(folder.PathOf("sub/there"), FileIdentity.Target(here));
        Assert.Equal(Path.GetFullPath("plain"), FileIdentity.Target("plain"));
    }

    [Fact]
    public void Devices_and_folders_are_told_from_files()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(EntryKind.File, EntryStatus.Of(folder.Write("a", ""))!.Kind);
        Assert.Equal(EntryKind.Folder, EntryStatus.Of(folder.Path)!.Kind);
        Assert.Null(EntryStatus.Of(folder.PathOf("nothing")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(EntryKind.Device, EntryStatus.Of("/dev/null")!.Kind);
    }
}
