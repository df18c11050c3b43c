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
}
