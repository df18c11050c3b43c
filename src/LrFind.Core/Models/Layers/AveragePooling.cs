namespace LrFind.Models.Layers;

/// <summary>The mean of each window of each channel; padding consists of zeros.</summary>
internal abstract record AvgPoolSpec : PoolSpec
{
    private protected AvgPoolSpec(int dimensions, SpatialPair kernelSize) : base(dimensions, kernelSize)
    {
    }

    private protected static LayerDescriptor<T> DescribeMean<T>(
        string kind, int dimensions, Func<LayerArguments, SpatialPair, T> create, Printing printing)
        where T : AvgPoolSpec =>
        Describe(kind, dimensions, (a, kernel) => create(a, kernel) with { CountIncludePad = a.Boolean("count_include_pad") }, printing)
        .Boolean("ceil_mode", l => l.CeilMode, false, Printing.Never)
        .Boolean("count_include_pad", l => l.CountIncludePad, true, Printing.Never);

    /// <summary>Whether zeros of the padding count in the mean. Default: yes.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <summary>What sums are divided by, where it is not the number of values.</summary>
    internal virtual int? Divisor => null;
}

/// <summary>The mean of each window over rows of shape (channels, width): <c>torch.nn.AvgPool1d</c>.</summary>
internal sealed record AvgPool1dSpec : AvgPoolSpec
{
    /// <inheritdoc cref="MaxPool1dSpec(SpatialPair)"/>
    public AvgPool1dSpec(SpatialPair kernelSize) : base(1, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        DescribeMean("AvgPool1d", 1, (_, kernel) => new AvgPool1dSpec(kernel), Printing.Tuple);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The mean of each window over rows of shape (channels, height, width): <c>torch.nn.AvgPool2d</c>.</summary>
internal sealed record AvgPool2dSpec : AvgPoolSpec
{
    /// <inheritdoc cref="MaxPool1dSpec(SpatialPair)"/>
    public AvgPool2dSpec(SpatialPair kernelSize) : base(2, kernelSize)
    {
    }

    private readonly int? _divisorOverride;

    /// <summary>What sums are divided by, at least 1; <see langword="null"/> for the number of values. Default: that.</summary>
    /// <exception cref="LrFind.Foundation.SettingException">It is less than 1.</exception>
    public int? DivisorOverride
    {
        get => _divisorOverride;
        init => _divisorOverride = value is { } given ? Window.AtLeastOne(given) : null;
    }

    /// <inheritdoc/>
    internal override int? Divisor => DivisorOverride;

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        DescribeMean("AvgPool2d", 2,
            (a, kernel) => new AvgPool2dSpec(kernel) { DivisorOverride = a.IntegerOrNone("divisor_override") }, Printing.OneOrPair)
        .OptionalInteger("divisor_override", l => l.DivisorOverride, printing: Printing.Never);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
