namespace LrFind.Training;

/// <summary>Mean of |output − target|: <c>torch.nn.L1Loss</c>.</summary>
public sealed record L1LossSpec : LossSpec
{
    /// <inheritdoc/>
    public override string Name => "mean absolute error";
}
