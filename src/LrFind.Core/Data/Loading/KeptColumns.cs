using LrFind.Data.Columns;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// Columns that say nothing and are left out, unless the model counts them. The order is the one in which they are tried: what a person is
/// most likely to have counted comes first.
/// </summary>
[Flags]
internal enum KeptColumns
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Numbers that do not vary in the training rows.</summary>
    Constants = 1,

    /// <summary>Numbers that only number the rows.</summary>
    RowNumbers = 2,

    /// <summary>No column, but the absence of one: of those that mark missing values.</summary>
    Unmarked = 4,

    /// <summary>Other columns that do not vary: texts, dates, and those without a value.</summary>
    Others = 8,

    /// <summary>Texts that name rows.</summary>
    Names = 16,
}

/// <summary>The features that the columns of each kind would make.</summary>
internal sealed class SpareFeatures
{
    // By the number of the kind.
    private readonly int[] _counts = new int[(int)KeptColumns.Names + 1];

    /// <summary>The features that mark missing values of numbers.</summary>
    public int Marks => Of(KeptColumns.Unmarked);

    /// <summary>Whether rows could be of another width.</summary>
    public bool Any { get; private set; }

    /// <summary>How many there are of a kind.</summary>
    public int Of(KeptColumns kind) => _counts[(int)kind];

    /// <summary>Counts a column, or a mark.</summary>
    public void Count(KeptColumns kind)
    {
        _counts[(int)kind]++;
        Any = true;
    }

    /// <summary>The features of a row with some kinds kept, where each column of them makes one.</summary>
    /// <param name="width">The features of a row without them.</param>
    /// <param name="kept">Which.</param>
    public int WidthWith(int width, KeptColumns kept)
    {
        foreach (KeptColumns kind in (ReadOnlySpan<KeptColumns>)[KeptColumns.Constants, KeptColumns.RowNumbers, KeptColumns.Others])
            width += kept.HasFlag(kind) ? Of(kind) : 0;
        return width - (kept.HasFlag(KeptColumns.Unmarked) ? Marks : 0);
    }
}

/// <summary>What was kept for a model, to be told in one warning.</summary>
internal sealed class KeptNames
{
    private readonly List<Kept> _columns = [];

    /// <summary>The columns whose missing values are not marked.</summary>
    public List<string> Unmarked { get; } = [];

    /// <summary>Takes down a column that was kept.</summary>
    public void Add(KeptColumns kind, TableColumn column) => _columns.Add(new Kept(kind, column));

    /// <summary>What becomes of a column, in words; <see langword="null"/> where it would have been used anyway.</summary>
    public string? UseOf(TableColumn column)
    {
        foreach ((KeptColumns kind, TableColumn kept) in _columns)
        {
            if (kept.Index == column.Index)
                return kind switch { KeptColumns.RowNumbers => "keep: row number", KeptColumns.Names => "keep: row names", _ => "keep: constant" };
        }

        return null;
    }

    /// <summary>What the user should know; <see langword="null"/> where nothing was kept.</summary>
    /// <param name="width">The features of a row.</param>
    public Warning? Warning(int width)
    {
        if (_columns.Count == 0 && Unmarked.Count == 0)
            return null;
        List<string> parts = [];
        AddTo(parts, KeptColumns.Constants | KeptColumns.Others, "does not vary in the training rows", "do not vary in the training rows");
        AddTo(parts, KeptColumns.RowNumbers, "only numbers the rows", "only number the rows");
        AddTo(parts, KeptColumns.Names, "only names the rows", "only name the rows");
        if (Unmarked.Count > 0)
            parts.Add($"no feature marks the missing values of {ColumnNames.Some(Unmarked)}");
        bool tellsRowsApart = _columns.Any(c => c.Kind is KeptColumns.RowNumbers or KeptColumns.Names);
        return new($"since the model takes {NumberText.Plural(width, "feature")}, {string.Join("; ", parts)}",
            tellsRowsApart ? "use `Drop` and a model of fewer inputs, unless the order of the rows tells something" : "");
    }

    private void AddTo(List<string> parts, KeptColumns kinds, string one, string many)
    {
        string[] names = [.. _columns.Where(c => kinds.HasFlag(c.Kind)).Select(c => c.Column.Name)];
        if (names.Length == 1)
            parts.Add($"column {ColumnNames.Some(names)} was kept, which {one}");
        else if (names.Length > 1)
            parts.Add($"{NumberText.Count(names.Length)} columns were kept that {many}: {ColumnNames.Some(names)}");
    }

    private sealed record Kept(KeptColumns Kind, TableColumn Column);
}

/// <summary>Names of columns in a sentence.</summary>
internal static class ColumnNames
{
    private const int Most = 5;

    /// <summary>The first few of them.</summary>
    public static string Some(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(Most).Select(n => $"'{Quoting.Shortened(n)}'")) + (names.Count > Most ? ", …" : "");
}
