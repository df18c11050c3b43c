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

    /// <summary>Measures the room for plots in the output. Default: there is none, as in files.</summary>
    public Func<PlotSpace?> PlotSpace { get; init; } = () => null;

    /// <summary>The terminal of a process, whose streams may be files: those are written as if there were no terminal at all.</summary>
    /// <param name="output">Standard output, and whether it is a terminal.</param>
    /// <param name="error">Standard error, and whether it is a terminal.</param>
    /// <param name="settings">What is known of it.</param>
    public static Terminal Of(
        (TextWriter Writer, bool IsTerminal) output, (TextWriter Writer, bool IsTerminal) error, TerminalSettings settings)
    {
        TextWriter Shown((TextWriter Writer, bool IsTerminal) stream) =>
            stream.IsTerminal ? new TerminalWriter(stream.Writer, settings.HasColor) : stream.Writer;
        return new Terminal(Shown(output), Shown(error), ShowsProgress: error.IsTerminal)
        {
            Variable = settings.Variable,
            PlotSpace = () => output.IsTerminal ? settings.PlotSpace : null,
        };
    }

    /// <summary>Says something the user should know.</summary>
    /// <param name="message">What, without a full stop.</param>
    /// <param name="remedy">What to do about it; may be empty.</param>
    public void Warn(string message, string remedy)
    {
        string advice = remedy.Length > 0 ? $"; {OptionNames.In(remedy)}" : "";
        StyledLine.Write(Error, new("lrfind: warning:", TextStyle.Caution), $" {OptionNames.In(message)}{advice}");
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
