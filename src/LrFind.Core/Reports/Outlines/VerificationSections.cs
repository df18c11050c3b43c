using LrFind.Experiments;
using LrFind.Experiments.Verification;
using LrFind.Foundation;

namespace LrFind.Reports.Outlines;

/// <summary>Short trainings around a rate.</summary>
internal static class VerificationSections
{
    /// <summary>Their losses as a plot and a table.</summary>
    public static OutlineSection Trials(VerificationReport report)
    {
        VerificationResult result = report.Result;
        string NameOf(RateTrial trial) => VerificationReport.NameOf(trial, result);
        string sentence = $"{report.Code}: {report.Sentence}. {TrialTable.LowestLoss(result.Found)}; {report.Training}.";
        return new("Tried out by short trainings", new Paragraph(sentence),
            TrainingPlot.Of(result.Trials, NameOf, result.Options.TrainSteps, result.LowestLoss),
            TrialTable.Of("Rates that were tried", result.Trials, NameOf));
    }
}

/// <summary>Rates and what trainings with each came to.</summary>
internal static class TrialTable
{
    // More columns of seeds than that nobody compares.
    private const int MostSeeds = 5;

    /// <summary>What rates are compared by.</summary>
    public static string LowestLoss(FindResult found) =>
        $"Losses are the lowest on {NumberText.Plural(found.Dataset.Validation.Count, "row")} held out";

    /// <summary>The table.</summary>
    /// <param name="trials">The rates; one at least.</param>
    /// <param name="nameOf">What each is called.</param>
    public static TableBlock Of(string caption, IReadOnlyList<RateTrial> trials, Func<RateTrial, string> nameOf)
    {
        bool hasAccuracy = trials[0].Accuracy is not null;
        int seeds = trials[0].Runs.Count > 1 ? Math.Min(MostSeeds, trials[0].Runs.Count) : 0;
        var columns = new List<TableColumn> { new("rate"), new("mean loss", IsNumber: true) };
        for (int i = 0; i < seeds; i++)
            columns.Add(new(FormattableString.Invariant($"seed {trials[0].Runs[i].Seed}"), IsNumber: true));
        if (hasAccuracy)
            columns.Add(new("accuracy", IsNumber: true));
        columns.Add(new("diverged", IsNumber: true));
        return new(caption, columns, [.. trials.Select(t => RowOf(t, nameOf(t), seeds, hasAccuracy))]);
    }

    private static List<TableCell> RowOf(RateTrial trial, string name, int seeds, bool hasAccuracy)
    {
        var cells = new List<TableCell> { new(name, trial.LearningRate), TableCell.Loss(trial.Loss) };
        cells.AddRange(trial.Runs.Take(seeds).Select(r => TableCell.Loss(r.Best.ValidationLoss)));
        if (hasAccuracy)
            cells.Add(TableCell.Percent(trial.Accuracy));
        cells.Add(new($"{trial.Diverged} of {trial.Runs.Count}", trial.Diverged));
        return cells;
    }
}
