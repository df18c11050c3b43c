using LrFind.Data;
using LrFind.Experiments;
using LrFind.RangeTests;
using LrFind.Training;

namespace LrFind.Reports;

/// <summary>The phrases that several reports share.</summary>
internal static class Sentences
{
    /// <summary>The data in a phrase: rows, features, task and target.</summary>
    public static string Data(Dataset data) =>
        $"{Plural(data.Training.Count + data.Validation.Count, "row")}, {Plural(data.FeatureNames.Count, "feature")}, {Task(data)}";

    /// <summary>The model in a phrase: name, layers and parameters.</summary>
    public static string Model(ModelSpec model) => $"{model.Name} ({ModelSentence.Shape(model)}), {Plural(model.ParameterCount, "parameter")}";

    /// <summary>The optimizer with the settings that differ from nothing.</summary>
    public static string Optimizer(OptimizerSpec optimizer)
    {
        string text = optimizer.Name;
        if (optimizer is SgdSpec { Momentum: > 0 } sgd)
            text += FormattableString.Invariant($", momentum {sgd.Momentum}") + (sgd.Nesterov ? " (Nesterov)" : "");
        if (optimizer is RMSpropSpec { Momentum: > 0 } rmsprop)
            text += FormattableString.Invariant($", momentum {rmsprop.Momentum}");
        if (optimizer is WeightDecayingSpec { WeightDecay: > 0 } decaying)
            text += FormattableString.Invariant($", weight decay {decaying.WeightDecay}");
        return text;
    }

    /// <summary>The range test in a phrase: steps, rates and how it ended.</summary>
    public static string RangeTest(FindResult result)
    {
        RangeTestOptions options = result.Options.RangeTest;
        double last = result.RangeTest.Curve[result.RangeTest.Curve.Count - 1].LearningRate;
        string end = result.RangeTest.StopReason switch
        {
            StopReason.Completed => "reached the end",
            StopReason.Diverged => $"diverged at {LrFormat.Rate(last)}",
            _ => $"blew up at {LrFormat.Rate(last)}",
        };
        string rows = options.Accumulate == 1 ? Plural(options.BatchSize, "row") : $"{options.Accumulate} × {Plural(options.BatchSize, "row")}";
        string clip = options.ClipNorm is { } norm ? FormattableString.Invariant($", clipped at {norm}") : "";
        string ladder = options.Ladder == LadderKind.Linear ? ", linear" : "";
        return $"{LrFormat.Rate(options.LrMin)} to {LrFormat.Rate(options.LrMax)} in {LrFormat.Count(options.Steps)} steps of {rows}{clip}{ladder}; {end}";
    }

    /// <summary>The loss's name with what it is measured on.</summary>
    public static string Loss(FindResult result) =>
        result.Dataset.Task == TaskKind.Regression ? $"{result.Loss.Name} of the standardised target" : result.Loss.Name;

    /// <summary>A count and its noun.</summary>
    public static string Plural(long count, string noun) => $"{LrFormat.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Task(Dataset data) => data.Task == TaskKind.Regression
        ? $"regression of '{data.TargetName}'"
        : $"{data.Classes.Count} classes of '{data.TargetName}'";
}
