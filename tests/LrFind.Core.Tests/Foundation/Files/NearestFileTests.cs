using LrFind.Foundation.Files;

namespace LrFind.Tests.Foundation.Files;

public class NearestFileTests
{
    [Theory]
    [InlineData("iris", "iris.csv")]
    [InlineData("Iris", "iris.csv")]
    [InlineData("irsi.csv", "iris.csv")]
    [InlineData("IRIS.CSV", "iris.csv")]
    [InlineData("iris.cvs", "iris.csv")]
    [InlineData("wine-2.csv", "wine-1.csv")]
    [InlineData("wine", "wine-1.csv")]
    public void A_file_of_the_same_folder_is_meant(string name, string meant)
    {
        using TemporaryFolder folder = Folder();
        Assert.Equal($"; did you mean '{folder.PathOf(meant)}'?", NearestFile.Hint(folder.PathOf(name)));
    }

    [Theory]
    [InlineData("titanic.csv")]
    [InlineData("sub")]
    [InlineData("hidden.csv")]
    [InlineData("")]
    [InlineData("nowhere/iris.csv")]
    public void None_is_where_none_is_called_like_it(string name)
    {
        using TemporaryFolder folder = Folder();
        Assert.Equal("", NearestFile.Hint($"{folder.Path}/{name}"));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_meant()
    {
        using TemporaryFolder folder = Folder();
        File.CreateSymbolicLink(folder.PathOf("lost.csv"), folder.PathOf("nowhere"));
        Assert.Equal("", NearestFile.Hint(folder.PathOf("lost.csv")));
        Assert.Equal("", NearestFile.Hint(folder.PathOf("lots.csv")));
    }

    [Fact]
    public void A_file_of_the_current_folder_is_named_without_it()
    {
        string file = Directory.GetFiles(".", "LrFind.Core.Tests.runtimeconfig.json").Single();
        Assert.Equal("; did you mean 'LrFind.Core.Tests.runtimeconfig.json'?", NearestFile.Hint(Path.GetFileName(file).Replace("runtime", "rnutime", StringComparison.Ordinal)));
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        foreach (string file in (string[])["iris.csv", "iris.lr.png", "wine-1.csv", ".hidden.csv"])
            folder.Write(file, "");
        Directory.CreateDirectory(folder.PathOf("subs"));
        return folder;
    }
}
