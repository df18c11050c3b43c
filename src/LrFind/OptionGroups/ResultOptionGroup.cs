using System.CommandLine;
using LrFind.Cli.Help;

namespace LrFind.Cli.OptionGroups;

/// <summary>How the result is given, the same for every command: as a summary, as JSON, or the bare answer.</summary>
/// <param name="quiet">What is printed with <c>--quiet</c>, as a sentence.</param>
internal sealed class ResultOptionGroup(string quiet)
{
    /// <summary>The file name that stands for standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>The name of the option for the JSON document.</summary>
    public const string Json = "--json";

    private readonly ValueOption<string?> _json = OptionFactory.Path(Json, "FILE",
        "Write everything as JSON, as in result.json; without FILE, or as -, to standard output in place of the summary");

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = quiet };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        _json.Arity = ArgumentArity.ZeroOrOne;
        command.Section(HelpTopic.Output).AddCommon(_json).AddCommon(_quiet);
    }

    /// <summary>Whether an option is one of these.</summary>
    public bool Has(Option option) => option == _json || option == _quiet;

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">Both want standard output.</exception>
    public ResultOptions Bind(OptionValues values)
    {
        string? json = values.IsGiven(_json) ? values.Get(_json) ?? StandardOutput : null;
        bool isQuiet = values.IsOn(_quiet);
        return isQuiet && json == StandardOutput
            ? throw new UsageException("--quiet and --json both want standard output; give --json a file")
            : new ResultOptions(json, isQuiet);
    }
}

/// <summary>How the result is given.</summary>
/// <param name="Json">The JSON file, or - for standard output; <see langword="null"/> for none.</param>
/// <param name="IsQuiet">Whether to print the bare answer.</param>
internal sealed record ResultOptions(string? Json, bool IsQuiet)
{
    /// <summary>Whether the document takes the place of the summary.</summary>
    public bool PrintsJson => Json == ResultOptionGroup.StandardOutput;

    /// <summary>The file of the document; <see langword="null"/> for none.</summary>
    public string? JsonFile => PrintsJson ? null : Json;
}
