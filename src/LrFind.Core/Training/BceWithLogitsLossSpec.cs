using LrFind.Data;

namespace LrFind.Training;

/// <summary>Cross-entropy of logits against 0 or 1, one or several a row: <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
public sealed record BceWithLogitsLossSpec : LossSpec
{
    private readonly IReadOnlyList<float>? _posWeight;

    /// <inheritdoc/>
    public override string Name => "sigmoid cross-entropy";

    /// <summary>How much a 1 counts against a 0: one number for all outputs or one for each, 0 or more. Default: 1.</summary>
    /// <exception cref="SettingException">There is no number, or one is negative or not finite.</exception>
    public IReadOnlyList<float>? PosWeight
    {
        get => _posWeight;
        init => _posWeight = Setting.Weights(value, nameof(PosWeight));
    }

    /// <inheritdoc/>
    public override void RequireFits(int outputs)
    {
        if (PosWeight is { Count: > 1 } weights && weights.Count != outputs)
            throw Setting.WrongCount(weights, nameof(PosWeight), outputs);
    }
}
