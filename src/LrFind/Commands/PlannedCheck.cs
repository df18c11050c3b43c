using LrFind.Data;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.Reports.Checks;
using LrFind.Training;

namespace LrFind.Cli.Commands;

/// <summary>A check with all its settings understood, before any data is read.</summary>
/// <param name="File">The data file.</param>
/// <param name="Data">How to understand it.</param>
/// <param name="Finder">What to search a rate for, and how.</param>
/// <param name="Check">What the rate must keep to.</param>
/// <param name="Rate">The rate; <see langword="null"/> for that of the baseline.</param>
/// <param name="Baseline">The file of an earlier report; <see langword="null"/> for none.</param>
/// <param name="Engine">What trains the model.</param>
internal sealed record PlannedCheck(
    string File, DatasetOptions Data, FinderOptions Finder, CheckOptions Check, double? Rate, string? Baseline, IEngine Engine)
{
    /// <summary>Its name in the configuration; <see langword="null"/> for a check of the command line.</summary>
    public string? Name { get; init; }

    /// <summary>Where its rate is written; <see langword="null"/> for a check of the command line.</summary>
    public FilePosition? Position { get; init; }
}
