using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Models.Optimizers;
using LrFind.Reports;

namespace LrFind.Core.Tests.Reports;

/// <summary>Outcomes by formula, with nothing in it that two machines could compute differently.</summary>
internal static class SyntheticSweep
{
    private static readonly float[] s_rates = [1e-5f, 3e-5f, 1e-4f, 3e-4f, 1e-3f, 3e-3f, 1e-2f, 2e-2f, 5e-2f, 0.1f, 0.2f, 0.5f, 1];

    /// <summary>All cells of a grid but those that are missing; every fifth has no suggestion.</summary>
    public static SweepReport Of(SweepGrid grid, params int[] missing)
    {
        IReadOnlyList<SweepCell> cells = grid.Cells();
        var description = new SweepDescription(
            SweepDescription.CurrentSchema, "lrfind 1", "made.csv: 100 rows, 2 features, 2 classes of 'y'", grid, [.. grid.Models.Select(m => 100L * m.Length)], new Dictionary<string, string>());
        return new(description, cells, [.. cells.Select(c => missing.Contains(c.Index) ? null : Outcome(c))], new ReportHead("1", ["made/sweep.csv", "made/sweep.json"]));
    }

    private static SweepOutcome Outcome(SweepCell cell)
    {
        double rate = (cell.Optimizer is AdamSpec ? 1e-3 : 2e-2 * (1 - cell.Momentum ?? 1)) * (1 + cell.BatchSize / 64.0);
        bool isFound = cell.Index % 5 != 4;
        float[] losses = [.. s_rates.Select(r => Loss(r / rate, isFound))];
        return new()
        {
            Cell = cell.Index,
            Verdict = isFound ? "ok" : "minimum-at-edge",
            LearningRate = isFound ? rate : null,
            Onset = isFound ? rate / 8 : null,
            Edge = isFound ? rate * 20 : null,
            Spread = isFound ? 0.05 * (1 + cell.Index % 3) : null,
            StartLoss = losses[0],
            MinimumLoss = losses.Min(),
            Rates = s_rates,
            Losses = losses,
        };
    }

    private static float Loss(double x, bool risesAgain) => (float)(1.1 - 0.9 * x / (1 + x) + (risesAgain ? x * x / 2000 : 0));
}
