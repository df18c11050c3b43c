using LrFind.TorchSharp.Natives;

namespace LrFind.TorchSharp.Tests.Natives;

public class UserCacheTests
{
    [Fact]
    public void The_oldest_files_go_and_the_newest_stay()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 6; i++)
        {
            UserCache.Put(folder.PathOf($"{i}"), [(byte)i]);
            File.SetLastWriteTimeUtc(folder.PathOf($"{i}"), new DateTime(2026, 1, 1 + i, 0, 0, 0, DateTimeKind.Utc));
        }

        UserCache.Trim(folder.Path, 4);
        Assert.Equal(["2", "3", "4", "5"], folder.Files.Order());
        UserCache.Trim(folder.Path, 10);
        Assert.Equal(4, folder.Files.Length);
    }

    [Fact]
    public void A_file_is_put_in_place_whole_over_another()
    {
        using var folder = new TemporaryFolder();
        UserCache.Put(folder.PathOf("new/file"), [1, 2]);
        UserCache.Put(folder.PathOf("new/file"), [3]);
        Assert.Equal([3], File.ReadAllBytes(folder.PathOf("new/file")));
        Assert.Single(Directory.GetFiles(folder.PathOf("new")));
    }
}
