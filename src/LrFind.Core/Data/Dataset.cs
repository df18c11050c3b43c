namespace LrFind.Data;

/// <summary>A table made ready for training: standardised and one-hot features, encoded target, seeded split.</summary>
public sealed class Dataset
{
    /// <summary>The name for titles and output files: the file's name without folder and extension.</summary>
    public required string Name { get; init; }

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>What is to be learned.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The target column's name.</summary>
    public required string TargetName { get; init; }

    /// <summary>The names of the features, in the order of the columns of <see cref="RowSet.Features"/>.</summary>
    public required IReadOnlyList<string> FeatureNames { get; init; }

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The rows to train on.</summary>
    public required RowSet Training { get; init; }

    /// <summary>The rows held out.</summary>
    public required RowSet Validation { get; init; }

    /// <summary>What the user should know about the data.</summary>
    public required IReadOnlyList<DatasetWarning> Warnings { get; init; }

    /// <summary>The number of outputs a model needs: 1, or the number of classes of a multiclass task.</summary>
    public int OutputCount => Task == TaskKind.Multiclass ? Classes.Count : 1;
}
