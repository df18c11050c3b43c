using LrFind.Experiments.Sweeps;

namespace LrFind.Regret;

/// <summary>How the best constant rate goes with the length of the training, and whether a power of it makes the suggestion better.</summary>
internal static class LengthStudy
{
    // The first split is for the range tests, the others tell what the rates are worth.
    private const int Splits = 3;

    // Where nothing is referred to: the length of the studies that chose the rule.
    private const double UsualLength = 1_000;

    private static readonly int[] s_lengths = [100, 300, 1_000, 3_000, 10_000];
    private static readonly double[] s_powers = [0, 0.3, 0.4, 0.5, 0.65, 0.8];

    private static readonly Func<Finding, string>[] s_groupings =
        [_ => "all", f => f.Problem.Optimizer.Name, f => f.Problem.Model.Name, f => f.Problem.Dataset.Task.ToString(), f => f.Problem.Dataset.Name];

    private sealed record Finding(Problem Problem, (double Lowest, double Highest)[] Best, Oracle Oracle, double?[] Suggestions)
    {
        /// <summary>The powers of the length with which the lowest of the best rates goes, their middle, and the highest.</summary>
        public double[] Powers { get; } = [Power(Best, b => b.Lowest), Power(Best, Middle), Power(Best, b => b.Highest)];

        /// <summary>The suggestions, referred to a length.</summary>
        public IEnumerable<double?> Referred(int length, double power) => Suggestions.Select(rate => rate * Math.Pow(UsualLength / s_lengths[length], power));

        public static double Middle((double Lowest, double Highest) best) => Math.Sqrt(best.Lowest * best.Highest);

        private static double Power((double, double)[] best, Func<(double Lowest, double Highest), double> rate) =>
            PowerFit.Fit([[.. best.Select((b, i) => ((double)s_lengths[i], rate(b)))]])!.Exponent;
    }

    /// <summary>Prints the tables.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Finding[] findings = Work.Each([.. Problem.OnSplits(tables, Splits)], Study);
        PrintMiddles(findings);
        PrintPowers(findings);
        PrintRegrets("all, stopped at the best of 40 looks", findings, (oracle, rate, length) => oracle.Stopped(rate, length));
        PrintRegrets("all, stopped at the best of close looks", findings, (oracle, rate, length) => oracle.Closely(rate, length));
        PrintRegrets("all, not stopped", findings, (oracle, rate, length) => oracle.Final(rate, length));
        foreach (var group in s_groupings.Skip(1).SelectMany(findings.GroupBy))
            PrintRegrets($"{group.Key}, stopped at the best of 40 looks", [.. group], (oracle, rate, length) => oracle.Stopped(rate, length));
    }

    private static Finding Study(IReadOnlyList<Problem> splits)
    {
        var oracle = new Oracle([.. splits.Skip(1)], s_lengths);
        double?[] suggestions = splits[0].Suggestions();
        return new(splits[0], [.. s_lengths.Select((_, i) => oracle.Best(i))], oracle, suggestions);
    }

    private static void PrintMiddles(Finding[] findings)
    {
        Console.WriteLine("the middle of the best rates, by steps");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["problem", .. s_lengths.Select(l => l.ToString("N0")), "power", "suggestion"]));
        foreach (Finding f in findings)
            Console.WriteLine(Numbers.Row([f.Problem.Name, .. f.Best.Select(b => Finding.Middle(b).Text("0.0e+00")), f.Powers[1].Text("0.00"), f.Suggestions[0]?.Text("0.0e+00") ?? "none"]));
        Console.WriteLine();
    }

    private static void PrintPowers(Finding[] findings)
    {
        Console.WriteLine("the power of the length: median (quartiles)");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, "problems", "number", "lowest of the best rates", "middle", "highest"));
        foreach (var group in s_groupings.SelectMany(findings.GroupBy))
        {
            var powers = Enumerable.Range(0, 3).Select(i => group.Select(f => f.Powers[i]).ToArray());
            Console.WriteLine(Numbers.Row([group.Key, $"{group.Count()}", .. powers.Select(Quartiles)]));
        }

        Console.WriteLine();
    }

    private static void PrintRegrets(string name, Finding[] findings, Func<Oracle, double?, int, double> regret)
    {
        Console.WriteLine($"{name}: mean regret (90th percentile, worst) of the suggestion times (1,000 / steps) to a power, {findings.Length} problems");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["power", .. s_lengths.Select(l => l.ToString("N0"))]));
        foreach (double power in s_powers)
            Console.WriteLine(Numbers.Row([power.Text("0.00"), .. s_lengths.Select((_, i) => findings.SelectMany(f => f.Referred(i, power).Select(r => regret(f.Oracle, r, i))).Summary())]));
        Console.WriteLine();
    }

    private static string Quartiles(double[] powers) => $"{powers.Quantile(0.5).Text("0.00")} ({powers.Quantile(0.25).Text("0.00")} to {powers.Quantile(0.75).Text("0.00")})";
}
