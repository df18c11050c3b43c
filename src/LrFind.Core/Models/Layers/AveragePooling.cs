namespace LrFind.Models.Layers;

/// <summary>The mean of each window of each channel; padding consists of zeros.</summary>
internal abstract record AvgPoolSpec : PoolSpec
{
    private protected AvgPoolSpec(int dimensions, SpatialPair kernelSize) : base(dimensions, kernelSize)
    {
    }

    private protected static LayerDescriptor Describe<T>(string kind, int dimensions, Func<SpatialPair, T> create, Printing printing)
        where T : AvgPoolSpec =>
        Describe(kind, dimensions, (a, kernel) => create(kernel) with { CountIncludePad = a.Boolean("count_include_pad") }, printing)
        .Boolean("count_include_pad", l => l.CountIncludePad, true, Printing.Never);

    /// <summary>Whether zeros of the padding count in the mean. Default: yes.</summary>
    public bool CountIncludePad { get; init; } = true;
}

/// <summary>The mean of each window over rows of shape (channels, width): <c>torch.nn.AvgPool1d</c> with ceil_mode=False.</summary>
internal sealed record AvgPool1dSpec : AvgPoolSpec
{
    /// <inheritdoc cref="MaxPool1dSpec(SpatialPair)"/>
    public AvgPool1dSpec(SpatialPair kernelSize) : base(1, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("AvgPool1d", 1, kernel => new AvgPool1dSpec(kernel), Printing.Tuple);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The mean of each window over rows of shape (channels, height, width): <c>torch.nn.AvgPool2d</c> with ceil_mode=False.</summary>
internal sealed record AvgPool2dSpec : AvgPoolSpec
{
    /// <inheritdoc cref="MaxPool1dSpec(SpatialPair)"/>
    public AvgPool2dSpec(SpatialPair kernelSize) : base(2, kernelSize)
    {
    }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        Describe("AvgPool2d", 2, kernel => new AvgPool2dSpec(kernel), Printing.OneOrPair);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The mean of each channel.</summary>
internal abstract record AdaptiveAvgPoolSpec : SpatialSpec
{
    private protected AdaptiveAvgPoolSpec(int dimensions) : base(dimensions)
    {
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs) =>
        ShapeOf(PlanesOf(Single(inputs)) with { Height = 1, Width = 1 });
}

/// <summary>The mean of each channel of rows of shape (channels, width): <c>torch.nn.AdaptiveAvgPool1d(1)</c>.</summary>
internal sealed record AdaptiveAvgPool1dSpec() : AdaptiveAvgPoolSpec(1)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        LayerDescriptor.Of("AdaptiveAvgPool1d", _ => new AdaptiveAvgPool1dSpec()).With("output_size=1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>The mean of each channel of rows of shape (channels, height, width): <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
internal sealed record AdaptiveAvgPool2dSpec() : AdaptiveAvgPoolSpec(2)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description =
        LayerDescriptor.Of("AdaptiveAvgPool2d", _ => new AdaptiveAvgPool2dSpec()).With("output_size=1");

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
