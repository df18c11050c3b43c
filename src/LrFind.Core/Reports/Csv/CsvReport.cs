using System.Globalization;
using LrFind.Curves.Files;
using LrFind.Engines;
using LrFind.Experiments.Verification;

namespace LrFind.Reports.Csv;

/// <summary>What was recorded as CSV: range tests as a curve file, trainings as learning curves, a sweep as its table.</summary>
internal static class CsvReport
{
    /// <summary>Writes what a report is about.</summary>
    public static void Write(TextWriter writer, IReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        switch (report)
        {
            case RunReport run:
                CurveFacts facts = run.Curves.Facts with { Digest = run.Result.Dataset.Digest };
                CurveFile.Write(writer, run.Result.Curves, facts.Lines);
                break;
            case SuggestReport suggest:
                CurveFile.Write(writer, suggest.Result.Analysis.Curves, suggest.File.Metadata);
                break;
            case VerificationReport verification:
                TrainingCsv.Write(writer, verification.Result.Trials);
                break;
            case TuneReport tune:
                TrainingCsv.Write(writer, tune.Result.Trials.Select(t => t.Trial));
                break;
            case SweepReport sweep:
                SweepCsv.Write(writer, sweep);
                break;
            default:
                throw new ArgumentException($"there is no CSV of a {report.GetType().Name}", nameof(report));
        }
    }
}

/// <summary>Learning curves as CSV; trainings of the same seed had the same split of the rows.</summary>
internal static class TrainingCsv
{
    /// <summary>Writes every look at every training, one a line.</summary>
    public static void Write(TextWriter writer, IEnumerable<RateTrial> trials)
    {
        writer.Write("rate,seed,step,lr,training_loss,validation_loss,accuracy\n");
        foreach (RateTrial trial in trials)
        {
            foreach (TrainingRun run in trial.Runs)
            {
                foreach (TrainingPoint point in run.Points)
                    writer.Write(Line(trial, run, point));
            }
        }
    }

    private static string Line(RateTrial trial, TrainingRun run, TrainingPoint point)
    {
        string accuracy = point.Accuracy is { } share ? Number(share) : "";
        string losses = $"{Number(point.TrainingLoss)},{Number(point.ValidationLoss)}";
        return $"{Number(trial.LearningRate)},{run.Seed},{point.Step},{Number(point.LearningRate)},{losses},{accuracy}\n";
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "nan";
}
