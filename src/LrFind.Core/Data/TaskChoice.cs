namespace LrFind.Data;

/// <summary>The task as the user asks for it.</summary>
public enum TaskChoice
{
    /// <summary>
    /// Decided by the target: classification when it is text, boolean or few distinct integers
    /// (at most <see cref="Columns.TaskInference.MaxIntegerClasses"/>), regression otherwise.
    /// </summary>
    Auto,

    /// <summary>The target is a number.</summary>
    Regression,

    /// <summary>The target is a class, whatever it looks like.</summary>
    Classification,
}
