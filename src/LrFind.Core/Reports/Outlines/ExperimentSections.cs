using System.Globalization;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports.Outlines;

/// <summary>What was trained, and how to do it again.</summary>
internal static class ExperimentSections
{
    // More names than that nobody reads.
    private const int MostNames = 30;

    /// <summary>The data, the model, the loss and the optimizer of range tests.</summary>
    public static OutlineSection Trained(FindResult result)
    {
        Dataset data = result.Dataset;
        string training = NumberText.Count(data.TrainingRows), held = NumberText.Count(data.ValidationRows);
        return new("Data and model", new FactList(
        [
            new("data", $"{data.File}: {DatasetPhrase.Describe(data)}"),
            new("split", $"{training} rows to train on, {held} held out"),
            new("target", Target(data)),
            new("features", Listed(data.FeatureNames)),
            new("model", Phrases.Model(result.Model)),
            new("optimizer", Phrases.Optimizer(result.Options.Optimizer)),
            new("loss", $"{Phrases.Loss(result)}, {Phrases.MeasuredOn(result)}"),
        ]))
        { IsDetail = true };
    }

    /// <summary>What is known of recorded curves.</summary>
    public static OutlineSection Recorded(SuggestReport report)
    {
        CurveSet curves = report.File.Curves;
        string measure = curves.HasProbe ? "probe loss" : "batch loss";
        string recorded = $"{NumberText.Plural(curves.Repeats.Count, "repeat")} of {NumberText.Plural(curves.Count, "step")}, {measure}";
        Fact[] known = [.. report.Curves.Facts.Lines.Select(l => new Fact(l.Key, l.Value))];
        return new("Recording", new FactList([new("curve", $"{report.File.Path}: {recorded}"), .. known])) { IsDetail = true };
    }

    /// <summary>The command and the settings of range tests.</summary>
    public static OutlineSection Reproduce(FindResult result, ReportHead head) => new("Reproduce",
    [
        .. Command(head),
        new FactList(
        [
            new("program", head.Tool.ToString()),
            new("engine", result.Engine),
            new("digest of the data", result.Dataset.Digest),
            .. result.Options.RangeTest.Settings().Select(s => new Fact(s.Words, s.Text.ToLowerInvariant())),
            new("optimizer", OptimizerText(result.Options.Optimizer)),
            new("rule", result.Options.Rule.Name),
        ]),
        new Paragraph("The same command gives the same numbers on the same machine, for any number of threads."),
    ])
    { IsDetail = true };

    /// <summary>The command and what was read.</summary>
    public static OutlineSection Reproduce(SuggestReport report)
    {
        Fact[] digest = report.File.Digest is { } known ? [new("digest of the file", known)] : [];
        return new("Reproduce", [.. Command(report.Head), new FactList([new("program", report.Head.Tool.ToString()), .. digest])]) { IsDetail = true };
    }

    /// <summary>The command line; nothing where it is not known.</summary>
    public static Block[] Command(ReportHead head) => head.CommandLine is { } line ? [new CodeBlock("sh", line)] : [];

    private static string Target(Dataset data)
    {
        if (data.Classes.Count == 0)
            return data.TargetName;
        IEnumerable<string> classes = data.Classes.Zip(data.ClassCounts, (name, count) => $"'{name}' {NumberText.Count(count)}");
        return $"{data.TargetName}; rows to train on: {Listed([.. classes])}";
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNames))} and {NumberText.Count(names.Count - MostNames)} more";

    private static string OptimizerText(OptimizerSpec optimizer) =>
        string.Join(", ", optimizer.Settings().Select(s => $"{s.Key} {ValueText(s.Value)}").Prepend(optimizer.Name));

    private static string ValueText(object value) => value switch
    {
        double[] pair => $"({string.Join(", ", pair.Select(p => ValueText(p)))})",
        bool flag => flag ? "on" : "off",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant(),
    };
}
