using System.Text;
using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.Cli;

/// <summary>What the settings and the calls of the library are called on the command line.</summary>
internal static partial class OptionNames
{
    /// <summary>The option of a setting: <c>--batch-size</c> for <c>BatchSize</c>.</summary>
    public static string Of(string setting)
    {
        var name = new StringBuilder("-");
        foreach (char c in setting)
        {
            if (char.IsUpper(c))
                name.Append('-');
            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    /// <summary>
    /// A message with options in the place of the settings, and commands in that of the calls, that it names in backticks.
    /// </summary>
    public static string In(string message) => !message.Contains('`', StringComparison.Ordinal) ? message
        : CallInBackticks().Replace(
            SettingInBackticks().Replace(message, m => Of(m.Groups[1].Value)),
            m => CommandOf(m.Groups[1].Value, m.Groups[2].Value) ?? m.Value);

    /// <summary>The command that does what a call of the library does; <see langword="null"/> where there is none.</summary>
    private static string? CommandOf(string call, string file)
    {
        string? command = call switch
        {
            "TableInspector.Inspect" => "inspect",
            "CurveFile.Read" => "suggest",
            "DatasetLoader.Load" => "run",
            _ => null,
        };
        return command is null ? null : file.Length > 0 ? $"'lrfind {command} {file}'" : $"'lrfind {command}'";
    }

    /// <summary>What is wrong with a setting.</summary>
    public static string Problem(SettingException e) => In($"{Of(e.Setting)} is {e.Found}; expected {e.Expected}");

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex SettingInBackticks();

    // A method of a class, and perhaps the file that it is given.
    [GeneratedRegex(@"`([A-Z][A-Za-z]+\.[A-Z][A-Za-z]+)(?:\(([^`]+)\))?`")]
    private static partial Regex CallInBackticks();
}
