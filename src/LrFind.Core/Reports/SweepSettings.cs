using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Reports;

/// <summary>The settings of a sweep: those in which its cells differ, and those that they share.</summary>
internal sealed class SweepSettings
{
    private readonly List<SweepSetting> _varying = [];

    /// <summary>Tells them apart.</summary>
    public SweepSettings(SweepReport report)
    {
        var shared = new List<string>();
        SweepCell first = report.Cells[0];
        foreach (SweepSetting setting in All(report))
        {
            string text = setting.TextOf(first);
            if (report.Cells.Any(c => setting.TextOf(c) != text))
                _varying.Add(setting);
            else
                shared.Add(setting.PhraseOf(first));
        }

        if (report.Description.Grid.Nesterov)
            shared.Add("Nesterov's momentum for sgd");
        Shared = string.Join(", ", shared);
    }

    /// <summary>The settings in which cells differ.</summary>
    public IReadOnlyList<SweepSetting> Varying => _varying;

    /// <summary>What all cells share, in a phrase; empty where they share nothing.</summary>
    public string Shared { get; }

    /// <summary>All in which a cell differs from others, in a phrase.</summary>
    public string NameOf(SweepCell cell) => string.Join(", ", new[] { NamesOf(cell), NumbersOf(cell) }.Where(p => p.Length > 0));

    /// <summary>The model and the optimizer of a cell, as far as they differ from others'; may be empty.</summary>
    public string NamesOf(SweepCell cell) => Phrase(cell, areNames: true);

    /// <summary>The numbers of a cell, as far as they differ from others'; may be empty.</summary>
    public string NumbersOf(SweepCell cell) => Phrase(cell, areNames: false);

    private string Phrase(SweepCell cell, bool areNames) =>
        string.Join(", ", _varying.Where(s => s.IsName == areNames && s.TextOf(cell) != SweepSetting.None).Select(s => s.PhraseOf(cell)));

    // A decay or momentum that was not asked for is each optimizer's own.
    private static IEnumerable<SweepSetting> All(SweepReport report)
    {
        SweepGrid grid = report.Description.Grid;
        yield return new(SweepSetting.Model, "", c => c.Model);
        yield return new(SweepSetting.Optimizer, "", report.OptimizerOf);
        yield return new("batch", "batch", c => c.BatchSize.ToString(CultureInfo.InvariantCulture));
        if (grid.WeightDecays is not null)
            yield return new("decay", "decay", c => c.WeightDecay is { } decay ? NumberText.Setting(decay) : SweepSetting.None);
        if (grid.Momenta is not null)
            yield return new("mom", "momentum", c => c.Momentum is { } momentum ? NumberText.Setting(momentum) : SweepSetting.None);
    }
}

/// <summary>A setting of a sweep's cells, as reports name it.</summary>
/// <param name="Header">What stands above a column of it.</param>
/// <param name="Word">What stands before it in a phrase; nothing before a name.</param>
/// <param name="TextOf">What it is in a cell; a dash in one that does not have it.</param>
internal sealed record SweepSetting(string Header, string Word, Func<SweepCell, string> TextOf)
{
    /// <summary>What a cell has that lacks the setting.</summary>
    public const string None = "-";

    /// <summary>The headers of the names.</summary>
    public const string Model = "model", Optimizer = "optim";

    /// <summary>Whether it is a name and not a number.</summary>
    public bool IsName => Word.Length == 0;

    /// <summary>The setting of a cell in a phrase.</summary>
    public string PhraseOf(SweepCell cell) => IsName ? TextOf(cell) : $"{Word} {TextOf(cell)}";
}
