using LrFind.Experiments.Verification;
using LrFind.Reports.Json;
using LrFind.Reports.Snippets;

namespace LrFind.Reports;

/// <summary>The parts of a JSON document that say what short trainings say.</summary>
internal static class VerificationSections
{
    /// <summary>The verdict with what it rests on.</summary>
    public static VerificationSection Verification(VerificationReport report) => new(
        report.Code, report.Sentence, BetterRate(report.Result), report.Result.Options.TrainSteps, report.Result.Options.TrainSeeds, Trials(report.Result));

    /// <summary>The rate to take in place of the one that was tried; <see langword="null"/> where that is confirmed, or there is none.</summary>
    public static double? BetterRate(VerificationResult result) =>
        result.Verdict == VerificationVerdict.Confirmed ? null : result.RateToTake;

    /// <summary>The rates that were tried.</summary>
    public static TrialSection[] Trials(VerificationResult result)
    {
        var sections = new TrialSection[result.Trials.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = Trial(result.Trials[i]);
        return sections;
    }

    /// <summary>Lines to paste.</summary>
    public static SnippetSection[] Paste(IReadOnlyList<Snippet> snippets)
    {
        var sections = new SnippetSection[snippets.Count];
        for (int i = 0; i < sections.Length; i++)
            sections[i] = new(snippets[i].Framework, snippets[i].Optimizer, snippets[i].OneCycle, snippets[i].Cyclical);
        return sections;
    }

    private static TrialSection Trial(RateTrial trial)
    {
        double[] losses = new double[trial.Runs.Count];
        for (int i = 0; i < losses.Length; i++)
            losses[i] = trial.Runs[i].Best.ValidationLoss;
        return new(trial.LearningRate, trial.StartLoss, trial.Loss, trial.Accuracy, trial.Diverged, losses);
    }
}
