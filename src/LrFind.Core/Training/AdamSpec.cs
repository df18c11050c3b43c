namespace LrFind.Training;

/// <summary>Adam (Kingma and Ba 2015), with weight decay added to the gradient: <c>torch.optim.Adam</c>.</summary>
public record AdamSpec : AdamFamilySpec
{
    /// <inheritdoc/>
    public override string Name => "adam";

    /// <summary>Whether to divide by the largest mean square so far, not the present one (Reddi et al. 2018). Default: no.</summary>
    public bool AmsGrad { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object> Settings() => new Dictionary<string, object>(SharedSettings()) { ["amsgrad"] = AmsGrad };
}
