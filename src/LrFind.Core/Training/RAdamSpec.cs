namespace LrFind.Training;

/// <summary>RAdam (Liu et al. 2020): Adam whose first steps are held back while the mean square is uncertain. <c>torch.optim.RAdam</c>.</summary>
public sealed record RAdamSpec : AdamFamilySpec
{
    /// <inheritdoc/>
    public override string Name => "radam";
}
