using CsvHelper;
using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>What lines of a file are that are no rows.</summary>
internal enum Surrounding
{
    /// <summary>Titles.</summary>
    Above,

    /// <summary>The units or the types of the columns.</summary>
    Units,

    /// <summary>The header or a title once more.</summary>
    Repeated,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>Notes and totals.</summary>
    Below,

    /// <summary>A row that may be a total, and was kept.</summary>
    Total,
}

/// <summary>A line of a file that is no row, and was left out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line, from 1; <see langword="null"/> where lines are not counted.</param>
/// <param name="Text">What stands there.</param>
internal sealed record LeftOut(Surrounding Kind, long? Line, string Text)
{
    // Lines that are named one by one.
    private const int MostNamed = 3;

    /// <summary>Takes down a record.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="record">Its fields.</param>
    public static LeftOut Of(Surrounding kind, long? line, IEnumerable<string> record) =>
        new(kind, line, string.Join(", ", record.Where(f => f.Length > 0)));

    /// <inheritdoc cref="Of(Surrounding, long?, IEnumerable{string})"/>
    public static LeftOut Of(Surrounding kind, long? line, CsvReader record) =>
        Of(kind, line, Enumerable.Range(0, record.FieldCount).Select(record.GetString));

    /// <summary>What the user should know of lines, a warning for each kind.</summary>
    public static IEnumerable<Warning> Warnings(IEnumerable<LeftOut> lines) =>
        // What groups by an enum is compiled at each start, and few tables need it.
        !lines.Any() ? [] : lines.GroupBy(l => l.Kind).Select(g => new Warning(
            Message(g.Key, [.. g]), g.Key == Surrounding.Total ? "delete the line if it is one" : ""));

    private static string Message(Surrounding kind, LeftOut[] lines)
    {
        bool isOne = lines.Length == 1;
        string text = lines.Select(l => l.Text).FirstOrDefault(t => t.Length > 0) is { } found ? $" ('{Quoting.Shortened(found)}')" : "";
        if (kind == Surrounding.Total)
            return $"{Places(lines)}{text} may be a total, and was kept as a row";
        string what = kind switch
        {
            Surrounding.Above => isOne ? "stands above the table" : "stand above the table",
            Surrounding.Units => isOne ? "describes the columns" : "describe the columns",
            Surrounding.Repeated => isOne ? "repeats what stands above the rows" : "repeat what stands above the rows",
            Surrounding.Comment => isOne ? "is a comment" : "are comments",
            _ => isOne ? "stands below the table" : "stand below the table",
        };
        return $"{Places(lines)}{text} {what}, and {(isOne ? "was" : "were")} left out";
    }

    private static string Places(LeftOut[] lines)
    {
        if (lines.Any(l => l.Line is null))
            return NumberText.Plural(lines.Length, "line");
        long first = lines.Min(l => l.Line!.Value), last = lines.Max(l => l.Line!.Value);
        if (lines.Length == 1)
            return FormattableString.Invariant($"line {first}");
        if (last - first == lines.Length - 1)
            return FormattableString.Invariant($"lines {first} to {last}");
        string[] named = [.. lines.Take(MostNamed).Select(l => FormattableString.Invariant($"{l.Line}"))];
        return lines.Length <= MostNamed
            ? $"lines {string.Join(", ", named[..^1])} and {named[^1]}"
            : $"lines {string.Join(", ", named)} and {NumberText.Count(lines.Length - MostNamed)} more";
    }
}
