namespace LrFind.Training;

/// <summary>y = x·Wᵀ + b: <c>torch.nn.Linear</c>.</summary>
/// <param name="InFeatures">Values a row in, at least 1.</param>
/// <param name="OutFeatures">Values a row out, at least 1.</param>
public sealed record LinearSpec(int InFeatures, int OutFeatures) : LayerSpec
{
    /// <inheritdoc/>
    public override int OutputFeatures(int inputs) => inputs == InFeatures
        ? OutFeatures
        : throw new ArgumentException($"Linear({InFeatures}, {OutFeatures}) cannot take rows of {inputs} values");

    /// <inheritdoc/>
    public override long ParameterCount => (InFeatures + 1L) * OutFeatures;
}
