using System.CommandLine;
using System.Globalization;
using LrFind.Cli.Help;
using LrFind.Data;

namespace LrFind.Cli.OptionGroups;

/// <summary>The data file and how to understand it.</summary>
/// <param name="isOptional">Whether the command can do without data. Default: no.</param>
internal sealed class DataOptionGroup(bool isOptional = false)
{
    private readonly Argument<string> _file = new("data.csv")
    {
        Description = "The table to learn from; may be gzipped; - for standard input",
        Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };

    private readonly ValueOption<string?> _target = OptionFactory.Text("--target", "COLUMNS",
        "The column to predict; by name or by number from 1, several for a regression of several numbers [default: the last]", brief: "-t");

    private readonly ValueOption<TaskChoice> _task = OptionFactory.Choice(
        "--task", "What to learn; auto: classes if the target is text or few distinct integers",
        ("auto", TaskChoice.Auto), ("regression", TaskChoice.Regression), ("classification", TaskChoice.Classification));

    private readonly ValueOption<string?> _features = OptionFactory.Text("--features", "COLUMNS",
        "The columns to learn from: names, numbers, ranges and patterns, as in age,3,5-8,'pixel*' [default: all others]");

    private readonly ValueOption<string?> _drop = OptionFactory.Text("--drop", "COLUMNS", "Columns not to learn from, as in id,name");
    private readonly TextOptionGroup _text = new();
    private readonly Option<bool> _strict = new("--strict") { Description = "Text in a column of numbers is an error, not a missing value" };
    private readonly Option<bool> _allRows = new("--all-rows") { Description = "Read all rows of a large file, not a sample" };
    private readonly ValueOption<int[]?> _inputShape = new("--input-shape", "SIZES",
        "The shape of a row: channels, height and width of images, as in 1x28x28", "sizes joined by x, as in 1x28x28", null, TryShape);

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        command.Add(_file);
        command.Section(HelpTopic.Data).AddCommon(_target).Add(_features).Add(_drop).Add(_task).Add(_inputShape).Add(_allRows).Add(_strict);
        _text.AddTo(command);
    }

    /// <summary>The data file.</summary>
    public string File(OptionValues values) => values.File(_file)!;

    /// <summary>The data file; <see langword="null"/> where none is given and none is needed.</summary>
    public string? OptionalFile(OptionValues values) => values.File(_file);

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public DatasetOptions Bind(OptionValues values, long seed) => _text.Bind(values) with
    {
        Target = values.Get(_target),
        Task = values.Get(_task),
        Features = values.Get(_features),
        Drop = values.Get(_drop),
        Strict = values.IsOn(_strict),
        AllRows = values.IsOn(_allRows),
        InputShape = values.Get(_inputShape),
        Seed = seed,
    };

    private static bool TryShape(string text, out int[]? shape)
    {
        string[] parts = text.Split('x', 'X');
        shape = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]))
                return false;
        }

        return true;
    }
}
