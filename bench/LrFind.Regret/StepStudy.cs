namespace LrFind.Regret;

/// <summary>How good a suggestion is, and how far it moves, when the range test has more steps or fewer.</summary>
internal static class StepStudy
{
    // The first split is for the range tests, the others tell what the rates are worth.
    private const int Splits = 3;

    // A suggestion that stays within so many decades, over ladders of at least so many steps, stands still.
    private const double Still = 0.3;
    private const int FewestStill = 50;

    private const int UsualSteps = 100;

    private static readonly int[] s_steps = [30, 50, 100, 300, 1_000, 3_000];

    // As read off, and referred by the way that the weights have come; between them what RMSprop does.
    private static readonly (string Name, double Power)[] s_rows = [("as read off", 0), ("× ((N − 1)/99)^0.6", 0.6), ("× (N − 1)/99", 1)];

    /// <param name="Problem">The problem.</param>
    /// <param name="Oracle">What the rates are worth on other splits.</param>
    /// <param name="ReadOff">For each ladder, the suggestion of each run.</param>
    private sealed record Finding(Problem Problem, Oracle Oracle, double?[][] ReadOff)
    {
        /// <summary>The suggestions of a ladder as that of the usual steps would have them.</summary>
        public IEnumerable<double?> Referred(int ladder, double power) =>
            ReadOff[ladder].Select(rate => rate * Math.Pow((s_steps[ladder] - 1.0) / (UsualSteps - 1), power));

        /// <summary>How far they move over the ladders: each run's, and the mean of the runs; where there is none, without bounds.</summary>
        public IEnumerable<double> Moves(double power, bool ofMean)
        {
            double[][] decades = [.. s_steps.Select((_, i) => Referred(i, power).Select(r => r is { } rate ? Math.Log10(rate) : double.PositiveInfinity).ToArray())];
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
        PrintProblems(findings);
    }

    private static Finding Study(IReadOnlyList<Problem> splits) => new(
        splits[0], new Oracle([.. splits.Skip(1)], [1_000]), [.. s_steps.Select(splits[0].Suggestions)]);

    private static void Print(string name, Finding[] findings)
    {
        Console.WriteLine($"{name}: mean regret (90th percentile, worst) by the steps of the range test, {findings.Length} problems");
        Console.WriteLine();
        string within = $"within {Still.Text("0.0")} decades";
        Console.WriteLine(Numbers.Head(1, ["suggestion", .. s_steps.Select(s => s.ToString("N0")), $"runs {within}", $"problems {within}"]));
        foreach ((string row, double power) in s_rows)
        {
            var regrets = s_steps.Select((_, i) => findings.SelectMany(f => f.Referred(i, power).Select(r => f.Oracle.Stopped(r))).Summary());
            Console.WriteLine(Numbers.Row([row, .. regrets, Share(f => f.Moves(power, ofMean: false)), Share(f => f.Moves(power, ofMean: true))]));
        }

        Console.WriteLine();
        Console.WriteLine($"{name}: decades from the suggestion of {UsualSteps} steps, the median over problems and runs, and how many have none");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["suggestion", .. s_steps.Select(s => s.ToString("N0"))]));
        foreach ((string row, double power) in s_rows)
            Console.WriteLine(Numbers.Row([row, .. s_steps.Select((_, i) => Shift(findings, i, power))]));
        Console.WriteLine(Numbers.Row(["none", .. s_steps.Select((_, i) => $"{findings.Sum(f => f.ReadOff[i].Count(r => r is null))}")]));
        Console.WriteLine();

        string Share(Func<Finding, IEnumerable<double>> moves)
        {
            double[] all = [.. findings.SelectMany(moves)];
            return $"{(100.0 * all.Count(m => m <= Still) / all.Length).Text("0")} %";
        }
    }

    private static void PrintProblems(Finding[] findings)
    {
        Console.WriteLine($"× (N − 1)/99, decades from the suggestion of {UsualSteps} steps, the median over runs");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["problem", .. s_steps.Select(s => s.ToString("N0"))]));
        foreach (Finding f in findings)
            Console.WriteLine(Numbers.Row([f.Problem.Name, .. s_steps.Select((_, i) => Shift([f], i, 1))]));
    }

    private static string Shift(Finding[] findings, int ladder, double power)
    {
        int usual = Array.IndexOf(s_steps, UsualSteps);
        var shifts = findings.SelectMany(f => f.Referred(ladder, power).Zip(f.Referred(usual, power), (rate, at) => Math.Log10(rate / at ?? double.NaN)));
        return shifts.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Quantile(0.5).Text("+0.00;-0.00");
    }
}
