using System.CommandLine;
using LrFind.Data;

namespace LrFind.Cli.OptionGroups;

/// <summary>The data file and how to understand it.</summary>
/// <param name="isOptional">Whether the command can do without data. Default: no.</param>
internal sealed class DataOptionGroup(bool isOptional = false)
{
    // In the order of TaskChoice.
    private static readonly string[] s_tasks = ["auto", "regression", "classification"];

    private readonly Argument<string> _file = new("data.csv")
    {
        Description = "The table to learn from",
        Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };

    private readonly Option<string?> _target = OptionFactory.Create(
        "--target", "NAME|INDEX", "The column to predict, by name or by number from 1 [default: the last]");

    private readonly Option<string?> _task = OptionFactory.Choice(
        "--task", "What to learn; auto: classes if the target is text or few distinct integers", s_tasks);

    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The first line is data; columns are called c1, c2, …" };

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_target);
        command.Add(_task);
        command.Add(_noHeader);
    }

    /// <summary>The data file.</summary>
    public string File(ParseResult parsed) => parsed.GetRequiredValue(_file);

    /// <summary>The data file; <see langword="null"/> where none is given and none is needed.</summary>
    public string? OptionalFile(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public DatasetOptions Bind(ParseResult parsed, long seed) => new()
    {
        Target = parsed.GetValue(_target),
        Task = (TaskChoice)parsed.Word(_task, s_tasks),
        HasHeader = !parsed.GetValue(_noHeader),
        Seed = seed,
    };
}
