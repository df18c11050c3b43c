using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>How a table becomes a data set.</summary>
public sealed record DatasetOptions
{
    /// <summary>
    /// The target: a column's name, or else its number from 1; for a regression of several, their names or numbers joined by commas, a
    /// range or a pattern. <see langword="null"/>, the default, takes the last column.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>The columns to learn from, written as <see cref="Target"/>. Default: all but the target.</summary>
    public string? Features { get; init; }

    /// <summary>Columns not to learn from, written as <see cref="Target"/>. Default: none.</summary>
    public string? Drop { get; init; }

    /// <summary>What is to be learned. Default: decided by the target.</summary>
    public TaskChoice Task { get; init; } = TaskChoice.Auto;

    /// <summary>
    /// Whether the first record names the columns. Default: decided by what stands below it. Without it they are called c1, c2, ….
    /// </summary>
    public HeaderChoice Header { get; init; } = HeaderChoice.Auto;

    /// <summary>Lines in front of the table that are passed over. Default: 0.</summary>
    public int SkipLines { get; init; }

    /// <summary>The sign that lines of comments start with, an ASCII character. Default: found out.</summary>
    public char? Comment { get; init; }

    /// <summary>What separates fields, an ASCII character; a space stands for runs of spaces and tabs. Default: found out.</summary>
    public char? Separator { get; init; }

    /// <summary>The encoding of the file. Default: told by its first bytes.</summary>
    public TextEncoding Encoding { get; init; } = TextEncoding.Auto;

    /// <summary>The decimal mark of numbers: a point, the default, or a comma.</summary>
    public char DecimalMark { get; init; } = '.';

    /// <summary>
    /// The order of dates such as 05/04/2021; those that begin with a year of four digits or name the month tell theirs. Default:
    /// <see cref="DateOrder.Auto"/>.
    /// </summary>
    public DateOrder DateOrder { get; init; } = DateOrder.Auto;

    /// <summary>Words that stand for missing values beside the usual ones. Default: none.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether text in a column of numbers is an error; otherwise, the default, it counts as missing.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Whether to read all rows of a file, however large; the default is a sample of large ones. Time grows with the file.
    /// </summary>
    public bool AllRows { get; init; }

    /// <summary>
    /// The shape of a row of features: channels, height and width of images, or channels and length. All features are then scaled alike and
    /// kept even where they never vary. Default: <see langword="null"/>, a plain row.
    /// </summary>
    public IReadOnlyList<int>? InputShape { get; init; }

    /// <summary>The share of rows held out for validation, more than 0 and less than 1. Default: 0.2.</summary>
    public double ValidationFraction { get; init; } = 0.2;

    /// <summary>The seed of the split and of the sample. Default: 0.</summary>
    public long Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        SettingException.Require(ValidationFraction is > 0 and < 1, nameof(ValidationFraction), ValidationFraction,
            "a share of more than 0 and less than 1");
        SettingException.Require(SkipLines >= 0, nameof(SkipLines), SkipLines, "a whole number of at least 0");
        SettingException.Require(DecimalMark is '.' or ',', "Decimal", $"'{DecimalMark}'", "a point or a comma");
        if (Comment is { } comment)
        {
            SettingException.Require(comment is > ' ' and <= '~' and not '"' && comment != Separator, nameof(Comment), $"'{comment}'",
                "an ASCII sign that is not the separator as well");
        }

        if (Separator is { } separator)
        {
            SettingException.Require(CsvDialect.CanSeparate(separator), nameof(Separator), $"'{separator}'",
                "a comma, semicolon, tab, | or space, or another ASCII sign");
            SettingException.Require(separator != DecimalMark, "Decimal", $"'{DecimalMark}'", "a mark that is not the separator as well");
        }

        if (InputShape is { } shape)
        {
            // In floating point, where three large sizes do not overflow. Each value is a column of the table.
            bool fits = shape.Count is >= 1 and <= 3 && shape.All(s => s >= 1)
                && shape.Aggregate(1.0, (a, s) => a * s) <= RecordReader.MostColumns;
            SettingException.Require(fits, nameof(InputShape), $"'{string.Join('x', shape)}'",
                "one to three sizes of at least 1, as in 1x28x28");
        }
    }
}

/// <summary>The order of the parts of a date.</summary>
public enum DateOrder
{
    /// <summary>Settled by each column, where a day is above 12.</summary>
    Auto,

    /// <summary>Day, month, year.</summary>
    DayFirst,

    /// <summary>Month, day, year.</summary>
    MonthFirst,

    /// <summary>Year, month, day.</summary>
    YearFirst,
}

/// <summary>Whether the first record of a table names its columns.</summary>
public enum HeaderChoice
{
    /// <summary>Decided by what stands below it.</summary>
    Auto,

    /// <summary>It does.</summary>
    Yes,

    /// <summary>It is data; columns are called c1, c2, ….</summary>
    No,
}

/// <summary>The task as the user asks for it.</summary>
public enum TaskChoice
{
    /// <summary>
    /// Decided by the target: classification when it is text, boolean or few distinct integers
    /// (at most <see cref="Columns.TaskInference.MaxIntegerClasses"/>), regression otherwise.
    /// </summary>
    Auto,

    /// <summary>The target is a number.</summary>
    Regression,

    /// <summary>The target is a class, whatever it looks like.</summary>
    Classification,
}

/// <summary>What is to be learned; it decides the loss and the number of outputs.</summary>
public enum TaskKind
{
    /// <summary>A number: one output, mean squared error on the standardised target.</summary>
    Regression,

    /// <summary>One of two classes: one output, sigmoid cross-entropy.</summary>
    Binary,

    /// <summary>One of three or more classes: one output per class, softmax cross-entropy.</summary>
    Multiclass,
}
