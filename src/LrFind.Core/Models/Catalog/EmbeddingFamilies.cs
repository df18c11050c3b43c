using System.Globalization;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Catalog;

/// <summary>An mlp that sees each categorical column as a trained vector.</summary>
internal sealed class EmbeddingMlpFamily : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => "embedding-mlp";

    /// <inheritdoc/>
    public override string Summary => "an mlp with a trained vector for each category";

    /// <inheritdoc/>
    internal override ModelOptions Takes =>
        ModelOptions.Widths | ModelOptions.Activation | ModelOptions.Dropout | ModelOptions.BatchNorm | ModelOptions.Dim;

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        SettingException.Require(data.OneHotGroups.Count > 0, "Model", $"'{Quoting.Shortened(arguments.Text)}' for data without a categorical column",
            "a text column; mlp needs none");
        IReadOnlyList<int> widths = WidthsOf(arguments);
        var model = new ModelBuilder(data.Input);
        int node = HiddenLayers.Add(model, Embeddings.Add(model, data, arguments.Dim), widths, arguments, arguments.BatchNorm);
        string last = "fc" + (widths.Count + 1).ToString(CultureInfo.InvariantCulture);
        return model.Build(arguments.Name, HiddenLayers.Linear(model, node, last, data.Outputs));
    }
}

/// <summary>
/// The sum of a linear model of all features and of an mlp that sees categorical columns as trained vectors: Cheng et al., "Wide &amp; Deep
/// Learning for Recommender Systems" (2016), section 3, without crossed features.
/// </summary>
internal sealed class WideDeepFamily : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => "wide-deep";

    /// <inheritdoc/>
    public override string Summary => "a linear model and an mlp with embeddings, added up";

    /// <inheritdoc/>
    internal override ModelOptions Takes =>
        ModelOptions.Widths | ModelOptions.Activation | ModelOptions.Dropout | ModelOptions.BatchNorm | ModelOptions.Dim;

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        var model = new ModelBuilder(data.Input);
        int flat = HiddenLayers.Flat(model, ModelSpec.InputNode);
        int wide = HiddenLayers.Linear(model, flat, "wide", data.Outputs);
        int embedded = data.OneHotGroups.Count > 0 ? Embeddings.Add(model, data, arguments.Dim) : flat;
        int hidden = HiddenLayers.Add(model, embedded, WidthsOf(arguments), arguments, arguments.BatchNorm);
        int deep = HiddenLayers.Linear(model, hidden, "deep", data.Outputs);
        return model.Build(arguments.Name, model.Add("add", new AddSpec(), wide, deep));
    }
}

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
