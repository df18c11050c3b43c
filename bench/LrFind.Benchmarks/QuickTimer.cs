using System.Diagnostics;

namespace LrFind.Benchmarks;

/// <summary>A quick measurement, for comparing two programs in turn; see <see cref="StepBenchmarks"/> for the thorough one.</summary>
public static class QuickTimer
{
    /// <summary>The median time of a call in microseconds, over rounds of about ten milliseconds each.</summary>
    /// <param name="work">What to time.</param>
    /// <param name="seconds">How long to measure, after a warm-up of half as long.</param>
    public static double MedianMicroseconds(Action work, double seconds)
    {
        ArgumentNullException.ThrowIfNull(work);
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds / 2; calls++)
            work();
        int perRound = Math.Max(1, (int)(calls * 0.01 / (seconds / 2)));

        var rounds = new List<double>();
        start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds || rounds.Count < 5)
        {
            long round = Stopwatch.GetTimestamp();
            for (int i = 0; i < perRound; i++)
                work();
            rounds.Add(Stopwatch.GetElapsedTime(round).TotalMicroseconds / perRound);
        }

        rounds.Sort();
        return rounds[rounds.Count / 2];
    }
}
