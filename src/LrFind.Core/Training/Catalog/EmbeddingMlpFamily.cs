using System.Globalization;
using LrFind.Data;

namespace LrFind.Training.Catalog;

/// <summary>An mlp that sees each categorical column as a trained vector.</summary>
internal sealed class EmbeddingMlpFamily : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => "embedding-mlp";

    /// <inheritdoc/>
    public override string Options => "WIDTH,…,ACTIVATION,dropout=P,bn,dim=N";

    /// <inheritdoc/>
    public override string Summary => "an mlp with a trained vector for each category";

    /// <inheritdoc/>
    internal override ModelOptions Takes =>
        ModelOptions.Widths | ModelOptions.Activation | ModelOptions.Dropout | ModelOptions.BatchNorm | ModelOptions.Dim;

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        SettingException.Require(data.OneHotGroups.Count > 0, "Model", $"'{arguments.Text}' for data without a categorical column", "a text column; mlp needs none");
        IReadOnlyList<int> widths = WidthsOf(arguments);
        var model = new ModelBuilder(data.Input);
        int node = HiddenLayers.Add(model, Embeddings.Add(model, data, arguments.Dim), widths, arguments, arguments.BatchNorm);
        string last = "fc" + (widths.Count + 1).ToString(CultureInfo.InvariantCulture);
        return model.Build(arguments.Text, HiddenLayers.Linear(model, node, last, data.Outputs));
    }
}
