using LrFind.Curves.Files.Tables;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Columns;

/// <summary>Which columns of a table are which, by their numbers from 0.</summary>
internal sealed record CurveColumns
{
    /// <summary>The learning rate; <see langword="null"/> where it is in another file.</summary>
    public RateColumn? Rate { get; init; }

    /// <summary>The batch loss; <see langword="null"/> in a file of rates.</summary>
    public int? Loss { get; init; }

    /// <summary>The probe loss; <see langword="null"/> for none.</summary>
    public int? Probe { get; init; }

    /// <summary>What tells repeats apart; <see langword="null"/> for none.</summary>
    public int? Repeat { get; init; }

    /// <summary>What numbers the steps or, where nothing does, the epochs; <see langword="null"/> for none.</summary>
    public int? Step { get; init; }

    /// <summary>What numbers the epochs; <see langword="null"/> for none.</summary>
    public int? Epoch { get; init; }

    /// <summary>Whether <see cref="Step"/> numbers steps, and not epochs.</summary>
    public bool NumbersSteps => Step is not null && Step != Epoch;

    /// <summary>The error for a table whose rows cannot be matched with those of another.</summary>
    public static InputException NoStep(CurveTable table) => new(table.File,
        "no column is called 'step'; expected one by which the rates and the losses can be matched; name it by `StepColumn`");
}
