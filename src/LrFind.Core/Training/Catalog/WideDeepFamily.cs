namespace LrFind.Training.Catalog;

/// <summary>
/// The sum of a linear model of all features and of an mlp that sees categorical columns as trained vectors: Cheng et al., "Wide &amp; Deep
/// Learning for Recommender Systems" (2016), section 3, without crossed features.
/// </summary>
internal sealed class WideDeepFamily : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => "wide-deep";

    /// <inheritdoc/>
    public override string Options => "WIDTH,…,ACTIVATION,dropout=P,bn,dim=N";

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
        return model.Build(arguments.Text, model.Add("add", new AddSpec(), wide, deep));
    }
}
