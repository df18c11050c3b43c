using System.CommandLine;

namespace LrFind.Cli.Help;

/// <summary>A command with all that its help says: its options by topic, examples, exit codes, and where to read on.</summary>
/// <param name="name">What it is called by.</param>
/// <param name="summary">What it does, in one line.</param>
internal sealed class DocumentedCommand(string name, string summary) : Command(name, summary)
{
    private readonly List<HelpSection> _sections = [];

    /// <summary>Its options, in the order of help.</summary>
    public IReadOnlyList<HelpSection> Sections => [.. _sections.OrderBy(s => s.Topic)];

    /// <summary>What else is to be said of what it does, behind the summary; none by default.</summary>
    public string Details { get; init; } = "";

    /// <summary>Command lines that can be tried, the most usual first; each with what it does.</summary>
    public IReadOnlyList<(string CommandLine, string Meaning)> Examples { get; init; } = [];

    /// <summary>What its own exit codes mean; those that all commands share are not among them.</summary>
    public IReadOnlyList<(int Code, string Meaning)> ExitCodes { get; init; } = [];

    /// <summary>The pages of the documentation that say more.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>The options about one topic; they are added to the command.</summary>
    /// <param name="topic">The topic.</param>
    public HelpSection Section(HelpTopic topic)
    {
        HelpSection? section = _sections.Find(s => s.Topic == topic);
        if (section is null)
            _sections.Add(section = new HelpSection(this, topic));
        return section;
    }
}

/// <summary>Options of a command that are about one topic.</summary>
/// <param name="command">The command.</param>
/// <param name="topic">The topic.</param>
internal sealed class HelpSection(Command command, HelpTopic topic)
{
    private readonly List<Option> _options = [];
    private readonly HashSet<Option> _common = [];

    /// <summary>The topic.</summary>
    public HelpTopic Topic { get; } = topic;

    /// <summary>The options, in the order of help.</summary>
    public IReadOnlyList<Option> Options => _options;

    /// <summary>Whether an option is one of the few that short help shows.</summary>
    public bool IsCommon(Option option) => _common.Contains(option);

    /// <summary>Adds an option to the command.</summary>
    public HelpSection Add(Option option)
    {
        command.Add(option);
        _options.Add(option);
        return this;
    }

    /// <summary>Adds one that short help shows too.</summary>
    public HelpSection AddCommon(Option option)
    {
        _common.Add(option);
        return Add(option);
    }
}
