using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports;

/// <summary>What the table of a sweep is sorted by, the least first; cells alike stay in the order of the grid.</summary>
internal sealed class SweepOrder
{
    private readonly Func<SweepReport, SweepCell, SweepKey> _keyOf;

    private SweepOrder(string name, Func<SweepReport, SweepCell, SweepKey> keyOf, params string[] otherNames) =>
        (Name, _keyOf, OtherNames) = (name, keyOf, otherNames);

    /// <summary>The order of the grid, which is the usual one.</summary>
    public static SweepOrder Grid { get; } = new("cell", (_, c) => SweepKey.Of(c.Index));

    /// <summary>All of them: the cell's place, its settings, and what it came to.</summary>
    public static IReadOnlyList<SweepOrder> All { get; } =
    [
        Grid,
        new("model", (_, c) => new(0, 0, c.Model)),
        new("optimizer", (r, c) => new(0, 0, r.OptimizerOf(c)), "optim"),
        new("batch-size", (_, c) => SweepKey.Of(c.BatchSize), "batch"),
        new("weight-decay", (_, c) => SweepKey.Of(c.WeightDecay), "decay"),
        new("momentum", (_, c) => SweepKey.Of(c.Momentum), "mom"),
        Answer("rate", o => o.LearningRate, "lr", "learning-rate", "suggestion"),
        Answer("onset", o => o.Onset),
        Answer("edge", o => o.Edge),
        Answer("spread", o => o.Spread, "spread-decades"),
        Answer("loss", o => o.MinimumLoss, "minimum-loss"),
        new("verdict", (r, c) => new(IsAnswered(r, c) ? 0 : 1, 0, r.Outcomes[c.Index]?.Verdict ?? "")),
    ];

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>What the column is called elsewhere: in the table, or in the files.</summary>
    public IReadOnlyList<string> OtherNames { get; }

    /// <summary>The order of a name in any case; <see langword="null"/> where there is none.</summary>
    public static SweepOrder? Find(string name)
    {
        foreach (SweepOrder order in All)
        {
            if (NameText.Same(order.Name, name) || NameText.Find(name, order.OtherNames) is not null)
                return order;
        }

        return null;
    }

    /// <summary>The cells in this order.</summary>
    public IEnumerable<SweepCell> Sort(SweepReport report, IEnumerable<SweepCell> cells) => cells
        .Select(c => (Cell: c, Key: _keyOf(report, c)))
        .OrderBy(p => p.Key.Class).ThenBy(p => p.Key.Number).ThenBy(p => p.Key.Text, StringComparer.OrdinalIgnoreCase).Select(p => p.Cell);

    // Cells without a suggestion come behind all that have one, whatever else is known of them.
    private static SweepOrder Answer(string name, Func<SweepOutcome, double?> valueOf, params string[] otherNames)
    {
        SweepKey KeyOf(SweepReport report, SweepCell cell)
        {
            var key = SweepKey.Of(report.Outcomes[cell.Index] is { } outcome ? valueOf(outcome) : null);
            return IsAnswered(report, cell) ? key : key with { Class = key.Class + 2 };
        }

        return new(name, KeyOf, otherNames);
    }

    private static bool IsAnswered(SweepReport report, SweepCell cell) => report.Outcomes[cell.Index]?.LearningRate is not null;
}

/// <summary>The place of a cell in an order.</summary>
/// <param name="Class">What comes first.</param>
/// <param name="Number">What comes first in a class.</param>
/// <param name="Text">What comes first of the same number.</param>
internal readonly record struct SweepKey(int Class, double Number, string Text)
{
    /// <summary>By a number; cells that have none come last.</summary>
    public static SweepKey Of(double? number) => new(number is null ? 1 : 0, number ?? 0, "");
}
