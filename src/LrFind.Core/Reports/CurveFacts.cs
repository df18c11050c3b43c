using System.Globalization;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Reports;

/// <summary>What is known of curves, in words: the lines at the top of a curve file, and the text around a plot.</summary>
public static class CurveMetadata
{
    /// <summary>The keys, in the order in which they are written.</summary>
    internal const string Tool = "tool", Data = "data", Digest = "digest", Rows = "rows", Model = "model", Optimizer = "optimizer",
        Loss = "loss", Probe = "probe", RangeTest = "range test", Seed = "seed";

    /// <summary>The settings that make a run's curves what they are.</summary>
    /// <param name="report">The run.</param>
    /// <param name="digest">The digest of its data; <see langword="null"/> to leave it out.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(RunReport report, string? digest = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        RangeTestOptions test = report.Result.Options.RangeTest;
        var lines = new List<KeyValuePair<string, string>>
        {
            new(Tool, report.Tool.ToString()),
            new(Data, report.Result.Dataset.File),
        };
        if (digest is not null)
            lines.Add(new(Digest, digest));
        lines.Add(new(Rows, DatasetPhrase.Of(report.Result.Dataset)));
        lines.Add(new(Model, Sentences.Model(report.Result.Model)));
        lines.Add(new(Optimizer, Sentences.Optimizer(report.Result.Options.Optimizer)));
        lines.Add(new(Loss, Sentences.Loss(report.Result)));
        lines.Add(new(Probe, Sentences.Probe(report.Result)));
        lines.Add(new(RangeTest, Sentences.RangeTest(test)));
        lines.Add(new(Seed, test.Seed.ToString(CultureInfo.InvariantCulture)));
        return lines;
    }

    /// <summary>Curves from a file, with what is known of how far their optimizer goes in its first steps.</summary>
    /// <param name="file">The file; where it names an optimizer, as those that lrfind writes do, that one with PyTorch's settings is assumed.</param>
    public static CurveSet CurvesOf(CurveFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? name = file.Metadata.Find(Optimizer)?.Split(',')[0];
        OptimizerSpec? optimizer = OptimizerCatalog.All.FirstOrDefault(o => o.Name == name);
        return optimizer is null ? file.Curves : new CurveSet(file.Curves.Repeats, file.Curves.Steps) { StepGain = optimizer.StepGain };
    }

    /// <summary>The value of a key; <see langword="null"/> where there is none.</summary>
    internal static string? Find(this IReadOnlyList<KeyValuePair<string, string>> metadata, string key)
    {
        foreach ((string name, string value) in metadata)
        {
            if (name == key)
                return value;
        }

        return null;
    }
}
