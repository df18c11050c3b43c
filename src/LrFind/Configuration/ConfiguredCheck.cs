using LrFind.Cli.OptionGroups;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>A check of a configuration.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Settings">Its settings, and those of the defaults that it does not set itself.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record ConfiguredCheck(string Name, IReadOnlyList<ConfigSetting> Settings, FilePosition Position)
{
    /// <summary>A setting; <see langword="null"/> where it has none of that name.</summary>
    public ConfigSetting? Find(string name) => Settings.FirstOrDefault(s => s.Name == name);

    /// <summary>Where its rate is written; where it is itself, if its rate comes from elsewhere.</summary>
    public FilePosition RatePosition => Find("lr")?.Position ?? Position;

    /// <summary>The setting that names the file which an error is about; empty where none does.</summary>
    public string SettingOf(InputException error)
    {
        bool IsAbout(string file) => error.Message.StartsWith($"{file}: ", StringComparison.Ordinal)
            || error.Message.StartsWith($"{file}(", StringComparison.Ordinal);
        return Settings.FirstOrDefault(s => s.Value.Length > 0 && IsAbout(s.Value))?.Name ?? "";
    }

    /// <summary>The error for a check that says nothing of its data.</summary>
    public InputException NoData() =>
        new(Position, $"the check '{Quoting.Shortened(Name)}' has no data; expected a file, as in \"data\": \"data.csv\"");

    /// <summary>An error, with the place of the first setting that it is about; of the check where it is about none.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="options">The options that are to blame, the one to change first before the others.</param>
    public InputException Error(string problem, params IEnumerable<string> options)
    {
        ConfigSetting? setting = options.Select(o => Find(o.TrimStart('-'))).FirstOrDefault(s => s is not null);
        return new InputException(setting?.Position ?? Position, $"check '{Quoting.Shortened(Name)}': {problem}");
    }
}

/// <summary>One setting of a check: an option of <c>lrfind check</c> by its name without dashes, or the data file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">Its values as the command line would have them; of a switch, true or false.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record ConfigSetting(string Name, IReadOnlyList<string> Values, FilePosition Position)
{
    /// <summary>The name of the data file among the settings.</summary>
    public const string Data = "data";

    /// <summary>The values as one text, joined by commas.</summary>
    public string Text => string.Join(',', Values);

    /// <summary>The same, where it names a file as the process finds it.</summary>
    public string Value => ConfigPaths.IsFile(Name, Text) ? ConfigPaths.FromConfig(Position.File, Text) : Text;

    /// <summary>An error of this setting.</summary>
    public InputException Error(string problem) => new(Position, problem);
}

/// <summary>Files that a configuration names, from its own folder, wherever lrfind is started.</summary>
internal static class ConfigPaths
{
    private const string StandardInput = "-";

    /// <summary>Whether a setting's value names a file.</summary>
    public static bool IsFile(string setting, string value) =>
        value != StandardInput && (setting is ConfigSetting.Data or "baseline" || (setting == "model" && ModelChoice.IsFile(value)));

    /// <summary>A file as the process finds it.</summary>
    public static string FromConfig(string config, string path) => Path.Combine(Path.GetDirectoryName(config) ?? "", path);

    /// <summary>A file as the configuration names it.</summary>
    public static string ToConfig(string config, string path) => Path.IsPathRooted(path)
        ? path
        : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(config))!, path).Replace(Path.DirectorySeparatorChar, '/');
}
