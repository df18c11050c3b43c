using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>How good a suggestion is, and how far it moves, when the range test has more steps or fewer.</summary>
internal static class StepStudy
{
    // The first split is for the range tests, the others tell what the rates are worth.
    private const int Splits = 3;

    // A suggestion that stays within so many decades, over tests of at least so many steps, stands still.
    private const double Still = 0.3;
    private const int FewestStill = 50;

    private const int UsualSteps = 100;

    private static readonly int[] s_steps = [30, 50, 100, 300, 1_000, 3_000];

    // As the tool says it, as read off the curve, and that times the number of steps, which is the law without what RMSprop's first steps need.
    private static readonly (string Name, Func<Suggestion, int, double> Rate)[] s_rows =
    [
        ("as suggested", (found, _) => found.LearningRate),
        ("as read off", (found, _) => found.ReadOff),
        ("× (N − 1)/99", (found, steps) => found.ReadOff * (steps - 1) / (UsualSteps - 1)),
    ];

    /// <param name="Problem">The problem.</param>
    /// <param name="Oracle">What the rates are worth on other splits.</param>
    /// <param name="Found">For each number of steps, the suggestion of each run.</param>
    private sealed record Finding(Problem Problem, Oracle Oracle, Suggestion?[][] Found)
    {
        /// <summary>The rates with a number of steps.</summary>
        public IEnumerable<double?> Rates(int place, Func<Suggestion, int, double> rate) =>
            Found[place].Select(found => found is null ? (double?)null : rate(found, s_steps[place]));

        /// <summary>How far they move over the numbers of steps: each run's, and the mean of the runs; where there is none, without bounds.</summary>
        public IEnumerable<double> Moves(Func<Suggestion, int, double> rate, bool ofMean)
        {
            double[][] decades = [.. s_steps.Select((_, i) => Rates(i, rate).Select(r => r is { } known ? Math.Log10(known) : double.PositiveInfinity).ToArray())];
            double[][] lasting = [.. decades.Where((_, i) => s_steps[i] >= FewestStill)];
            return ofMean
                ? [Range(lasting.Select(runs => runs.Where(double.IsFinite).DefaultIfEmpty(double.PositiveInfinity).Average()))]
                : Enumerable.Range(0, lasting[0].Length).Select(run => Range(lasting.Select(runs => runs[run])));
        }

        private static double Range(IEnumerable<double> decades) => decades.Max() - decades.Min();
    }

    /// <summary>Prints the tables.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Finding[] findings = Work.Each([.. Problem.OnSplits(tables, Splits)], Study);
        Print("all", findings);
        foreach (var group in findings.GroupBy(f => f.Problem.Optimizer.Name))
            Print(group.Key, [.. group]);
    }

    private static Finding Study(IReadOnlyList<Problem> splits) => new(
        splits[0], new Oracle([.. splits.Skip(1)], [1_000]), [.. s_steps.Select(steps => splits[0].Answers(steps).Select(a => a.Suggestion).ToArray())]);

    private static void Print(string name, Finding[] findings)
    {
        Console.WriteLine($"{name}: mean regret (90th percentile, worst) by the steps of the range test, {findings.Length} problems");
        Console.WriteLine();
        string within = $"within {Still.Text("0.0")} decades";
        Console.WriteLine(Numbers.Head(1, ["suggestion", .. s_steps.Select(s => s.ToString("N0")), $"runs {within}", $"problems {within}"]));
        foreach ((string row, Func<Suggestion, int, double> rate) in s_rows)
        {
            var regrets = s_steps.Select((_, i) => findings.SelectMany(f => f.Rates(i, rate).Select(r => f.Oracle.Stopped(r))).Summary());
            Console.WriteLine(Numbers.Row([row, .. regrets, Share(f => f.Moves(rate, ofMean: false)), Share(f => f.Moves(rate, ofMean: true))]));
        }

        Console.WriteLine();
        Console.WriteLine($"{name}: decades from the suggestion of {UsualSteps} steps, the median over problems and runs, and how many have none");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["suggestion", .. s_steps.Select(s => s.ToString("N0"))]));
        foreach ((string row, Func<Suggestion, int, double> rate) in s_rows)
            Console.WriteLine(Numbers.Row([row, .. s_steps.Select((_, i) => Shift(findings, i, rate))]));
        Console.WriteLine(Numbers.Row(["none", .. s_steps.Select((_, i) => $"{findings.Sum(f => f.Found[i].Count(r => r is null))}")]));
        Console.WriteLine();

        string Share(Func<Finding, IEnumerable<double>> moves)
        {
            double[] all = [.. findings.SelectMany(moves)];
            return $"{(100.0 * all.Count(m => m <= Still) / all.Length).Text("0")} %";
        }
    }

    private static string Shift(Finding[] findings, int place, Func<Suggestion, int, double> rate)
    {
        int usual = Array.IndexOf(s_steps, UsualSteps);
        var shifts = findings.SelectMany(f => f.Rates(place, rate).Zip(f.Rates(usual, rate), (one, at) => Math.Log10(one / at ?? double.NaN)));
        return shifts.Where(double.IsFinite).Quantile(0.5).Signed();
    }
}
