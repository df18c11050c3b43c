namespace LrFind.Training.Catalog;

/// <summary>One linear layer.</summary>
internal sealed class LinearFamily : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => "linear";

    /// <inheritdoc/>
    public override string Options => "";

    /// <inheritdoc/>
    public override string Summary => "one linear layer";

    /// <inheritdoc/>
    internal override ModelOptions Takes => ModelOptions.None;

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        var model = new ModelBuilder(data.Input);
        return model.Build(arguments.Text, HiddenLayers.Linear(model, HiddenLayers.Flat(model, ModelSpec.InputNode), "fc", data.Outputs));
    }
}
