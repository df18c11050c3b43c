using LrFind.Experiments.Sweeps;

namespace LrFind.Reports.Sweeps;

/// <summary>A setting of a sweep's cells, as reports name it.</summary>
/// <param name="Header">What stands above a column of it.</param>
/// <param name="Word">What stands before it in a phrase; nothing before a name.</param>
/// <param name="TextOf">What it is in a cell; a dash in one that does not have it.</param>
internal sealed record SweepSetting(string Header, string Word, Func<SweepCell, string> TextOf)
{
    /// <summary>What a cell has that lacks the setting.</summary>
    public const string None = "-";

    /// <summary>Whether it is a name and not a number.</summary>
    public bool IsName => Word.Length == 0;

    /// <summary>The setting of a cell in a phrase.</summary>
    public string PhraseOf(SweepCell cell) => IsName ? TextOf(cell) : $"{Word} {TextOf(cell)}";
}
