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

    /// <param name="Problem">The problem.</param>
    /// <param name="Oracle">What the rates are worth on other splits.</param>
    /// <param name="ReadOff">For each ladder, the suggestion of each run.</param>
    private sealed record Finding(Problem Problem, Oracle Oracle, double?[][] ReadOff)
    {
        /// <summary>The suggestions as the reference ladder would have them.</summary>
        public double?[][] Referred { get; } =
            [.. ReadOff.Select((rates, i) => rates.Select(rate => rate * (s_steps[i] - 1) / (UsualSteps - 1)).ToArray())];
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
        splits[0], new Oracle([.. splits.Skip(1)], [1_000]), [.. s_steps.Select(steps => splits[0].Suggestions(steps))]);

    private static void Print(string name, Finding[] findings)
    {
        Console.WriteLine($"{name}: mean regret (90th percentile, worst) by the steps of the range test, {findings.Length} problems");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["steps", .. s_steps.Select(s => s.ToString("N0")), $"within {Still.Text("0.0")} decades"]));
        PrintRow("as read off", findings, f => f.ReadOff);
        PrintRow("referred", findings, f => f.Referred);
        Console.WriteLine();
        Console.WriteLine($"{name}: decades from the suggestion of {UsualSteps} steps, the median over problems and runs, and how many have none");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["steps", .. s_steps.Select(s => s.ToString("N0"))]));
        Console.WriteLine(Numbers.Row(["as read off", .. Shifts(findings, f => f.ReadOff)]));
        Console.WriteLine(Numbers.Row(["referred", .. Shifts(findings, f => f.Referred)]));
        Console.WriteLine(Numbers.Row(["none", .. s_steps.Select((_, i) => $"{findings.Sum(f => f.ReadOff[i].Count(r => r is null))}")]));
        Console.WriteLine();
    }

    private static void PrintRow(string name, Finding[] findings, Func<Finding, double?[][]> rates)
    {
        var regrets = s_steps.Select((_, i) => findings.SelectMany(f => rates(f)[i].Select(r => f.Oracle.Stopped(r))).Summary());
        double[] moves = [.. findings.SelectMany(f => Moves(rates(f)))];
        double still = 100.0 * moves.Count(m => m <= Still) / moves.Length;
        Console.WriteLine(Numbers.Row([name, .. regrets, $"{still.Text("0")} %"]));
    }

    // How far each run's suggestion moves over the ladders; where one has none, without bounds.
    private static IEnumerable<double> Moves(double?[][] rates) => Enumerable.Range(0, rates[0].Length).Select(run =>
    {
        double[] decades = [.. rates.Where((_, i) => s_steps[i] >= FewestStill).Select(r => r[run] is { } rate ? Math.Log10(rate) : double.PositiveInfinity)];
        return decades.Max() - decades.Min();
    });

    private static IEnumerable<string> Shifts(Finding[] findings, Func<Finding, double?[][]> rates)
    {
        int usual = Array.IndexOf(s_steps, UsualSteps);
        for (int i = 0; i < s_steps.Length; i++)
        {
            var shifts = findings.SelectMany(f => rates(f)[i].Zip(rates(f)[usual], (rate, at) => Math.Log10(rate / at ?? double.NaN)));
            yield return shifts.Where(double.IsFinite).Quantile(0.5).Text("+0.00;-0.00");
        }
    }
}
