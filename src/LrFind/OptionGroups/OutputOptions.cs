namespace LrFind.Cli.OptionGroups;

/// <summary>What to write, and where.</summary>
/// <param name="Folder">The folder; <see langword="null"/> for the current one.</param>
/// <param name="Png">Whether to write the plot as PNG.</param>
/// <param name="Svg">Whether to write the plot as SVG.</param>
/// <param name="Curve">The curve file; <see langword="null"/> for none.</param>
/// <param name="Json">The JSON file, or - for standard output; <see langword="null"/> for none.</param>
/// <param name="Width">The plot's width in pixels.</param>
/// <param name="Height">The plot's height in pixels.</param>
/// <param name="Scale">Pixels of the PNG per pixel of the plot.</param>
/// <param name="Quiet">Whether to print the bare number.</param>
internal sealed record OutputOptions(
    string? Folder, bool Png, bool Svg, string? Curve, string? Json, int Width, int Height, double Scale, bool Quiet);
