namespace LrFind.Curves.Files.Rows;

/// <summary>What was recorded of a step, as far as one row of a file says it.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Step">The number of the step; NaN where there is none.</param>
/// <param name="Rate">The learning rate; <see langword="null"/> where the row says nothing of it.</param>
/// <param name="Loss">The loss; <see langword="null"/> where the row says nothing of it, NaN or infinite where it was no number.</param>
/// <param name="Probe">The same of the probe loss.</param>
internal readonly record struct CurveRow(long Line, double Step, double? Rate, double? Loss, double? Probe)
{
    /// <summary>Whether another row may be of the same step.</summary>
    public bool GoesWith(CurveRow other) => Rate is not { } rate || other.Rate is not { } another || Rounding.AreSame(rate, another);

    /// <summary>Whether another row says only what this one does not.</summary>
    public bool Lacks(CurveRow other) => (Rate is null || other.Rate is null) && (Loss is null || other.Loss is null);

    /// <summary>The two as one: of what both say, the later counts, where it is a number.</summary>
    public CurveRow With(CurveRow later) =>
        this with { Rate = later.Rate ?? Rate, Loss = Later(Loss, later.Loss), Probe = Later(Probe, later.Probe) };

    // Where each row has one value, NaN may only stand for those that it has not.
    private static double? Later(double? value, double? later) =>
        later is null || (double.IsNaN(later.Value) && value is not null) ? value : later;
}

/// <summary>Joins rows of the same step, as tools write them that log each value when they have it.</summary>
internal static class StepJoin
{
    /// <summary>One row for each step, in the order in which they are met.</summary>
    /// <param name="rows">The rows of a repeat.</param>
    /// <param name="numbersSteps">
    /// Whether the numbers are those of steps, of which the last value counts; otherwise of something longer, such as epochs, and rows are
    /// joined only where each says what the other does not.
    /// </param>
    public static List<CurveRow> Join(IReadOnlyList<CurveRow> rows, bool numbersSteps)
    {
        var joined = new List<CurveRow>(rows.Count);
        var placeOf = new Dictionary<double, int>();
        foreach (CurveRow row in rows)
        {
            if (placeOf.TryGetValue(row.Step, out int place) && joined[place].GoesWith(row) && (numbersSteps || joined[place].Lacks(row)))
            {
                joined[place] = joined[place].With(row);
                continue;
            }

            if (!double.IsNaN(row.Step))
                placeOf[row.Step] = joined.Count;
            joined.Add(row);
        }

        return joined;
    }
}
