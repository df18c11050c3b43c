using System.CommandLine;
using System.Globalization;
using LrFind.Cli.Parsing;

namespace LrFind.Cli.Help;

/// <summary>The help of a command, as text.</summary>
internal sealed class HelpText
{
    private const int Narrowest = 40, Widest = 110;

    // Of the terminals that people have the least high.
    private const int ScreenLines = 24;

    private readonly HelpWriter _writer;
    private readonly Command _command;
    private readonly bool _isFull;

    private HelpText(TextWriter output, Command command, bool isFull, int columns) =>
        (_writer, _command, _isFull) = (new HelpWriter(output, Math.Clamp(columns, Narrowest, Widest)), command, isFull);

    /// <summary>Writes the help of a command.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="command">The command; that which others are below lists them.</param>
    /// <param name="isFull">Whether to show all; else what most need, on one screen.</param>
    /// <param name="columns">How wide the terminal is.</param>
    public static void Write(TextWriter output, Command command, bool isFull, int columns)
    {
        var text = new HelpText(output, command, isFull, columns);
        text.WriteHead();
        if (command.Subcommands.Count > 0)
            text.WriteCommands();
        else
            text.WriteArguments();
        text.WriteOptions();
        if (command is DocumentedCommand documented)
            text.WriteBehind(documented);
    }

    private void WriteHead()
    {
        _writer.Paragraph(_command.Description ?? "");
        if (_isFull && _command is DocumentedCommand { Details.Length: > 0 } documented)
            _writer.Paragraph(documented.Details);
        _writer.Blank();
        string arguments = string.Concat(_command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}"));
        _writer.Line(_command.Subcommands.Count > 0
            ? $"Usage: {_command.Name} COMMAND [OPTIONS]"
            : $"Usage: lrfind {_command.Name}{arguments}{(_command.Options.Count > 0 ? " [OPTIONS]" : "")}");
    }

    private void WriteCommands() =>
        _writer.List("Commands", [.. _command.Shown().Select(c => (c.Name, c.Description ?? ""))]);

    private void WriteArguments()
    {
        if (_isFull && _command.Arguments.Count > 0)
            _writer.List("Arguments", [.. _command.Arguments.Select(a => (a.Name, a.Description ?? ""))]);
    }

    private void WriteOptions()
    {
        HelpSection[] sections = _command is DocumentedCommand documented ? [.. documented.Sections] : [];
        (string, string)[] everywhere = [("-h, --help", _isFull ? "Show help; -h shows the usual options only" : "Show help; --help shows all of it")];
        if (_command.Subcommands.Count > 0)
        {
            _writer.List("Options", [.. everywhere, ("    --version", "Show the version")]);
        }
        else if (_isFull)
        {
            foreach (HelpSection section in sections)
                _writer.List(section.Topic.Title(), [.. section.Options.Select(Described)]);
            _writer.List("Help", everywhere);
        }
        else
        {
            _writer.ShortList("Options", [.. sections.SelectMany(s => s.Options.Where(s.IsCommon)).Select(Described), .. everywhere]);
        }
    }

    private void WriteBehind(DocumentedCommand command)
    {
        if (command.Examples.Take(_isFull ? int.MaxValue : ExamplesOnScreen()).ToList() is { Count: > 0 } examples)
            _writer.Examples(examples);
        if (!_isFull)
            return;
        _writer.List("Exit codes", [.. ExitCodeHelp.Of(command).Select(c => (c.Code.ToString(CultureInfo.InvariantCulture), c.Meaning))]);
        if (command.Pages.Count > 0)
            _writer.Line($"Read on: {string.Join(", ", command.Pages)}", isApart: true);
    }

    // With their headline.
    private int ExamplesOnScreen()
    {
        const int Most = 3;
        return Math.Clamp(ScreenLines - _writer.Lines - 2, 0, Most);
    }

    private static (string Label, string Description) Described(Option option)
    {
        string? brief = option.Aliases.FirstOrDefault(a => a.Length == 2);
        string value = option is Option<bool> ? "" : option.Arity.MinimumNumberOfValues == 0 ? $" [{option.HelpName}]" : $" {option.HelpName}";
        return ($"{(brief is null ? "    " : $"{brief}, ")}{option.Name}{value}", $"{option.Description}{Default(option)}");
    }

    private static string Default(Option option) => option switch
    {
        Option<bool> => " [default: off]",
        _ when option.HasDefaultValue && option.GetDefaultValue() is string text => $" [default: {text}]",
        _ => "",
    };
}
