using LrFind.Engines;
using LrFind.Experiments.Verification;
using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>The learning curves of short trainings as a plot: those of the first seed.</summary>
internal static class TrainingPlot
{
    /// <summary>The losses, on rows held out and on training rows.</summary>
    /// <param name="trials">The rates, in the order of the colours; one at least.</param>
    /// <param name="nameOf">What each is called.</param>
    /// <param name="steps">Steps of the trainings.</param>
    /// <param name="lowest">The lowest loss on the rows held out that any rate reached.</param>
    public static LinePlot Of(IReadOnlyList<RateTrial> trials, Func<RateTrial, string> nameOf, int steps, double lowest)
    {
        int[] looks = [.. trials.SelectMany(t => t.Runs[0].Points).Select(p => p.Step).Distinct().Order()];
        var lines = new List<PlotLine>();
        foreach ((int color, RateTrial trial) in trials.Index())
        {
            lines.Add(new($"{nameOf(trial)}, training", LineStyle.Dashed, color, ValuesAt(looks, trial, p => p.TrainingLoss)));
            lines.Add(new(nameOf(trial), LineStyle.Strong, color, ValuesAt(looks, trial, p => p.ValidationLoss)));
        }

        return new LinePlot("Learning curves of the first seed", Describe(trials, nameOf),
            new("step", 0, steps), PlotAxis.Of(LossRange.Of(trials, lowest)),
            [.. looks.Select(s => (double)s)], lines);
    }

    private static string Describe(IReadOnlyList<RateTrial> trials, Func<RateTrial, string> nameOf)
    {
        string reached = string.Join(", ", trials.Select(t =>
            $"{nameOf(t)} {(t.Diverged > 0 ? "diverges" : $"reaches {NumberText.Loss(t.Loss)}")}"));
        return $"The loss on rows held out against the step, dashed on training rows. It starts at {NumberText.Loss(trials[0].StartLoss)}; {reached}.";
    }

    private static double[] ValuesAt(int[] looks, RateTrial trial, Func<TrainingPoint, double> value)
    {
        var known = trial.Runs[0].Points.GroupBy(p => p.Step).ToDictionary(g => g.Key, g => value(g.Last()));
        return [.. looks.Select(s => known.GetValueOrDefault(s, double.NaN))];
    }
}
