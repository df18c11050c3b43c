namespace LrFind.Training;

/// <summary>Mean of (output − target)²: <c>torch.nn.MSELoss</c>.</summary>
public sealed record MseLossSpec : LossSpec
{
    /// <inheritdoc/>
    public override string Name => "mean squared error";
}
