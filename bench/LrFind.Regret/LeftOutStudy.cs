using LrFind.Curves;
using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>How good the centre of the descent is when smoothing and power are chosen on all tables but the one it is judged on.</summary>
internal static class LeftOutStudy
{
    // The first split is for the range tests, the others tell what the rates are worth.
    private const int Splits = 3;
    private const int Runs = 4;

    /// <param name="Bandwidth">The standard deviation of the smoothing kernel, in decades.</param>
    /// <param name="Power">Of the slope in the weights of the centre.</param>
    private readonly record struct Choice(double Bandwidth, double Power);

    private static readonly Choice s_ours = new(CurveAnalysis.ProbeBandwidth, 2);
    private static readonly Choice[] s_choices =
        [.. from bandwidth in new[] { 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5 } from power in new[] { 1, 1.5, 2, 3, 4, 8 } select new Choice(bandwidth, power)];

    /// <param name="Table">The table.</param>
    /// <param name="Rates">Of each run, for each choice; <see langword="null"/> where there is none.</param>
    /// <param name="Oracle">What they are worth on other splits.</param>
    private sealed record Finding(string Table, IReadOnlyDictionary<Choice, double?[]> Rates, Oracle Oracle);

    /// <summary>Prints the tables.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Finding[] findings = Work.Each([.. Problem.OnSplits(tables, Splits)], Study);
        PrintGrid(findings);
        Console.WriteLine(Numbers.Head(1, "table left out", "bandwidth", "power", "regret", $"with {s_ours.Bandwidth.Text("0.##")} and {s_ours.Power}"));
        var all = new List<double>();
        foreach (string table in findings.Select(f => f.Table).Distinct())
        {
            Choice best = s_choices.MinBy(c => RegretsOf(c, findings.Where(f => f.Table != table)).Average());
            Finding[] left = [.. findings.Where(f => f.Table == table)];
            all.AddRange(RegretsOf(best, left));
            Console.WriteLine(Numbers.Row(table, best.Bandwidth.Text("0.##"), best.Power.Text("0.#"), RegretsOf(best, left).Summary(), RegretsOf(s_ours, left).Summary()));
        }

        Console.WriteLine(Numbers.Row("all", "", "", all.Summary(), RegretsOf(s_ours, findings).Summary()));
    }

    private static void PrintGrid(Finding[] findings)
    {
        Console.WriteLine($"mean regret, and standard deviation of log₁₀ of the rate from run to run, by bandwidth and power, {findings.Length} problems");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["bandwidth", .. s_choices.Select(c => c.Power.Text("0.#")).Distinct()]));
        foreach (var row in s_choices.GroupBy(c => c.Bandwidth))
            Console.WriteLine(Numbers.Row([row.Key.Text("0.##"), .. row.Select(c => $"{RegretsOf(c, findings).Average().Text("0.0000")}, {Deviation(c, findings).Text("0.00")}")]));
        Console.WriteLine();
    }

    private static IEnumerable<double> RegretsOf(Choice choice, IEnumerable<Finding> findings) => findings.SelectMany(f => f.Rates[choice].Select(r => f.Oracle.Stopped(r)));

    private static double Deviation(Choice choice, IEnumerable<Finding> findings) => Math.Sqrt(findings.Average(f =>
    {
        double[] decades = [.. f.Rates[choice].Where(r => r is not null).Select(r => Math.Log10(r!.Value))];
        return decades.Length < 2 ? 0 : decades.Sum(d => (d - decades.Average()) * (d - decades.Average())) / (decades.Length - 1);
    }));

    private static Finding Study(IReadOnlyList<Problem> splits)
    {
        CurveAnalysis[] runs = [.. Enumerable.Range(0, Runs).Select(run => CurveAnalysis.Compute(splits[0].Curves(seed: 10 * run)))];
        return new(splits[0].Dataset.Name, s_choices.ToDictionary(c => c, c => runs.Select(r => Rate(r, c)).ToArray()), new Oracle([.. splits.Skip(1)], [1_000]));
    }

    // The rule with another bandwidth and power.
    private static double? Rate(CurveAnalysis analysis, Choice choice)
    {
        if (analysis.Landmarks is null)
            return null;
        var fit = LocalLinearFit.At(analysis.Decades, analysis.Mean, choice.Bandwidth);
        int minimum = fit.Values.IndexOf(Lowest(fit.Values));
        double weights = 0, sum = 0;
        for (int i = 0; i <= minimum; i++)
        {
            double weight = Math.Pow(Math.Max(-fit.Slopes[i], 0), choice.Power);
            weights += weight;
            sum += weight * analysis.Decades[i];
        }

        return weights > 0 ? Math.Pow(10, sum / weights) : null;
    }

    private static double Lowest(ReadOnlySpan<double> values)
    {
        double lowest = values[0];
        foreach (double value in values)
            lowest = Math.Min(lowest, value);
        return lowest;
    }
}
