using LrFind.Data;
using LrFind.RangeTests;
using LrFind.Training;

namespace LrFind.Regret;

/// <summary>Whether a constant rate at the end of the stable range trains without blowing up.</summary>
internal static class EdgeStudy
{
    private const int Steps = 1_000;
    private const int Seeds = 2;
    private const int StepsBetweenLooks = 50;
    private const int ProbeRows = 256;

    // Eight rates a decade.
    private static readonly LrLadder s_rates = new(LadderKind.Exponential, 1e-5, 100, 57);
    private static readonly int[] s_ladders = [100, 1_000];
    private static readonly double[] s_shares = [0.05, 0.25, 0.5, 0.75];

    /// <param name="ByEnd">The highest rate that trains, where a training blows up that ends above its start.</param>
    /// <param name="ByLooks">The same, where it blows up that stands above its start at any look.</param>
    /// <param name="Highest">The highest rate with which a training ends below its start, whatever lower ones do.</param>
    private sealed record Limits(double ByEnd, double ByLooks, double Highest);

    /// <param name="Problem">The problem.</param>
    /// <param name="Limits">Which rates train.</param>
    /// <param name="Edges">For each ladder, the end of the range of each run that has one.</param>
    private sealed record Finding(Problem Problem, Limits Limits, double[][] Edges)
    {
        /// <summary>How many decades each end lies below a limit.</summary>
        public IEnumerable<double> Distances(int ladder, Func<Limits, double> limit) => Edges[ladder].Select(edge => Math.Log10(limit(Limits) / edge));
    }

    /// <summary>Prints the tables.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Finding[] findings = Work.Each([.. Problem.All(tables.Select(t => t.Split(0)))], Study);
        Console.WriteLine($"decades that the end of the range lies below the highest rate that trains {Steps} steps, {findings.Length} problems");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(2, ["problems", "blown up", "ladder", "at or above", .. s_shares.Select(s => $"{100 * s} %")]));
        Print("all", findings);
        foreach (var group in findings.GroupBy(f => f.Problem.Optimizer.Name))
            Print(group.Key, [.. group]);
        Console.WriteLine();
        LeastSquares.Print();
    }

    private static void Print(string name, Finding[] findings)
    {
        for (int ladder = 0; ladder < s_ladders.Length; ladder++)
        {
            Row("ends above its start", limits => limits.ByEnd);
            Row("stands above it at a look", limits => limits.ByLooks);
            Row("ends above it, highest that does not", limits => limits.Highest);

            void Row(string blownUp, Func<Limits, double> limit)
            {
                double[] distances = [.. findings.SelectMany(f => f.Distances(ladder, limit))];
                double kept = 100.0 * distances.Count(d => d >= 0) / distances.Length;
                Console.WriteLine(Numbers.Row([name, blownUp, $"{s_ladders[ladder]:N0}", $"{kept.Text("0.0")} %", .. s_shares.Select(s => distances.Quantile(s).Text("+0.00;-0.00"))]));
            }
        }
    }

    private static Finding Study(Problem problem) => new(
        problem, LimitsOf(problem), [.. s_ladders.Select(steps => problem.Suggestions(steps).Where(s => s is not null).Select(s => s!.Roles.Edge).ToArray())]);

    private static Limits LimitsOf(Problem problem)
    {
        var trials = Enumerable.Range(0, s_rates.Steps).Select(i => Train(problem, s_rates[i])).ToArray();
        double Below(int first) => s_rates[Math.Max(0, (first < 0 ? s_rates.Steps : first) - 1)];
        return new Limits(
            Below(Array.FindIndex(trials, t => t.EndsAbove)),
            Below(Array.FindIndex(trials, t => t.EverAbove)),
            s_rates[Math.Max(0, Array.FindLastIndex(trials, t => !t.EndsAbove))]);
    }

    /// <summary>Trains from every seed: whether the training loss of any ends above its start, and whether it ever stands there at a look.</summary>
    private static (bool EndsAbove, bool EverAbove) Train(Problem problem, double rate)
    {
        bool endsAbove = false, everAbove = false;
        for (long seed = 0; seed < Seeds; seed++)
        {
            RowSet probe = ProbeSet.Draw(problem.Dataset.Training, ProbeRows, seed);
            (ITrainer trainer, BatchSampler batches) = problem.Start(1_000 + seed);
            using (trainer)
            {
                double start = trainer.Evaluate(probe.Slice(0, probe.Count)).Loss;
                bool above = false;
                for (int step = 1; step <= Steps; step++)
                {
                    if (!double.IsFinite(trainer.TrainStep(batches.Next(), rate)))
                        return (true, true);
                    if (step % StepsBetweenLooks != 0)
                        continue;
                    above = !(trainer.Evaluate(probe.Slice(0, probe.Count)).Loss <= start);
                    everAbove |= above;
                }

                endsAbove |= above;
            }
        }

        return (endsAbove, everAbove);
    }
}
