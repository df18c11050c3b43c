using System.Globalization;
using LrFind.RangeTests;

namespace LrFind.Reports;

/// <summary>What a curve file says of the run it comes from.</summary>
public static class CurveMetadata
{
    /// <summary>The settings that make the curve what it is, in a stable order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        RangeTestOptions test = report.Result.Options.RangeTest;
        return
        [
            new("tool", $"lrfind {report.ToolVersion}"),
            new("data", report.Result.Dataset.File),
            new("target", report.Result.Dataset.TargetName),
            new("model", Sentences.Model(report.Result.Model)),
            new("optimizer", Sentences.Optimizer(report.Result.Options.Optimizer)),
            new("loss", $"{Sentences.Loss(report.Result)}, of the batch before each step"),
            new("range test", Sentences.RangeTest(report.Result)),
            new("seed", test.Seed.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
