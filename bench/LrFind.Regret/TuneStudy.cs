using LrFind.Engines.Embedded;
using LrFind.Experiments.Tuning;

namespace LrFind.Regret;

/// <summary>How good the rates are that <c>lrfind tune</c> measures, on splits of the rows that it does not see.</summary>
internal static class TuneStudy
{
    // Splits that the rates are judged on, by the seeds of the data. The one they are measured on, and folded, is that of seed 0.
    private static readonly long[] s_judges = [101, 102, 103, 104, 105, 106, 107, 108];

    private const int TuneSteps = 1_000;

    // From 10 on, so that no training starts as one of the judge's does.
    private static readonly long[] s_runs = [10, 20];

    private static readonly (string Name, Func<TuneResult, double?> Choose)[] s_candidates =
    [
        ("`tune`", r => r.LearningRate),
        ("the suggestion", r => r.Found.Answer.Suggestion?.LearningRate),
        ("the lowest mean loss of `tune`'s rates", r => Best(r, t => t.Loss)),
        ("the lowest loss on the first split", r => Best(r, t => t.Trial.Runs[0].Best.ValidationLoss)),
    ];

    /// <summary>Tunes every problem and prints a table.</summary>
    /// <param name="tables">The tables.</param>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Problem[] problems = [.. Problem.All(tables.Select(t => t.Split(0)))];
        Problem[][] judges = [.. s_judges.Select(seed => Problem.All(tables.Select(t => t.Split(seed))).ToArray())];
        Score[] scores = [.. s_candidates.Select(_ => new Score())];
        var results = new List<TuneResult>();
        Parallel.For(0, problems.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var engine = new EmbeddedEngine(threads: 1);
            TuneResult[] own = [.. s_runs.Select(seed => LearningRateTuning.Tune(problems[i].Find(seed), engine, new TuneOptions()))];
            var oracle = new Oracle([.. judges.Select(j => j[i])], [TuneSteps]);
            lock (scores)
            {
                results.AddRange(own);
                for (int c = 0; c < scores.Length; c++)
                    scores[c].Add(oracle, [.. own.Select(s_candidates[c].Choose)]);
                double?[] first = [.. s_candidates.Select(c => c.Choose(own[0]))];
                Console.Error.WriteLine($"{problems[i].Name}: tune {first[0]}, regret {oracle.Stopped(first[0])}; suggestion {first[1]}, regret {oracle.Stopped(first[1])}");
            }
        });
        Console.WriteLine($"{problems.Length} problems, {s_runs.Length} runs each, judged on {s_judges.Length} other splits");
        Console.WriteLine();
        Console.WriteLine(Score.Header);
        for (int c = 0; c < scores.Length; c++)
            Console.WriteLine(scores[c].Row(s_candidates[c].Name));
        double[] widths = [.. results.Select(r => r.Interval).OfType<RateInterval>().Select(i => Math.Log10(i.High / i.Low))];
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant($"trainings: {results.Average(r => r.Trainings):0} on average, {results.Max(r => r.Trainings)} at most"));
        Console.WriteLine(FormattableString.Invariant($"intervals: {widths.Average():0.0} decades on average"));
    }

    private static double? Best(TuneResult result, Func<TuneTrial, double> loss) =>
        result.Trials.Where(t => t.Trial.Diverged == 0).MinBy(loss)?.Trial.LearningRate;
}
