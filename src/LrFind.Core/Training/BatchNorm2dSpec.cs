namespace LrFind.Training;

/// <summary>Batch normalisation of rows of shape (channels, height, width): <c>torch.nn.BatchNorm2d</c>.</summary>
public sealed record BatchNorm2dSpec : BatchNormSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="numFeatures">The number of channels, at least 1.</param>
    /// <exception cref="Data.SettingException">It is less than 1.</exception>
    public BatchNorm2dSpec(int numFeatures) : base(numFeatures)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "BatchNorm2d";

    /// <inheritdoc/>
    private protected override bool Takes(int rank) => rank is 3;
}
