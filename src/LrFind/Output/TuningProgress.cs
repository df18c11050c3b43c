using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Training;

namespace LrFind.Cli.Output;

/// <summary>Shows on a terminal how far a search for the best rate is.</summary>
internal static class TuningProgress
{
    /// <summary>Searches the best rate, with a line on standard error where that is a terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="found">The range tests.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="options">How the rate is measured.</param>
    /// <param name="cancellation">Ends the trainings within a step.</param>
    public static TuneResult Tune(Terminal terminal, FindResult found, IEngine engine, TuneOptions options, CancellationToken cancellation)
    {
        if (!terminal.ShowsProgress)
            return LearningRateTuning.Tune(found, engine, options, null, cancellation);
        using var line = new ProgressLine(terminal.Error, total: 1, "tune");
        return LearningRateTuning.Tune(found, engine, options, new Steps(line), cancellation);
    }

    // Not Progress<T>, which would report on other threads, after the line has gone.
    private sealed class Steps(ProgressLine line) : IProgress<TuneProgress>
    {
        public void Report(TuneProgress value) => line.Report(value.Done, value.Expected);
    }
}
