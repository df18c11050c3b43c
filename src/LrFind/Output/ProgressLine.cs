using System.Diagnostics;
using LrFind.Cli.OptionGroups;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;

namespace LrFind.Cli.Output;

/// <summary>
/// A line on the terminal that says how far the work is, and goes away when it is done. Work that is soon over shows none; all other does,
/// whether it reports or not.
/// </summary>
internal sealed class ProgressLine : IProgress<int>, IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Terminal _terminal;
    private readonly string _work;
    private readonly ManualResetEventSlim _isOver = new();
    private readonly Thread _looker;
    private ProgressState _state;

    /// <summary>Begins to look at the work.</summary>
    /// <param name="terminal">Where to show the line.</param>
    /// <param name="work">What is done.</param>
    /// <param name="total">The number of steps; 0, the default, where it is not known.</param>
    public ProgressLine(Terminal terminal, string work, long total = 0)
    {
        (_terminal, _work, _state) = (terminal, work, new ProgressState(0, total));
        // The work may keep all threads of the pool.
        _looker = new Thread(Look) { IsBackground = true };
        _looker.Start();
    }

    /// <inheritdoc/>
    public void Report(int value) => Report(state => state with { Done = value });

    /// <summary>Says how far work is whose number of steps changes.</summary>
    public void Report(ProgressState state) => Report(_ => state);

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        _isOver.Set();
        _looker.Join();
        _isOver.Dispose();
    }

    private void Report(Func<ProgressState, ProgressState> next)
    {
        lock (_lock)
            _state = next(_state);
    }

    private void Look()
    {
        if (_isOver.Wait(s_delay))
            return;
        string shown = "";
        do
        {
            string text = Text();
            if (text != shown)
                TerminalWriter.Overwrite(_terminal.Error, text);
            shown = text;
        }
        while (!_isOver.Wait(s_interval));
        TerminalWriter.Overwrite(_terminal.Error, "");
    }

    private string Text()
    {
        lock (_lock)
            return ProgressText.Of(_work, _state, Stopwatch.GetElapsedTime(_start), _terminal.Columns());
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
        using var line = new ProgressLine(terminal, name, steps);
        return work(line);
    }

    /// <summary>Reads data, with a line that says for how long.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="file">The data.</param>
    /// <param name="read">Reads them.</param>
    /// <param name="owner">What stands in front where there are several.</param>
    public static T Read<T>(Terminal terminal, string file, Func<T> read, string owner = "")
    {
        // Who types data in wants to see them.
        bool shows = terminal.ShowsProgress && file != CsvInput.StandardInput;
        using ProgressLine? line = shows ? new ProgressLine(terminal, $"{owner}reading {file}") : null;
        return read();
    }

    /// <summary>Reads the data of an experiment.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="experiment">The options that say which.</param>
    /// <param name="values">Their values.</param>
    /// <param name="finder">What the data are for.</param>
    public static Dataset Load(Terminal terminal, ExperimentOptionGroup experiment, OptionValues values, FinderOptions finder) =>
        Read(terminal, experiment.File(values), () => experiment.Load(values, finder));

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
        using var line = new ProgressLine(terminal, "tune");
        return LearningRateTuning.Tune(found, engine, options, new Steps(line), cancellation);
    }

    // Not Progress<T>, which would report on other threads, after the line has gone.
    private sealed class Steps(ProgressLine line) : IProgress<TuneProgress>
    {
        public void Report(TuneProgress value) => line.Report(new ProgressState(value.Done, value.Expected));
    }
}
