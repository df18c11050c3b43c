namespace LrFind.Data.Inspection;

/// <summary>What was understood of a file.</summary>
public sealed record TableInspection
{
    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Rows of the file; an estimate where only a sample was read.</summary>
    public required long FileRows { get; init; }

    /// <summary>Rows that were looked at.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether they are a sample.</summary>
    public required bool IsSample { get; init; }

    /// <summary>The encoding, in words.</summary>
    public required string Encoding { get; init; }

    /// <summary>What separates fields, in words.</summary>
    public required string Separator { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>The columns, in the order of the file.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>What should be known, all that stands in the data set's warnings.</summary>
    public required IReadOnlyList<DatasetWarning> Warnings { get; init; }

    /// <summary>The data set made of the rows; <see langword="null"/> where there is a <see cref="Problem"/>.</summary>
    public Dataset? Dataset { get; init; }

    /// <summary>Why nothing can be learned from the table; <see langword="null"/> where something can.</summary>
    public DatasetException? Problem { get; init; }
}
