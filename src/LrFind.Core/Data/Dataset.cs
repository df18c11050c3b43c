using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>A table made ready for training: standardised and one-hot features, encoded target, seeded split.</summary>
public sealed record Dataset
{
    /// <summary>Creates a data set of rows; what they are is set beside.</summary>
    internal Dataset(RowSet training, RowSet validation) => (Training, Validation) = (training, validation);

    /// <summary>The name for titles and output files: the file's name without folder and extension.</summary>
    public required string Name { get; init; }

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The name of the data set that a file makes.</summary>
    /// <param name="file">The file, or standard input.</param>
    internal static string NameOf(string file)
    {
        if (file is CsvInput.StandardInput or CsvInput.StandardInputName)
            return "stdin";
        string name = Path.GetFileName(file);
        return Path.GetFileNameWithoutExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
    }

    /// <summary>What is to be learned.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The target column's name; several are joined by commas.</summary>
    public required string TargetName { get; init; }

    /// <summary>The number of target columns: more than 1 in a regression of several.</summary>
    public required int TargetCount { get; init; }

    /// <summary>The names of the features, in the order of their columns.</summary>
    public required IReadOnlyList<string> FeatureNames { get; init; }

    /// <summary>The features that stand for categorical columns, in the order of the features.</summary>
    internal IReadOnlyList<OneHotGroup> OneHotGroups { get; init; } = [];

    /// <summary>The columns of the table that the features were made of.</summary>
    internal FeatureColumns Columns { get; init; } = FeatureColumns.None;

    /// <summary>The shape of a row of features, as the user gave it; <see langword="null"/> for a plain row.</summary>
    public IReadOnlyList<int>? InputShape { get; init; }

    /// <summary>The class names in the order of their numbers; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Training rows of each class; empty for regression.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>The number of rows to train on.</summary>
    public int TrainingRows => Training.Count;

    /// <summary>The number of rows to validate with.</summary>
    public int ValidationRows => Validation.Count;

    /// <summary>The rows to train on.</summary>
    internal RowSet Training { get; init; }

    /// <summary>The rows to validate with.</summary>
    internal RowSet Validation { get; init; }

    /// <summary>Rows of the file; an estimate where <see cref="IsSample"/>.</summary>
    public required long FileRows { get; init; }

    /// <summary>Whether the rows are a sample of a large file.</summary>
    public required bool IsSample { get; init; }

    /// <summary>The digest of the file's bytes, where it was read whole and is not too large.</summary>
    internal FileDigest? FileDigest { get; init; }

    /// <summary>
    /// What tells one state of the data from another, computed when it is asked for: <c>sha256:</c> and the SHA-256, in lower-case
    /// hexadecimal digits, of the bytes of the file as they were read. Of a sample, a file of more than 64 MiB or standard input it is that
    /// of the rows as they are trained on, after <c>sha256-rows:</c>.
    /// </summary>
    public string Digest => FileDigest?.Text ?? RowsDigest.Compute(this);

    /// <summary>What the user should know about the data.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>The number of outputs a model needs: one for each target, or the number of classes of a multiclass task.</summary>
    public int OutputCount => Task == TaskKind.Multiclass ? Classes.Count : TargetCount;
}

/// <summary>Neighbouring features that stand for one categorical column: at most one of them is 1 in a row, the others are 0.</summary>
/// <param name="Start">The first of them, from 0.</param>
/// <param name="Length">How many there are.</param>
internal sealed record OneHotGroup(int Start, int Length);

/// <summary>The columns of a table besides the target.</summary>
/// <param name="Count">How many there are to learn from.</param>
/// <param name="Dropped">Those that nothing is learned from.</param>
internal sealed record FeatureColumns(int Count, IReadOnlyList<string> Dropped)
{
    /// <summary>Where nothing is known of any.</summary>
    public static readonly FeatureColumns None = new(0, []);
}
