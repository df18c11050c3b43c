namespace LrFind.Training;

/// <summary>Batch normalisation of rows of shape (channels) or (channels, width): <c>torch.nn.BatchNorm1d</c>.</summary>
public sealed record BatchNorm1dSpec : BatchNormSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numFeatures">The number of channels, at least 1.</param>
    /// <exception cref="Data.SettingException">It is less than 1.</exception>
    public BatchNorm1dSpec(int numFeatures) : base(numFeatures)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "BatchNorm1d";

    /// <inheritdoc/>
    private protected override bool Takes(int rank) => rank is 1 or 2;
}
