using System.CommandLine;
using System.Globalization;
using LrFind.Data;
using LrFind.Data.Csv;

namespace LrFind.Cli.OptionGroups;

/// <summary>The data file and how to understand it.</summary>
/// <param name="isOptional">Whether the command can do without data. Default: no.</param>
internal sealed class DataOptionGroup(bool isOptional = false)
{
    // Each in the order of its enumeration.
    private static readonly string[] s_tasks = ["auto", "regression", "classification"];
    private static readonly string[] s_headers = ["auto", "yes", "no"];
    private static readonly string[] s_encodings = ["auto", "utf-8", "utf-16le", "utf-16be", "latin1"];

    // What a shell makes hard to type.
    private static readonly (string Word, char Separator)[] s_separators =
        [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("\\t", '\t'), ("bar", '|'), ("space", ' '), ("spaces", ' ')];

    private readonly Argument<string> _file = new("data.csv")
    {
        Description = "The table to learn from; may be gzipped; - for standard input",
        Arity = isOptional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
    };

    private readonly Option<string?> _target = OptionFactory.Create(
        "--target", "COLUMNS",
            "The column to predict, by name or by number from 1; several for a regression of several numbers [default: the last]");

    private readonly Option<string?> _task = OptionFactory.Choice(
        "--task", "What to learn; auto: classes if the target is text or few distinct integers", s_tasks);

    private readonly Option<string?> _features = OptionFactory.Create(
        "--features", "COLUMNS",
            "The columns to learn from: names, numbers, ranges and patterns, as in age,3,5-8,'pixel*' [default: all others]");

    private readonly Option<string?> _drop = OptionFactory.Create("--drop", "COLUMNS", "Columns not to learn from");
    private readonly Option<string?> _header = OptionFactory.Choice("--header", "Whether the first line names the columns", s_headers);
    private readonly Option<string?> _separator = OptionFactory.Create("--separator", "CHAR",
        "What separates fields; also tab, space [default: found out]");
    private readonly Option<string?> _encoding = OptionFactory.LongChoice("--encoding", "NAME",
        $"The encoding: {OptionFactory.AnyOf(s_encodings)}", s_encodings);
    private readonly Option<string?> _decimal = OptionFactory.Create("--decimal", "MARK", "The decimal mark: . or , [default: .]");
    private readonly Option<string?> _missing = OptionFactory.Create("--missing", "WORDS",
        "Words for missing values beside the usual ones, as in -999,unknown");
    private readonly Option<bool> _strict = new("--strict") { Description = "Text in a column of numbers is an error, not a missing value" };
    private readonly Option<bool> _allRows = new("--all-rows") { Description = "Read all rows of a large file, not a sample" };
    private readonly Option<string?> _inputShape = OptionFactory.Create("--input-shape", "SIZES",
        "The shape of a row: channels, height and width of images, as in 1x28x28");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_target);
        command.Add(_task);
        command.Add(_features);
        command.Add(_drop);
        command.Add(_header);
        command.Add(_separator);
        command.Add(_encoding);
        command.Add(_decimal);
        command.Add(_missing);
        command.Add(_strict);
        command.Add(_allRows);
        command.Add(_inputShape);
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
        Features = parsed.GetValue(_features),
        Drop = parsed.GetValue(_drop),
        Header = (HeaderChoice)parsed.Word(_header, s_headers),
        Separator = Separator(parsed),
        Encoding = (TextEncoding)parsed.Word(_encoding, s_encodings),
        DecimalMark = Mark(parsed),
        Missing = parsed.GetValue(_missing)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        Strict = parsed.GetValue(_strict),
        AllRows = parsed.GetValue(_allRows),
        InputShape = Shape(parsed),
        Seed = seed,
    };

    private char? Separator(ParseResult parsed)
    {
        if (parsed.GetValue(_separator) is not { } text)
            return null;
        foreach ((string word, char separator) in s_separators)
        {
            if (text == word)
                return separator;
        }

        return text.Length == 1 ? text[0] : throw parsed.Unexpected(_separator, "one character, or tab, space, comma, semicolon or bar");
    }

    private char Mark(ParseResult parsed) =>
        parsed.GetValue(_decimal) is not { } text ? '.' : text.Length == 1 ? text[0] : throw parsed.Unexpected(_decimal, ". or ,");

    private int[]? Shape(ParseResult parsed)
    {
        if (parsed.GetValue(_inputShape) is not { } text)
            return null;
        string[] parts = text.Split('x', 'X');
        int[] sizes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]))
                throw parsed.Unexpected(_inputShape, "sizes joined by x, as in 1x28x28");
        }

        return sizes;
    }
}
