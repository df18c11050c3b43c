using System.Text;
using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.Cli;

/// <summary>What the settings of the library are called on the command line.</summary>
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

    /// <summary>A message with options in the place of the settings that it names in backticks.</summary>
    public static string In(string message) =>
        message.Contains('`', StringComparison.Ordinal) ? SettingInBackticks().Replace(message, m => Of(m.Groups[1].Value)) : message;

    /// <summary>What is wrong with a setting.</summary>
    public static string Problem(SettingException e) => In($"{Of(e.Setting)} is {e.Found}; expected {e.Expected}");

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex SettingInBackticks();
}
