namespace LrFind.Training;

/// <summary>What stands behind the name of a model or a schedule, as dropout=0.1 in mlp:256,dropout=0.1.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Name">What stands before the equals sign; all of it where there is none.</param>
/// <param name="Value">What stands behind the equals sign; <see langword="null"/> where there is none.</param>
internal sealed record CatalogOption(string Text, string Name, string? Value)
{
    /// <summary>The name of a model or a schedule without what stands behind it.</summary>
    public static string NameIn(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? text : text[..colon];
    }

    /// <summary>What stands behind the colon, between commas.</summary>
    public static CatalogOption[] AllIn(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? [] : Array.ConvertAll(text[(colon + 1)..].Split(','), Parse);
    }

    private static CatalogOption Parse(string part)
    {
        string text = part.Trim();
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(text, text, null) : new(text, text[..equals], text[(equals + 1)..]);
    }
}
