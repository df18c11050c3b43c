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

    /// <summary>All endings there are.</summary>
    public static IReadOnlyList<string> AllEndings { get; } = [".png", ".svg", ".pdf", ".webp", ".jpg", ".jpeg"];

    /// <summary>The format of a file; <see langword="null"/> for an ending that is none of <see cref="Endings"/>.</summary>
    public static PictureFormat? Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".png" => PictureFormat.Png,
        ".svg" => PictureFormat.Svg,
        ".pdf" => PictureFormat.Pdf,
        ".webp" => PictureFormat.Webp,
        ".jpg" or ".jpeg" => PictureFormat.Jpeg,
        _ => null,
    };
}
