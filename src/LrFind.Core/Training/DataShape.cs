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
        return new DataShape(new TensorShape(dataset.FeatureNames.Count), dataset.OutputCount) { OneHotGroups = GroupsOf(dataset) };
    }

    // One-hot features are called column=category. A plain column may be called so too: the values tell.
    private static List<OneHotGroup> GroupsOf(Dataset dataset)
    {
        IReadOnlyList<string> names = dataset.FeatureNames;
        var groups = new List<OneHotGroup>();
        for (int start = 0, end; start < names.Count; start = end)
        {
            end = start + 1;
            int prefix = names[start].IndexOf('=', StringComparison.Ordinal) + 1;
            while (prefix > 0 && end < names.Count && names[end].StartsWith(names[start][..prefix], StringComparison.Ordinal))
                end++;
            if (end - start > 1 && IsOneHot(dataset.Training, start, end - start))
                groups.Add(new OneHotGroup(start, end - start));
        }

        return groups;
    }

    private static bool IsOneHot(RowSet rows, int start, int length)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            float sum = 0;
            foreach (float value in rows.Features(row).Slice(start, length))
            {
                if (value is not (0 or 1))
                    return false;
                sum += value;
            }

            if (sum > 1)
                return false;
        }

        return true;
    }
}
