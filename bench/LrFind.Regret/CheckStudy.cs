using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>How often <c>lrfind check</c> is wrong, and where its verdicts change, on each table and whatever the seed.</summary>
internal static class CheckStudy
{
    // Seeds that the good rate was not read from.
    private const long FirstSeed = 10_000;

    // Enough to see where a verdict changes.
    private const int SeedsOfTheMap = 20;

    private static readonly double[] s_ofSuggestion = [0.001, 0.01, 0.1, 1.0 / 3, 1, 3];
    private static readonly double[] s_ofEdge = [0.5, 0.75, 1, 2, 10];

    /// <summary>Prints how many checks pass a good rate and fail one ten times past the edge, and a map of the verdicts between.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="seeds">Checks of each of the two rates.</param>
    public static void Run(IReadOnlyList<Table> tables, int seeds)
    {
        Console.WriteLine("sample         suggestion  passed   10 x edge  failed");
        foreach (Table table in tables)
        {
            (double good, double edge) = First(table);
            int[] passed = Verdicts(table, seeds, good), failed = Verdicts(table, seeds, 10 * edge);
            Console.WriteLine(FormattableString.Invariant(
                $"{table.Name,-14} {good:0.00e+00}    {passed[(int)CheckVerdict.Ok],3}/{seeds}  {10 * edge:0.00e+00}   {failed[(int)CheckVerdict.TooHigh],3}/{seeds}"));
        }

        Console.WriteLine();
        Console.WriteLine($"checks that pass, of {SeedsOfTheMap}, with the suggestion or the edge times");
        Console.WriteLine($"sample         {Factors(s_ofSuggestion)}  {Factors(s_ofEdge)}");
        foreach (Table table in tables)
        {
            (double good, double edge) = First(table);
            string Row(double[] factors, double rate) => string.Concat(factors.Select(f => $"{Verdicts(table, SeedsOfTheMap, f * rate)[(int)CheckVerdict.Ok],6}"));
            Console.WriteLine($"{table.Name,-14} {Row(s_ofSuggestion, good)}  {Row(s_ofEdge, edge)}");
        }
    }

    private static string Factors(double[] factors) => string.Concat(factors.Select(f => FormattableString.Invariant($"{f,6:0.###}")));

    private static (double Suggestion, double Edge) First(Table table)
    {
        Suggestion found = Find(table, seed: 0).Answer.Suggestion!;
        return (found.LearningRate, found.Landmarks.Edge);
    }

    // How many checks came to each verdict, each with its own split, initial weights and batches.
    private static int[] Verdicts(Table table, int seeds, double rate)
    {
        int[] counts = new int[Enum.GetValues<CheckVerdict>().Length];
        Parallel.For(0, seeds, Work.Cores, i =>
        {
            FindResult found = Find(table, FirstSeed + i);
            CheckVerdict verdict = LearningRateCheck.Check(found, new EmbeddedEngine(1), rate, null, new CheckOptions()).Verdict;
            Interlocked.Increment(ref counts[(int)verdict]);
        });
        return counts;
    }

    private static FindResult Find(Table table, long seed)
    {
        return LearningRateFinder.Find(table.Split(seed), new EmbeddedEngine(1), new FinderOptions { RangeTest = new RangeTestOptions { Seed = seed } });
    }
}
