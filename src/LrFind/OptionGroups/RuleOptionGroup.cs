using System.CommandLine;
using LrFind.Suggestions;

namespace LrFind.Cli.OptionGroups;

/// <summary>How the suggestion is read off the curves.</summary>
/// <param name="showsAll">Whether the command can show what every rule says. Default: yes.</param>
internal sealed class RuleOptionGroup(bool showsAll = true)
{
    private static readonly string[] s_rules = [.. SuggestionRules.All.Select(r => r.Name)];

    private readonly Option<string?> _rule =
        OptionFactory.LongChoice("--rule", "NAME", $"How the rate is read off the curves: {OptionFactory.AnyOf(s_rules)}", s_rules);

    private readonly Option<bool> _allRules = new("--all-rules") { Description = "Show what every rule says, and how far they lie apart" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_rule);
        if (showsAll)
            command.Add(_allRules);
    }

    /// <summary>The rule.</summary>
    /// <exception cref="UsageException">There is no such rule.</exception>
    public SuggestionRule Rule(ParseResult parsed) => SuggestionRules.All[parsed.Word(_rule, s_rules)];

    /// <summary>Whether to show what every rule says.</summary>
    public bool AllRules(ParseResult parsed) => parsed.GetValue(_allRules);
}
