namespace LrFind.Training;

/// <summary>Adamax (Kingma and Ba 2015): Adam with the largest gradient in place of the mean square. <c>torch.optim.Adamax</c>.</summary>
public sealed record AdamaxSpec : AdamFamilySpec
{
    /// <inheritdoc/>
    public override string Name => "adamax";
}
