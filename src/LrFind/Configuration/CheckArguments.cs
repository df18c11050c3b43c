using System.CommandLine;
using System.CommandLine.Parsing;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>
/// A configured check as the command line that does the same: there is one definition of every option, and one place that reads its value.
/// </summary>
internal static class CheckArguments
{
    /// <summary>The name of the data file among the settings.</summary>
    public const string Data = "data";

    private const string ModelArg = "model-arg";

    /// <summary>The arguments of <c>lrfind check</c>.</summary>
    /// <param name="check">The check.</param>
    /// <param name="settable">The options it may set.</param>
    /// <param name="given">Options of the real command line, which go before the check's own.</param>
    /// <exception cref="InputException">A setting is not known, or there are no data.</exception>
    public static string[] Of(ConfiguredCheck check, IReadOnlyList<Option> settable, IReadOnlyList<OptionResult> given)
    {
        List<string> arguments = [];
        string? data = null;
        foreach (ConfigSetting setting in check.Settings)
        {
            string option = $"--{setting.Name}";
            if (setting.Name == Data)
                data = TextOf(setting);
            else
                AddSetting(arguments, setting, settable.FirstOrDefault(o => o.Name == option), given.Any(g => g.Option.Name == option));
        }

        if (data is null)
            throw new InputException(check.Position,
                $"the check '{check.Name}' has no data; expected a file, as in \"data\": \"data.csv\"");
        foreach (OptionResult option in given)
            AddOption(arguments, option.Option.Name, option.Tokens.Select(t => t.Value));
        return [.. arguments, "--", data];
    }

    /// <summary>An error of a check, with the place of the first setting that it is about; of the check where it is about none.</summary>
    /// <param name="check">The check.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="options">The options that are to blame, the one to change first before the others.</param>
    public static InputException Located(ConfiguredCheck check, string problem, params IEnumerable<string> options)
    {
        ConfigSetting? setting = options.Select(o => check.Find(o.TrimStart('-'))).FirstOrDefault(s => s is not null);
        return new InputException(setting?.Position ?? check.Position, $"check '{check.Name}': {problem}");
    }

    private static void AddSetting(List<string> arguments, ConfigSetting setting, Option? option, bool isGiven)
    {
        if (option is null)
        {
            throw new InputException(setting.Position,
                $"'{setting.Name}' is no setting of a check; expected data, or an option of 'lrfind check' without its dashes");
        }

        if (option is Option<bool> && setting.Text is not ("true" or "false"))
            throw new InputException(setting.Position, $"'{setting.Name}' is '{setting.Text}'; expected true or false");
        if (!isGiven)
            AddOption(arguments, option.Name, ValuesOf(setting));
    }

    // Joined by =, a value that starts with a dash stays a value.
    private static void AddOption(List<string> arguments, string option, IEnumerable<string> values)
    {
        string[] all = [.. values];
        if (all.Length == 0)
            arguments.Add(option);
        foreach (string value in all)
            arguments.Add($"{option}={value}");
    }

    // The values of all other options are one text, with commas.
    private static IEnumerable<string> ValuesOf(ConfigSetting setting) => setting.Name == ModelArg ? setting.Values : [TextOf(setting)];

    private static string TextOf(ConfigSetting setting) =>
        ConfigPaths.IsFile(setting.Name, setting.Text) ? ConfigPaths.FromConfig(setting.Position.File, setting.Text) : setting.Text;
}
