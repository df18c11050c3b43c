using System.Globalization;

namespace LrFind.Training.Catalog;

/// <summary>Linear layers with an activation after each but the last.</summary>
/// <param name="batchNorm">Whether each hidden layer is normalised by batch without being asked.</param>
internal sealed class MlpFamily(bool batchNorm) : ModelFamily
{
    /// <inheritdoc/>
    public override string Name => batchNorm ? "mlp-bn" : "mlp";

    /// <inheritdoc/>
    public override string Options => batchNorm ? "WIDTH,…,ACTIVATION,dropout=P" : "WIDTH,…,ACTIVATION,dropout=P,bn";

    /// <inheritdoc/>
    public override string Summary => batchNorm ? "the same with batch normalisation" : "hidden layers, of 64 and 64 units by default";

    /// <inheritdoc/>
    internal override ModelOptions Takes =>
        ModelOptions.Widths | ModelOptions.Activation | ModelOptions.Dropout | (batchNorm ? ModelOptions.None : ModelOptions.BatchNorm);

    /// <inheritdoc/>
    internal override ModelSpec Create(ModelArguments arguments, DataShape data)
    {
        IReadOnlyList<int> widths = WidthsOf(arguments);
        var model = new ModelBuilder(data.Input);
        int node = HiddenLayers.Add(model, HiddenLayers.Flat(model, ModelSpec.InputNode), widths, arguments, batchNorm || arguments.BatchNorm);
        string last = "fc" + (widths.Count + 1).ToString(CultureInfo.InvariantCulture);
        return model.Build(arguments.Text, HiddenLayers.Linear(model, node, last, data.Outputs));
    }
}
