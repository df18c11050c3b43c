using LrFind.Data;

namespace LrFind.Curves.Files;

/// <summary>
/// How a file of curves is read: which columns are which, each by its name or its number from 1, <see langword="null"/> to guess; and how the
/// file is written, as tables of data are.
/// </summary>
public sealed record CurveOptions
{
    /// <summary>The learning rate.</summary>
    public string? Rate { get; init; }

    /// <summary>The batch loss.</summary>
    public string? Loss { get; init; }

    /// <summary>The probe loss.</summary>
    public string? Probe { get; init; }

    /// <summary>What tells one repeat from another.</summary>
    public string? Repeat { get; init; }

    /// <summary>What numbers the steps: rows of the same step are one.</summary>
    public string? Step { get; init; }

    /// <summary>
    /// A second file that holds the rate of each step, for tools that export one value a file, such as TensorBoard; <see langword="null"/>
    /// when the first holds both.
    /// </summary>
    public string? RateFile { get; init; }

    /// <summary>How the text is written: header, separator, encoding, decimal mark, lines to skip, words for missing values.</summary>
    public DatasetOptions Text { get; init; } = new();
}
