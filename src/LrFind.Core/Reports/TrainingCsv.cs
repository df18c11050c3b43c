using System.Globalization;
using LrFind.Experiments.Verification;

namespace LrFind.Reports;

/// <summary>Learning curves as CSV.</summary>
internal static class TrainingCsv
{
    /// <summary>Writes every look at every training, one a line.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="trials">The rates and their trainings.</param>
    public static void Write(TextWriter writer, IEnumerable<RateTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("rate,seed,step,lr,training_loss,validation_loss,accuracy\n");
        foreach (RateTrial trial in trials)
        {
            foreach (TrainingRun run in trial.Runs)
            {
                foreach (TrainingPoint point in run.Points)
                    writer.Write($"{Number(trial.LearningRate)},{run.Seed},{point.Step},{Number(point.LearningRate)},{Number(point.TrainingLoss)},{Number(point.ValidationLoss)},{(point.Accuracy is { } a ? Number(a) : "")}\n");
            }
        }
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "nan";
}
