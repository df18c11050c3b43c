using System.Globalization;

using LrFind.Data;

namespace LrFind.Training.Catalog;

/// <summary>The input of a model with embeddings: a trained vector in place of each categorical column.</summary>
internal static class Embeddings
{
    private const int MaxDim = 50;

    /// <summary>Joins the vectors and the other features, in their order.</summary>
    /// <returns>The node that gives all of them; the input itself where no column is categorical.</returns>
    public static int Add(ModelBuilder model, DataShape data, int? dim)
    {
        if (data.OneHotGroups.Count == 0)
            return ModelSpec.InputNode;
        var parts = new List<int>();
        int next = 0;
        for (int i = 0; i < data.OneHotGroups.Count; i++)
        {
            OneHotGroup group = data.OneHotGroups[i];
            AddNumbers(model, parts, next, group.Start);
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            int slice = model.Add("column" + number, new SliceSpec(group.Start, group.Length), ModelSpec.InputNode);
            parts.Add(model.Add("embedding" + number, new OneHotEmbeddingSpec(group.Length, dim ?? DimOf(group.Length)), slice));
            next = group.Start + group.Length;
        }

        AddNumbers(model, parts, next, data.Input.Count);
        return parts.Count == 1 ? parts[0] : model.Add("join", new ConcatSpec(), [.. parts]);
    }

    /// <summary>The size of a vector where none is asked for: half the number of categories, rounded up, and at most 50.</summary>
    private static int DimOf(int categories) => Math.Min(MaxDim, (categories + 1) / 2);

    private static void AddNumbers(ModelBuilder model, List<int> parts, int start, int end)
    {
        if (end > start)
            parts.Add(model.Add("numbers", new SliceSpec(start, end - start), ModelSpec.InputNode));
    }
}
