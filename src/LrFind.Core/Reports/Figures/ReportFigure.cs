using LrFind.Charts;
using LrFind.Charts.Scenes;

namespace LrFind.Reports.Figures;

/// <summary>Reports as one picture.</summary>
internal static class ReportFigure
{
    /// <summary>Draws what a report is about.</summary>
    /// <param name="report">The report of a command that answers with a rate.</param>
    /// <param name="width">Width in logical pixels; see <see cref="Scene.MinWidth"/>.</param>
    /// <param name="height">Height in logical pixels; see <see cref="Scene.MinHeight"/>.</param>
    public static Scene Create(IReport report, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report switch
        {
            RunReport run => FigureRenderer.Render(LossCurveFigure.Create(run.Curves), width, height),
            SuggestReport suggest => FigureRenderer.Render(LossCurveFigure.Create(suggest.Curves), width, height),
            VerificationReport verification => LearningCurveFigure.Create(verification, width, height),
            TuneReport tune => TuneFigure.Create(tune, width, height),
            _ => throw new ArgumentException($"there is no picture of a {report.GetType().Name}", nameof(report)),
        };
    }
}
