namespace LrFind.Testing;

/// <summary>What work allocates once it is warm.</summary>
internal static class Allocation
{
    private const int Calls = 100;
    private const int Rounds = 5;

    /// <summary>
    /// Fails when every round of calls allocates on this thread. A single round may: when the runtime compiles a loop anew while it runs, what
    /// it allocates for that is counted too. Work that allocates does so in every round.
    /// </summary>
    public static void IsNone(Action work)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            for (int i = 0; i < Calls; i++)
                work();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Calls; i++)
                work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
