namespace LrFind.Charts;

/// <summary>What a picture is written as.</summary>
internal enum PictureFormat
{
    /// <summary>Pixels, without loss.</summary>
    Png,

    /// <summary>Lines and text, for web pages.</summary>
    Svg,

    /// <summary>Lines and text, for print.</summary>
    Pdf,

    /// <summary>Pixels, small.</summary>
    Webp,

    /// <summary>Pixels, with loss; never transparent.</summary>
    Jpeg,
}

/// <summary>Formats by the endings of file names.</summary>
internal static class PictureFormats
{
    /// <summary>The endings there are, in words.</summary>
    public const string Endings = ".png, .svg, .pdf, .webp or .jpg";

    private static readonly Dictionary<string, PictureFormat> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = PictureFormat.Png,
        [".svg"] = PictureFormat.Svg,
        [".pdf"] = PictureFormat.Pdf,
        [".webp"] = PictureFormat.Webp,
        [".jpg"] = PictureFormat.Jpeg,
        [".jpeg"] = PictureFormat.Jpeg,
    };

    /// <summary>All endings there are.</summary>
    public static IEnumerable<string> AllEndings => s_formats.Keys;

    /// <summary>The format of a file; <see langword="null"/> for an ending that is none of <see cref="Endings"/>.</summary>
    public static PictureFormat? Of(string path) =>
        s_formats.TryGetValue(Path.GetExtension(path), out PictureFormat format) ? format : null;
}
