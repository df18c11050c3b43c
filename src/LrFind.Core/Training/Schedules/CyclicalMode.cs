namespace LrFind.Training.Schedules;

/// <summary>What becomes of the height of the triangles of a <see cref="CyclicalSchedule"/>.</summary>
public enum CyclicalMode
{
    /// <summary>It stays.</summary>
    Triangular,

    /// <summary>It halves from cycle to cycle.</summary>
    Triangular2,

    /// <summary>It falls by the same factor each step.</summary>
    ExpRange,
}
