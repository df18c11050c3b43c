using LrFind.Foundation.Files;

namespace LrFind.Tests.Foundation.Files;

public class LockFileTests
{
    [Fact]
    public void A_lock_is_held_by_one_and_goes_away_with_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("lock");
        using (LockFile.Take(path))
        {
            Assert.Equal(["lock"], folder.Files);
            Assert.Throws<IOException>(() => LockFile.Take(path));
            Assert.Equal(["lock"], folder.Files);
        }

        Assert.Empty(folder.Files);
        LockFile.Take(path).Dispose();
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_lock_that_was_left_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        folder.Write("lock", "");
        using (LockFile.Take(folder.PathOf("lock")))
            Assert.Throws<IOException>(() => LockFile.Take(folder.PathOf("lock")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Who_cleans_up_takes_what_was_left_and_not_what_is_held()
    {
        using var folder = new TemporaryFolder();
        folder.Write("left.lock", "");
        using LockFile held = LockFile.Take(folder.PathOf("held.lock"));
        TemporaryFile.RemoveUnlocked(folder.Path, "*.lock");
        Assert.Equal(["held.lock"], folder.Files);
    }

    [Fact]
    public void Many_who_take_and_clean_up_at_once_never_hold_the_same_lock_twice()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.lock");
        int holders = 0, most = 0, taken = 0;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 3 == 0)
                TemporaryFile.RemoveUnlocked(folder.Path, "*.lock");
            try
            {
                using LockFile held = LockFile.Take(path);
                int now = Interlocked.Increment(ref holders);
                most = Math.Max(most, now);
                Interlocked.Increment(ref taken);
                Thread.Yield();
                Interlocked.Decrement(ref holders);
            }
            catch (IOException)
            {
                // Another has it.
            }
        });
        Assert.Equal(1, most);
        Assert.True(taken > 0);
        Assert.Empty(folder.Files);
    }
}
