using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>Whether a constant rate at the end of the stable range trains without blowing up.</summary>
internal static class EdgeStudy
{
    private const int Steps = 1_000;
    private const int Seeds = 2;
    private const int StepsBetweenLooks = 50;
    private const int ProbeRows = 256;

    // Eight rates a decade.
    private static readonly double[] s_rates = LearningRateRange.Rates(StepMode.Exponential, 1e-5, 100, 57);
    private static readonly int[] s_steps = [50, 100, 300, 1_000, 3_000];
    private static readonly double[] s_shares = [0.05, 0.25, 0.5, 0.75];

    /// <param name="ByEnd">The highest rate that trains, where a training blows up that ends above its start.</param>
    /// <param name="ByLooks">The same, where it blows up that stands above its start at any look.</param>
    /// <param name="Highest">The highest rate with which a training ends below its start, whatever lower ones do.</param>
    private sealed record Limits(double ByEnd, double ByLooks, double Highest);

    // What could be reported as the end of the range.
    private static readonly (string Name, Func<SuggestionResult, double> At)[] s_ends =
    [
        ("end of the stable range", r => r.Suggestion!.Landmarks.Edge),
        ("minimum", r => r.Suggestion!.Landmarks.Minimum),
        ("first stop of a repeat", r => FirstStop(r.Analysis)),
    ];

    private static readonly (string Name, Func<Limits, double> Of)[] s_limits =
        [("ends above its start", l => l.ByEnd), ("stands above it at a look", l => l.ByLooks), ("highest that does not end above it", l => l.Highest)];

    /// <param name="Problem">The problem.</param>
    /// <param name="Limits">Which rates train.</param>
    /// <param name="Answers">For each number of steps, what each run says that has a suggestion.</param>
    private sealed record Finding(Problem Problem, Limits Limits, SuggestionResult[][] Answers);

    /// <summary>Prints the tables.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Finding[] findings = Work.Each([.. Problem.All(tables.Select(t => t.Split(0)))], Study);
        Console.WriteLine($"decades that the end of the range lies below the highest rate that trains {Steps} steps, {findings.Length} problems");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(3, ["problems", "end", "blown up", "step mode", "at or above", .. s_shares.Select(s => $"{100 * s} %")]));
        foreach ((string blownUp, Func<Limits, double> limit) in s_limits)
            Print("all", findings, s_ends[0], blownUp, limit);
        foreach (var group in findings.GroupBy(f => f.Problem.Optimizer.Name))
            Print(group.Key, [.. group], s_ends[0], s_limits[0].Name, s_limits[0].Of);
        foreach (var end in s_ends[1..])
            Print("all", findings, end, s_limits[0].Name, s_limits[0].Of);
        Console.WriteLine();
        LeastSquares.Print();
    }

    private static void Print(string name, Finding[] findings, (string Name, Func<SuggestionResult, double> At) end, string blownUp, Func<Limits, double> limit)
    {
        for (int place = 0; place < s_steps.Length; place++)
        {
            double[] distances = [.. findings.SelectMany(f => f.Answers[place].Select(a => Math.Log10(limit(f.Limits) / end.At(a))))];
            double kept = 100.0 * distances.Count(d => d >= 0) / distances.Length;
            Console.WriteLine(Numbers.Row([name, end.Name, blownUp, $"{s_steps[place]:N0}", $"{kept.Text("0.0")} %", .. s_shares.Select(s => distances.Quantile(s).Signed())]));
        }
    }

    private static Finding Study(Problem problem) =>
        new(problem, LimitsOf(problem), [.. s_steps.Select(steps => problem.Answers(steps).Where(a => a.Suggestion is not null).ToArray())]);

    private static double FirstStop(CurveAnalysis analysis)
    {
        double first = analysis.Curves.Rate(analysis.Curves.Count - 1);
        foreach ((int repeat, CurveEnd end) in analysis.Ends.Index())
        {
            if (end.Reason != StopReason.Completed)
                first = Math.Min(first, analysis.Curves.Rate(Math.Max(0, end.Usable - 1)));
        }

        return first;
    }

    private static Limits LimitsOf(Problem problem)
    {
        var trials = Enumerable.Range(0, s_rates.Length).Select(i => Train(problem, s_rates[i])).ToArray();
        double Below(int first) => s_rates[Math.Max(0, (first < 0 ? s_rates.Length : first) - 1)];
        return new Limits(
            Below(Array.FindIndex(trials, t => t.EndsAbove)),
            Below(Array.FindIndex(trials, t => t.EverAbove)),
            s_rates[Math.Max(0, Array.FindLastIndex(trials, t => !t.EndsAbove))]);
    }

    /// <summary>Trains from every seed: whether the training loss of any ends above its start, and whether it ever stands there at a look.</summary>
    /// <remarks>
    /// At the end it is that of evaluation, as in verify; at looks that of the range test, since the statistics that batch normalisation
    /// remembers are those of its start for a while.
    /// </remarks>
    private static (bool EndsAbove, bool EverAbove) Train(Problem problem, double rate)
    {
        (bool endsAbove, bool everAbove) = (false, false);
        for (long seed = 0; seed < Seeds; seed++)
        {
            RowSet probe = ProbeSet.Draw(problem.Dataset.Training, ProbeRows, seed);
            (ITrainer trainer, BatchSampler batches) = problem.Start(1_000 + seed);
            using (trainer)
            {
                double start = trainer.Evaluate(probe.Slice(0, probe.Count)).Loss, probed = trainer.Probe(probe.Slice(0, probe.Count));
                for (int step = 1; step <= Steps; step++)
                {
                    if (!double.IsFinite(trainer.TrainStep(batches.Next(), rate)))
                        return (true, true);
                    if (step % StepsBetweenLooks == 0)
                        everAbove |= !(trainer.Probe(probe.Slice(0, probe.Count)) <= probed);
                }

                endsAbove |= !(trainer.Evaluate(probe.Slice(0, probe.Count)).Loss <= start);
            }
        }

        return (endsAbove, everAbove || endsAbove);
    }
}
