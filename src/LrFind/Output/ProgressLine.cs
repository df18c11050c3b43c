using System.Diagnostics;
using System.Globalization;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;

namespace LrFind.Cli.Output;

/// <summary>
/// A line on the terminal that says how far the work is, and goes away when it is done. Work that is soon over shows none.
/// </summary>
/// <param name="writer">The terminal.</param>
/// <param name="total">The number of steps.</param>
/// <param name="work">What is done.</param>
internal sealed class ProgressLine(TextWriter writer, int total, string work = "range test") : IProgress<int>, IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_delay;
    private bool _shown;

    /// <inheritdoc/>
    public void Report(int value) => Report(value, total);

    /// <summary>Says how far work is whose number of steps changes.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="expected">Steps that there will be in all.</param>
    public void Report(long done, long expected)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed < _next)
            return;
        _next = elapsed + s_interval;
        _shown = true;
        int filled = (int)(BarWidth * done / expected);
        double left = elapsed.TotalSeconds * (expected - done) / Math.Max(1, done);
        TerminalWriter.Overwrite(writer, string.Create(CultureInfo.InvariantCulture,
            $"{work}  [{new string('=', filled)}{new string(' ', BarWidth - filled)}] {done}/{expected}  {left:0} s left"));
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_shown)
            TerminalWriter.Overwrite(writer, "");
    }
}

/// <summary>Shows on a terminal how far work is.</summary>
internal static class Progress
{
    /// <summary>Does the work, with a line on standard error where that is a terminal.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="name">What is done.</param>
    /// <param name="steps">The number of its steps.</param>
    /// <param name="work">The work; tells the number of steps done to what it is given, <see langword="null"/> where nobody looks.</param>
    public static T Show<T>(Terminal terminal, string name, int steps, Func<IProgress<int>?, T> work)
    {
        if (!terminal.ShowsProgress)
            return work(null);
        using var line = new ProgressLine(terminal.Error, steps, name);
        return work(line);
    }

    /// <summary>Runs the range tests of a search, and shows how far they are.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="experiment">What to search, and how.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="cancellation">Ends the search within a step.</param>
    /// <param name="owner">What stands in front of the work's name where there are several searches.</param>
    public static FindResult Find(
        Terminal terminal, Experiment experiment, IEngine engine, CancellationToken cancellation, string owner = "") =>
        Show(terminal, $"{owner}range test", experiment.RangeTest.Steps * experiment.RangeTest.Repeats, progress =>
            LearningRateFinder.Find(experiment, engine, progress, cancellation));
}

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
