namespace LrFind.Data;

/// <summary>Whether the first record of a table names its columns.</summary>
public enum HeaderChoice
{
    /// <summary>Decided by what stands below it.</summary>
    Auto,

    /// <summary>It does.</summary>
    Yes,

    /// <summary>It is data; columns are called c1, c2, ….</summary>
    No,
}
