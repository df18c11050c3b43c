using LrFind.Data.Columns;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// What is worth telling of a table while it is understood. The steps write here rather than into their results, so that what was
/// understood before a failure is known after it.
/// </summary>
/// <param name="allRowsFollow">
/// Whether the table is a sample, and all rows of the file will be read after it: warnings that count cells or rows are then left to who
/// reads those.
/// </param>
internal sealed class PlanNotes(bool allRowsFollow = false)
{
    private readonly List<Warning> _warnings = [];
    private readonly Dictionary<int, string> _uses = [];

    /// <summary>What the user should know, in the order in which it was found out.</summary>
    public IReadOnlyList<Warning> Warnings => _warnings;

    /// <summary>What becomes of a column of the table, in words.</summary>
    public string UseOf(int column) => _uses.GetValueOrDefault(column, "not used");

    /// <summary>How many columns there are to learn from.</summary>
    public int Columns { get; set; }

    /// <summary>The columns to learn from that nothing is learned from.</summary>
    public List<string> Dropped { get; } = [];

    /// <summary>Empty notes for an attempt, of which something may or may not come.</summary>
    public PlanNotes Attempt() => new(allRowsFollow);

    /// <summary>Takes over what an attempt found out.</summary>
    public void Take(PlanNotes attempt)
    {
        _warnings.AddRange(attempt._warnings);
        Dropped.AddRange(attempt.Dropped);
        foreach ((int column, string use) in attempt._uses)
            _uses[column] = use;
    }

    /// <summary>Says what becomes of a column.</summary>
    public void Use(int column, string use) => _uses[column] = use;

    /// <summary>Says that nothing is learned from a column.</summary>
    /// <param name="kind">What it is, in words.</param>
    public void Drop(TableColumn column, string kind)
    {
        Use(column.Index, $"drop: {kind}");
        Dropped.Add(column.Name);
    }

    /// <summary>Adds a warning.</summary>
    public void Warn(string message, string remedy = "") => Warn(new Warning(message, remedy));

    /// <inheritdoc cref="Warn(string, string)"/>
    public void Warn(Warning warning) => _warnings.Add(warning);

    /// <summary>Adds a warning that counts cells or rows of the table.</summary>
    public void WarnOfRows(string message, string remedy = "") => WarnOfRows(new Warning(message, remedy));

    /// <inheritdoc cref="WarnOfRows(string, string)"/>
    public void WarnOfRows(Warning warning)
    {
        if (!allRowsFollow)
            Warn(warning);
    }
}
