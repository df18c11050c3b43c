using System.Globalization;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>The phrases that several reports share.</summary>
internal static class Phrases
{
    /// <summary>The model in a phrase: name, layers and parameters.</summary>
    public static string Model(SizedModel model) =>
        $"{model.Name} ({ModelPhrase.Shape(model)}), {NumberText.Plural(model.ParameterCount, "parameter")}";

    /// <summary>The optimizer with the settings that differ from nothing.</summary>
    public static string Optimizer(OptimizerSpec optimizer)
    {
        string text = optimizer.Name;
        if (optimizer is IMomentumSpec { Momentum: > 0 } moving)
            text += FormattableString.Invariant($", momentum {moving.Momentum}") + (moving.Nesterov ? " (Nesterov)" : "");
        if (optimizer is WeightDecayingSpec { WeightDecay: > 0 } decaying)
            text += FormattableString.Invariant($", weight decay {decaying.WeightDecay}");
        foreach ((string setting, object value) in OptimizerText.Unusual(optimizer))
        {
            if (setting is not (OptimizerText.Momentum or OptimizerText.Nesterov or OptimizerText.WeightDecay))
                text += $", {Setting(setting, value)}";
        }

        return text;
    }

    // Words that CurveFacts finds again in a curve's file.
    private static string Setting(string setting, object value) => value switch
    {
        bool isOn => isOn ? setting : $"no {setting}",
        double[] pair => $"{setting} {NumberText.Exact(pair[0])} and {NumberText.Exact(pair[1])}",
        _ => $"{setting} {NumberText.Exact((double)value)}",
    };

    /// <summary>The range test in a phrase: rates and steps.</summary>
    public static string RangeTest(RangeTestOptions options)
    {
        string batch = NumberText.Plural(options.BatchSize, "row");
        string rows = options.Accumulate == 1 ? batch : $"{options.Accumulate} × {batch}";
        string clip = options.ClipNorm is { } norm ? FormattableString.Invariant($", clipped at {norm}") : "";
        string spacing = options.StepMode == StepMode.Linear ? ", linear" : "";
        string steps = $"{(options.Repeats == 1 ? "" : $"{options.Repeats} × ")}{NumberText.Count(options.Steps)} steps";
        return $"{NumberText.Rate(options.LrMin)} to {NumberText.Rate(options.LrMax)} in {steps} of {rows}{clip}{spacing}";
    }

    /// <summary>How the tests ended.</summary>
    public static string End(CurveAnalysis analysis)
    {
        if (TakeOff.Find(analysis) is not { } seen)
            return "reached the end";
        string where = seen.Reason == StopReason.Diverged ? "where the loss took off" : "where the loss was not finite";
        string repeats = analysis.Ends.Count == 1 ? ", " : $": {seen.Repeats} of {analysis.Ends.Count}, ";
        string first = seen.Repeats == 1 ? "" : "the first ";
        return $"{(seen.GoesOn ? "read up to" : "stopped")} {where}{repeats}{first}at {NumberText.Rate(seen.Rate)}";
    }

    /// <summary>
    /// Where a suggestion was read off, when that is another rate than the suggestion; <see langword="null"/> when it is the same.
    /// </summary>
    public static string? Referred(Suggestion found)
    {
        if (!Differ(found.Referred, found.ReadOff))
            return null;
        string density = found.StepsPerDecade.ToString(found.StepsPerDecade < 20 ? "0.#" : "#,0", CultureInfo.InvariantCulture);
        string at = $"{found.Rule} at {NumberText.Rate(found.ReadOff)} with {density} steps a decade";
        return found.Referred < found.Landmarks.Edge
            ? FormattableString.Invariant($"{at}; at {ReferenceSpacing.StepsPerDecade} it is {NumberText.Rate(found.Referred)}")
            : $"{at}; held at the end of the range";
    }

    /// <summary>The training that a suggestion is for; <see langword="null"/> where none was named.</summary>
    public static string? Planned(Suggestion found)
    {
        if (found.TrainSteps is not { } steps)
            return null;
        string other = Differ(found.LearningRate, found.Referred)
            ? $"; for {NumberText.Count(TrainingLength.StudySteps)} it is {NumberText.Rate(found.Referred)}"
            : "";
        return $"for a training of {NumberText.Plural(steps, "step")}{other}";
    }

    /// <summary>Whether a suggestion lies elsewhere than it was read off, by more than its digits show.</summary>
    public static bool IsReferred(Suggestion found) => Differ(found.LearningRate, found.ReadOff);

    private static bool Differ(double one, double other) => Math.Abs(Math.Log10(one / other)) > 0.005;

    /// <summary>What the probe loss is measured on.</summary>
    public static string Probe(FindResult result)
    {
        string source = result.Options.RangeTest.Probe == ProbeSource.Training ? "training" : "validation";
        return ProbeRows(result) == 0 ? "none" : $"{NumberText.Plural(ProbeRows(result), "row")} of {source}, after each step";
    }

    /// <summary>What the suggestion is measured on.</summary>
    public static string MeasuredOn(FindResult result) => ProbeRows(result) == 0
        ? "measured on each mini-batch, before the step"
        : $"measured on {Probe(result)}";

    /// <summary>The loss's name with what it is measured on.</summary>
    public static string Loss(FindResult result) =>
        result.Dataset.Task == TaskKind.Regression ? $"{result.Loss.Name} of the standardised target" : result.Loss.Name;

    private static int ProbeRows(FindResult result)
    {
        RangeTestOptions test = result.Options.RangeTest;
        RowSet rows = test.Probe == ProbeSource.Training ? result.Dataset.Training : result.Dataset.Validation;
        return Math.Min(test.ProbeRows, rows.Count);
    }
}
