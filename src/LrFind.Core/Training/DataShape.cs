using LrFind.Data;

namespace LrFind.Training;

/// <summary>What a model has to fit: the rows it is given and the outputs it owes.</summary>
/// <param name="Input">The shape of a row of features.</param>
/// <param name="Outputs">The number of outputs of a row, at least 1.</param>
public sealed record DataShape(TensorShape Input, int Outputs)
{
    /// <summary>The features that are categorical columns, in the order of the features. Default: none.</summary>
    public IReadOnlyList<OneHotGroup> OneHotGroups { get; init; } = [];

    /// <summary>What a data set asks of a model.</summary>
    public static DataShape Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        TensorShape input = dataset.InputShape is { } sizes ? new([.. sizes]) : new(dataset.FeatureNames.Count);
        return new DataShape(input, dataset.OutputCount) { OneHotGroups = dataset.OneHotGroups };
    }
}
