using LrFind.Foundation;

namespace LrFind.Models.Layers;

/// <summary>How values between those of a plane are told.</summary>
internal enum Upsampling
{
    /// <summary>The value to the left and above.</summary>
    Nearest,

    /// <summary>On the straight line between two values, in one dimension.</summary>
    Linear,

    /// <summary>The same in both dimensions.</summary>
    Bilinear,
}

/// <summary>Planes of another size: <c>torch.nn.Upsample</c> and <c>torch.nn.functional.interpolate</c>.</summary>
internal sealed record UpsampleSpec : SpatialSpec
{
    // Those of the enumeration, in its order.
    private static readonly string[] s_modes = ["nearest", "linear", "bilinear"];

    /// <summary>Creates the settings; one of the first two is given.</summary>
    /// <param name="size">The size of the planes it gives, at least 1; in one dimension its width.</param>
    /// <param name="scaleFactor">How many times as large they are, more than 0.</param>
    /// <exception cref="SettingException">A number is out of range, or none is given, or both are.</exception>
    public UpsampleSpec(SpatialPair? size, double? scaleFactor) : base(2)
    {
        SettingException.Require((size is null) != (scaleFactor is null), nameof(Size), size is null ? "None" : $"{size}",
            "either a size or a scale_factor");
        Size = size is { } given ? Window.AtLeastOne(given, nameof(Size)) : null;
        ScaleFactor = scaleFactor is { } factor ? Setting.Positive(factor, nameof(ScaleFactor)) : null;
    }

    /// <summary>The size of the planes it gives.</summary>
    public SpatialPair? Size { get; }

    /// <summary>How many times as large they are.</summary>
    public double? ScaleFactor { get; }

    /// <summary>How values between others are told. Default: the nearest.</summary>
    public Upsampling Mode { get; init; }

    /// <summary>Whether the outermost values stay outermost, rather than the outer sides of what they stand for. Default: no.</summary>
    public bool AlignCorners { get; init; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("Upsample", a => new UpsampleSpec(a.SizesOrNone("size"), a.NumberOrNone("scale_factor"))
        {
            Mode = (Upsampling)Array.IndexOf(s_modes, a.Word("mode", s_modes)),
            AlignCorners = a.Boolean("align_corners"),
        })
        .OptionalSizes("size", l => l.Size, Printing.OneOrPair with { OmitsDefault = true })
        .Number("scale_factor", l => l.ScaleFactor, null, Printing.Pointed with { OmitsDefault = true }).OrLeftOut()
        .Word("mode", l => s_modes[(int)l.Mode], "nearest", Printing.Bare)
        .Boolean("align_corners", l => l.AlignCorners, false, Printing.Never);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        bool isFlat = input.Rank == 2;
        if ((!isFlat && input.Rank != 3) || Mode == (isFlat ? Upsampling.Bilinear : Upsampling.Linear))
            throw Unfit($"cannot take rows of shape {input}; it is linear over (channels, width) and bilinear over (channels, height, width)");
        if (AlignCorners && Mode == Upsampling.Nearest)
            throw Unfit("has align_corners, which the nearest values have no use for");
        var planes = ChannelPlanes.Of(input);
        double height = Size?.Height ?? Math.Floor(planes.Height * ScaleFactor!.Value);
        double width = Size?.Width ?? Math.Floor(planes.Width * ScaleFactor!.Value);
        height = isFlat ? 1 : height;
        if (height < 1 || width < 1)
            throw Unfit($"cannot take rows of shape {input}: nothing would be left");
        RequireCount(planes.Channels * height * width, input);
        return isFlat
            ? new TensorShape(planes.Channels, (int)width) : new TensorShape(planes.Channels, (int)height, (int)width);
    }
}

/// <summary>
/// Channels put beside each other: of each r² of them, one r times as large in both dimensions: <c>torch.nn.PixelShuffle</c>. Shi et al.,
/// "Real-Time Single Image and Video Super-Resolution" (2016), equation 4.
/// </summary>
internal sealed record PixelShuffleSpec : SpatialSpec
{
    /// <summary>Creates the settings.</summary>
    /// <param name="upscaleFactor">r, at least 1.</param>
    /// <exception cref="SettingException">It is less than 1.</exception>
    public PixelShuffleSpec(int upscaleFactor) : base(2) => UpscaleFactor = Window.AtLeastOne(upscaleFactor, nameof(UpscaleFactor));

    /// <summary>How many times as large planes become.</summary>
    public int UpscaleFactor { get; }

    /// <summary>What there is to know of the kind.</summary>
    internal static readonly LayerDescriptor Description = LayerDescriptor
        .Of("PixelShuffle", a => new PixelShuffleSpec(a.Integer("upscale_factor")))
        .Integer("upscale_factor", l => l.UpscaleFactor, printing: Printing.Keyword);

    /// <inheritdoc/>
    internal override LayerDescriptor Descriptor => Description;

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = Single(inputs);
        ChannelPlanes planes = PlanesOf(input);
        long together = (long)UpscaleFactor * UpscaleFactor;
        return planes.Channels % together == 0
            ? new TensorShape((int)(planes.Channels / together), planes.Height * UpscaleFactor, planes.Width * UpscaleFactor)
            : throw Unfit($"cannot take rows of shape {input}: expected a multiple of {together} channels");
    }
}
