using LrFind.Foundation;
using LrFind.Reports.Text;

namespace LrFind.Cli.Output;

/// <summary>Where text goes, and what surrounds the process.</summary>
/// <param name="Output">The result, and nothing else.</param>
/// <param name="Error">Errors, warnings and progress.</param>
/// <param name="ShowsProgress">Whether <paramref name="Error"/> is a terminal, on which a line can be overwritten.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    /// <summary>Looks up an environment variable. Default: there are none.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The command line as it was given; <see langword="null"/>, the default, where there was none.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Measures the columns of the terminal that <see cref="Error"/> is. Default: 80.</summary>
    public Func<int> Columns { get; init; } = () => TerminalSettings.UsualColumns;

    /// <summary>Measures the room for plots in the output. Default: there is none, as in files.</summary>
    public Func<PlotSpace?> PlotSpace { get; init; } = () => null;

    /// <summary>The streams of a process, terminals or files: what is written to either is legible and one line a line.</summary>
    /// <param name="output">Standard output, and whether it is a terminal.</param>
    /// <param name="error">Standard error, and whether it is a terminal.</param>
    /// <param name="settings">What is known of it.</param>
    public static Terminal Of(
        (TextWriter Writer, bool IsTerminal) output, (TextWriter Writer, bool IsTerminal) error, TerminalSettings settings)
    {
        TextWriter Guarded((TextWriter Writer, bool IsTerminal) stream) =>
            new TerminalWriter(stream.Writer, hasColor: stream.IsTerminal && settings.HasColor);
        return new Terminal(Guarded(output), Guarded(error), ShowsProgress: error.IsTerminal && settings.CanOverwrite)
        {
            Variable = settings.Variable,
            Columns = () => settings.Columns,
            PlotSpace = () => output.IsTerminal ? settings.PlotSpace : null,
        };
    }

    /// <summary>Says why there is no result, where the process ends while work goes on that would show how far it is.</summary>
    /// <param name="message">One line.</param>
    public void FailForGood(string message)
    {
        if (ShowsProgress)
            TerminalWriter.OverwriteForGood(Error);
        Fail(message);
    }

    /// <summary>Says something the user should know.</summary>
    /// <param name="message">What, without a full stop.</param>
    /// <param name="remedy">What to do about it; may be empty.</param>
    public void Warn(string message, string remedy)
    {
        string advice = remedy.Length > 0 ? $"; {OptionNames.In(remedy)}" : "";
        StyledLine.Write(Error, new("lrfind: warning:", TextStyle.Caution), $" {OptionNames.In(message)}{advice}");
    }

    /// <summary>Says all of them.</summary>
    public void Warn(IEnumerable<Warning> warnings)
    {
        foreach (Warning warning in warnings)
            Warn(warning.Message, warning.Remedy);
    }

    /// <summary>Says why there is no result.</summary>
    /// <param name="message">One line, with the word error in it where it is one.</param>
    public void Fail(string message)
    {
        const string Word = "error:";
        string[] parts = message.Split(Word, 2);
        if (parts is [var where, var problem])
            StyledLine.Write(Error, where, new(Word, TextStyle.Bad), problem);
        else
            StyledLine.Write(Error, message);
    }
}
