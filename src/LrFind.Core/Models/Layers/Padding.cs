using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>Planes made larger on each side.</summary>
internal abstract record PadSpec : SpatialSpec
{
    private readonly double _value;

    /// <summary>Notes the settings.</summary>
    /// <param name="dimensions">Dimensions of a plane.</param>
    /// <param name="edges">How much larger planes become, 0 or more on each side.</param>
    /// <param name="mode">What stands around them.</param>
    private protected PadSpec(int dimensions, Edges edges, PaddingMode mode) : base(dimensions)
    {
        foreach (int side in (int[])[edges.Top, edges.Bottom, edges.Left, edges.Right])
            Window.AtLeastZero(side, "Padding");
        (Edges, Mode) = (dimensions == 1 ? edges with { Top = 0, Bottom = 0 } : edges, mode);
    }

    private protected static LayerDescriptor<T> Describe<T>(
        string kind, int dimensions, Func<Edges, T> create, Func<T, LayerArguments, T>? adapt = null, bool hasName = false)
        where T : PadSpec => LayerDescriptor
        .Of(kind, a =>
        {
            T layer = create(EdgesOf(a.Integers("padding"), dimensions));
            return adapt is null ? layer : adapt(layer, a);
        })
        .Integers("padding", l => l.Sides(dimensions), new Printing(hasName, Text: v => $"({string.Join(", ", (int[])v)})"));

    /// <summary>How much larger planes become.</summary>
    internal Edges Edges { get; }

    /// <summary>What stands around them.</summary>
    internal PaddingMode Mode { get; }

    /// <summary>The constant around them, where it is one. Default: 0.</summary>
    /// <exception cref="SettingException">It is not finite.</exception>
    public double Value
    {
        get => _value;
        init => _value = Setting.Finite(value, nameof(Value));
    }

    /// <inheritdoc/>
    public sealed override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        ChannelPlanes planes = PlanesOf(input);
        (long height, long width) = Edges.Around(planes);
        RequireCount((double)planes.Channels * height * width, input);
        return Mode.Fits(Edges, planes)
            ? ShapeOf(new ChannelPlanes(planes.Channels, (int)height, (int)width))
            : throw Unfit($"cannot take rows of shape {input}: they are too small to be padded from within");
    }

    // The last dimension comes first, as in torch.nn.functional.pad.
    private int[] Sides(int dimensions) =>
        dimensions == 1 ? [Edges.Left, Edges.Right] : [Edges.Left, Edges.Right, Edges.Top, Edges.Bottom];

    private static Edges EdgesOf(int[] sides, int dimensions) => sides switch
    {
        [var all] => Edges.Of(all),
        [var left, var right] when dimensions == 1 => new Edges(0, 0, left, right),
        [var left, var right, var top, var bottom] when dimensions == 2 => new Edges(top, bottom, left, right),
        _ => throw new SettingException("Padding", $"({string.Join(", ", sides)})",
            FormattableString.Invariant($"one number, or {2 * dimensions}")),
    };
}

/// <summary>Zeros around rows of shape (channels, height, width): <c>torch.nn.ZeroPad2d</c>.</summary>
internal sealed record ZeroPad2dSpec(Edges Edges) : PadSpec(2, Edges, PaddingMode.Zeros)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ZeroPad2d", 2, edges => new ZeroPad2dSpec(edges));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>A constant around rows of shape (channels, width): <c>torch.nn.ConstantPad1d</c>.</summary>
internal sealed record ConstantPad1dSpec(Edges Edges) : PadSpec(1, Edges, PaddingMode.Zeros)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ConstantPad1d", 1, edges => new ConstantPad1dSpec(edges),
        (layer, a) => layer with { Value = a.Number("value") }, hasName: true).Number("value", l => l.Value, null);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>A constant around rows of shape (channels, height, width): <c>torch.nn.ConstantPad2d</c>.</summary>
internal sealed record ConstantPad2dSpec(Edges Edges) : PadSpec(2, Edges, PaddingMode.Zeros)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ConstantPad2d", 2, edges => new ConstantPad2dSpec(edges),
        (layer, a) => layer with { Value = a.Number("value") }, hasName: true).Number("value", l => l.Value, null);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Rows of shape (channels, width), mirrored at their ends: <c>torch.nn.ReflectionPad1d</c>.</summary>
internal sealed record ReflectionPad1dSpec(Edges Edges) : PadSpec(1, Edges, PaddingMode.Reflect)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ReflectionPad1d", 1, edges => new ReflectionPad1dSpec(edges));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Rows of shape (channels, height, width), mirrored at their sides: <c>torch.nn.ReflectionPad2d</c>.</summary>
internal sealed record ReflectionPad2dSpec(Edges Edges) : PadSpec(2, Edges, PaddingMode.Reflect)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ReflectionPad2d", 2, edges => new ReflectionPad2dSpec(edges));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Rows of shape (channels, width), their ends repeated: <c>torch.nn.ReplicationPad1d</c>.</summary>
internal sealed record ReplicationPad1dSpec(Edges Edges) : PadSpec(1, Edges, PaddingMode.Replicate)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ReplicationPad1d", 1, edges => new ReplicationPad1dSpec(edges));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}

/// <summary>Rows of shape (channels, height, width), their sides repeated: <c>torch.nn.ReplicationPad2d</c>.</summary>
internal sealed record ReplicationPad2dSpec(Edges Edges) : PadSpec(2, Edges, PaddingMode.Replicate)
{
    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = Describe("ReplicationPad2d", 2, edges => new ReplicationPad2dSpec(edges));

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;
}
