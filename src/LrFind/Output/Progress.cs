using LrFind.Data;
using LrFind.Experiments;
using LrFind.Training;

namespace LrFind.Cli.Output;

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
    /// <param name="dataset">The data.</param>
    /// <param name="engine">What trains the model.</param>
    /// <param name="options">What to search, and how.</param>
    /// <param name="cancellation">Ends the search within a step.</param>
    /// <param name="owner">What stands in front of the work's name where there are several searches.</param>
    public static FindResult Find(
        Terminal terminal, Dataset dataset, IEngine engine, FinderOptions options, CancellationToken cancellation, string owner = "") =>
        Show(terminal, $"{owner}range test", options.RangeTest.Steps * options.RangeTest.Repeats, progress =>
            LearningRateFinder.Find(dataset, engine, options, progress, cancellation));
}
