namespace LrFind.Data.Columns;

/// <summary>Decides whether a numeric target is a class or a number.</summary>
public static class TaskInference
{
    /// <summary>A target of integers with at most this many distinct values is taken for a class.</summary>
    public const int MaxIntegerClasses = 20;

    /// <summary>… provided that each value stands for at least this many rows on average.</summary>
    public const int MinRowsPerClass = 5;

    /// <summary>Whether a numeric target looks like classes: few distinct integers, each many times.</summary>
    /// <param name="values">The target of each row; NaN where it is missing.</param>
    public static bool LooksLikeClasses(ReadOnlySpan<double> values)
    {
        Span<double> distinct = stackalloc double[MaxIntegerClasses];
        int found = 0, present = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            present++;
            if (value != Math.Truncate(value))
                return false;
            int known = 0;
            while (known < found && distinct[known] != value)
                known++;
            if (known < found)
                continue;
            if (found == MaxIntegerClasses)
                return false;
            distinct[found++] = value;
        }

        return found * MinRowsPerClass <= present;
    }
}
