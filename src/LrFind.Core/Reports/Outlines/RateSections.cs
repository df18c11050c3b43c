using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Reports.Outlines;

/// <summary>The rates that a suggestion comes with.</summary>
internal static class RateSections
{
    private static readonly TableColumn[] s_columns = [new("rate"), new("value", IsNumber: true), new("what it is")];

    /// <summary>What to set, and the landmarks; nothing where there is no suggestion.</summary>
    public static OutlineSection[] Rates(SuggestionResult result) => result.Suggestion is { } found
        ? [new OutlineSection("Rates", ToSet(found), LandmarksOf(found, result.Verdict))]
        : [];

    private static TableBlock ToSet(Suggestion found)
    {
        RecommendedRates use = found.Recommended;
        return new("What to set, by the range test", s_columns,
        [
            ["constant", TableCell.Rate(use.Constant), Phrases.Planned(found) ?? "for the whole training"],
            ["constant, early stopping", TableCell.Rate(use.ConstantWithEarlyStopping), "at most, where training stops at the best validation loss"],
            ["one-cycle max_lr", TableCell.Rate(use.OneCycleMax), "the peak of one cycle over all steps"],
            ["cyclical base_lr", TableCell.Rate(use.CyclicalBase), "the lower end of cyclical rates"],
            ["cyclical max_lr", TableCell.Rate(use.CyclicalMax), "their upper end"],
        ]);
    }

    private static TableBlock LandmarksOf(Suggestion found, Verdict verdict)
    {
        Landmarks at = found.Landmarks;
        string edge = verdict == Verdict.NeverDiverged ? "the last rate: the loss does not take off" : "where the stable range ends";
        return new("Landmarks of the curve", s_columns,
        [
            ["onset", TableCell.Rate(at.Onset), "where the loss starts to fall and the stable range begins"],
            ["suggestion", TableCell.Rate(found.LearningRate), Suggested(found)],
            ["steepest", TableCell.Rate(at.Steepest), "where the curve falls most steeply, as read off it"],
            ["minimum", TableCell.Rate(at.Minimum), $"where the smoothed loss is lowest: {NumberText.Loss(found.MinimumLoss)}"],
            ["edge", TableCell.Rate(at.Edge), edge],
        ]);
    }

    private static string Suggested(Suggestion found)
    {
        string summary = SuggestionRules.All.First(r => r.Name == found.Rule).Summary;
        return Phrases.Referred(found) is { } referred ? $"{summary}; {referred}" : summary;
    }
}
