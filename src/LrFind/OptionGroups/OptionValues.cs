using System.CommandLine;
using LrFind.Cli.Configuration;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>
/// What the options of a command are set to, wherever that is written: on the command line, or in a check of a configuration. Option groups
/// read from here, so that there is one definition of every option and one place that reads its value.
/// </summary>
internal abstract class OptionValues
{
    /// <summary>An option's value; its default where it is not given.</summary>
    /// <exception cref="UsageException">What is given is no such value.</exception>
    public T Get<T>(ValueOption<T> option) => TextOf(option) is { } text ? option.Read(text) : option.Default;

    /// <summary>Whether an option is given.</summary>
    public abstract bool IsGiven(Option option);

    /// <summary>Whether a switch is on.</summary>
    public abstract bool IsOn(Option<bool> option);

    /// <summary>All values of an option that may be repeated; none where it is not given.</summary>
    public abstract string[] All(Option<string[]> option);

    /// <summary>The file that a command is about; <see langword="null"/> where none is given.</summary>
    /// <exception cref="UsageException">Its name is empty.</exception>
    public string? File(Argument<string> argument) => FileOf(argument) is not { } file ? null
        : !string.IsNullOrWhiteSpace(file) ? file
        : throw new UsageException($"{argument.Name} is '{file}'; expected the name of a file", ConfigSetting.Data);

    /// <summary>What is written for the file; <see langword="null"/> where nothing is.</summary>
    protected abstract string? FileOf(Argument<string> argument);

    /// <summary>What is written for an option; <see langword="null"/> where nothing is.</summary>
    public abstract string? TextOf(Option<string?> option);
}

/// <summary>Options as the command line sets them.</summary>
internal sealed class CommandLineValues(ParseResult parsed) : OptionValues
{
    /// <inheritdoc/>
    public override bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <inheritdoc/>
    public override bool IsOn(Option<bool> option) => parsed.GetValue(option);

    /// <inheritdoc/>
    public override string[] All(Option<string[]> option) => parsed.GetValue(option) ?? [];

    /// <inheritdoc/>
    protected override string? FileOf(Argument<string> argument) => parsed.GetValue(argument);

    /// <inheritdoc/>
    public override string? TextOf(Option<string?> option) => IsGiven(option) ? parsed.GetValue(option) : null;
}

/// <summary>Options as a check of a configuration sets them; those of the command line go before the check's own.</summary>
internal sealed class ConfiguredValues : OptionValues
{
    private readonly ConfiguredCheck _check;
    private readonly CommandLineValues _commandLine;

    /// <summary>Options of a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="commandLine">The command line that it is run by.</param>
    /// <param name="settable">The options that a check may set.</param>
    /// <exception cref="Foundation.InputException">The check sets what is no option, or a switch to neither true nor false.</exception>
    public ConfiguredValues(ConfiguredCheck check, CommandLineValues commandLine, IEnumerable<Option> settable)
    {
        (_check, _commandLine) = (check, commandLine);
        var known = settable.ToDictionary(SettingOf);
        foreach (ConfigSetting setting in check.Settings.Where(s => s.Name != ConfigSetting.Data))
        {
            if (!known.TryGetValue(setting.Name, out Option? option))
                throw NoSuchSetting(setting, known.Keys.Append(ConfigSetting.Data));
            if (option is Option<bool> && setting.Text is not ("true" or "false"))
                throw setting.Error($"'{Quoting.Shortened(setting.Name)}' is '{Quoting.Shortened(setting.Text)}'; expected true or false");
        }
    }

    /// <inheritdoc/>
    public override bool IsGiven(Option option) => _commandLine.IsGiven(option) || Find(option) is not null;

    /// <inheritdoc/>
    public override bool IsOn(Option<bool> option) => Find(option) is { } setting ? setting.Text == "true" : _commandLine.IsOn(option);

    /// <inheritdoc/>
    public override string[] All(Option<string[]> option) => Find(option) is { } setting ? [.. setting.Values] : _commandLine.All(option);

    /// <inheritdoc/>
    protected override string? FileOf(Argument<string> argument) => _check.Find(ConfigSetting.Data)?.Value ?? _commandLine.File(argument);

    /// <inheritdoc/>
    public override string? TextOf(Option<string?> option) => Find(option) is { } setting ? setting.Value : _commandLine.TextOf(option);

    private static Foundation.InputException NoSuchSetting(ConfigSetting setting, IEnumerable<string> known) => setting.Error(
        $"'{Quoting.Shortened(setting.Name)}' is no setting of a check; expected data, or an option of 'lrfind check' without its dashes"
        + Nearest.Hint(setting.Name, known));

    // The check's own, where it counts.
    private ConfigSetting? Find(Option option) => _commandLine.IsGiven(option) ? null : _check.Find(SettingOf(option));

    private static string SettingOf(Option option) => option.Name.TrimStart('-');
}
