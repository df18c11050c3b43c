using LrFind.Experiments.Sweeps;
using LrFind.Suggestions;

namespace LrFind.Regret;

/// <summary>How the best constant rate and the suggestion go with the batch size, at a fixed number of steps and at a fixed number of epochs.</summary>
internal static class BatchSizeStudy
{
    // The first split is for the range tests, the others tell what the rates are worth.
    private const int Splits = 3;

    // Of the usual batch size as many steps as make the epochs that are held fixed.
    private const int UsualSize = 64;
    private const int Steps = 1_000;

    private static readonly int[] s_sizes = [16, 32, 64, 128, 256, 512];

    private sealed record Finding(Problem Problem, Cell[] Cells);

    /// <param name="Best">The middle of the best rates.</param>
    /// <param name="Regrets">Of the suggestion of each run.</param>
    private sealed record Measured(double Best, double[] Regrets);

    /// <param name="Size">Rows of a mini-batch.</param>
    /// <param name="Suggestion">The geometric mean of the runs' suggestions; not a number where there is none.</param>
    /// <param name="AtSteps">With the same number of steps for all sizes.</param>
    /// <param name="AtEpochs">With the same number of epochs.</param>
    /// <param name="Referred">The regrets there of the suggestions referred to the number of steps.</param>
    private sealed record Cell(int Size, double Suggestion, Measured AtSteps, Measured AtEpochs, double[] Referred);

    /// <summary>Prints the tables.</summary>
    public static void Run(IReadOnlyList<Table> tables)
    {
        Finding[] findings = Work.Each([.. Problem.OnSplits(tables, Splits)], Study);
        Console.WriteLine("the power of the batch size with which each goes (standard error)");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, "optimizer", "problems", "best rate, fixed steps", "best rate, fixed epochs", "suggestion"));
        foreach (var group in findings.GroupBy(f => f.Problem.Optimizer.Name))
            Console.WriteLine(Numbers.Row(group.Key, $"{group.Count()}", Power(group, c => c.AtSteps.Best), Power(group, c => c.AtEpochs.Best), Power(group, c => c.Suggestion)));
        Console.WriteLine();
        PrintRegrets("all", findings);
        foreach (var group in findings.GroupBy(f => f.Problem.Optimizer.Name))
            PrintRegrets(group.Key, [.. group]);
    }

    private static Finding Study(IReadOnlyList<Problem> splits) =>
        new(splits[0], [.. s_sizes.Where(size => splits.All(s => s.Dataset.Training.Count >= size)).Select(size => Study(splits, size))]);

    private static Cell Study(IReadOnlyList<Problem> splits, int size)
    {
        Problem[] resized = [.. splits.Select(s => s with { BatchSize = size })];
        int epochs = Steps * UsualSize / size;
        int[] lengths = [Math.Min(Steps, epochs), Math.Max(Steps, epochs)];
        (int atSteps, int atEpochs) = (Array.IndexOf(lengths, Steps), Array.LastIndexOf(lengths, epochs));
        var oracle = new Oracle([.. resized.Skip(1)], lengths);
        double?[] rates = resized[0].Suggestions();
        double factor = TrainingLength.Factor(epochs);
        double decades = rates.Where(r => r is not null).Select(r => Math.Log10(r!.Value)).DefaultIfEmpty(double.NaN).Average();
        Measured Measure(int length) => new(oracle.Middle(length), [.. rates.Select(r => oracle.Stopped(r, length))]);
        return new(size, Math.Pow(10, decades), Measure(atSteps), Measure(atEpochs), [.. rates.Select(r => oracle.Stopped(r * factor, atEpochs))]);
    }

    private static void PrintRegrets(string name, Finding[] findings)
    {
        Console.WriteLine($"{name}: mean regret (90th percentile, worst) of the suggestion by the batch size, and decades from that of {UsualSize}, the median");
        Console.WriteLine();
        Console.WriteLine(Numbers.Head(1, ["batch size", .. s_sizes.Select(s => $"{s}")]));
        PrintRow("problems", cells => $"{cells.Length}");
        PrintRow("fixed steps", cells => cells.SelectMany(c => c.AtSteps.Regrets).Summary());
        PrintRow("fixed epochs", cells => cells.SelectMany(c => c.AtEpochs.Regrets).Summary());
        PrintRow("fixed epochs, referred to the steps", cells => cells.SelectMany(c => c.Referred).Summary());
        PrintShifts("suggestion", c => c.Suggestion);
        PrintShifts("best rate, fixed steps", c => c.AtSteps.Best);
        PrintShifts("best rate, fixed epochs", c => c.AtEpochs.Best);
        Console.WriteLine();

        void PrintRow(string head, Func<Cell[], string> text) =>
            Console.WriteLine(Numbers.Row([head, .. s_sizes.Select(size => text([.. findings.SelectMany(f => f.Cells).Where(c => c.Size == size)]))]));

        void PrintShifts(string head, Func<Cell, double> rate) => Console.WriteLine(Numbers.Row([head, .. s_sizes.Select(size => findings
            .Where(f => f.Cells.Any(c => c.Size == size))
            .Select(f => Math.Log10(rate(f.Cells.First(c => c.Size == size)) / rate(f.Cells.First(c => c.Size == UsualSize))))
            .Where(double.IsFinite).Quantile(0.5).Signed())]));
    }

    private static string Power(IEnumerable<Finding> findings, Func<Cell, double> rate)
    {
        var fit = PowerFit.Fit(
            findings.Select(f => f.Cells.Select(c => ((double)c.Size, rate(c))).Where(p => double.IsFinite(p.Item2)).ToArray()));
        return fit is null ? "" : $"{fit.Exponent.Text("0.00")} ({fit.StandardError?.Text("0.00")})";
    }
}
