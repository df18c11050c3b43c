using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>
/// The schema of configurations, docs/lrfind.schema.json, as a file beside one: with it an editor completes and checks settings, without a
/// network, and as this lrfind knows them.
/// </summary>
internal static class SchemaFile
{
    /// <summary>What a configuration calls it. Editors take what begins with a dot for a path from the configuration's folder.</summary>
    public const string Reference = $"./{Name}";

    private const string Name = "lrfind.schema.json";

    // Whatever version of lrfind wrote it.
    private const string Title = "\"title\": \"Checks for lrfind\"";
    private const int LargestFile = 1 << 20;

    /// <summary>Its bytes.</summary>
    public static byte[] Content
    {
        get
        {
            using Stream stream = typeof(SchemaFile).Assembly.GetManifestResourceStream(Name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>Where it is beside a configuration.</summary>
    public static string BesideOf(string config) => Path.Combine(Path.GetDirectoryName(config) ?? "", Name);

    /// <summary>What has to be done about the file at a path.</summary>
    public static SchemaState StateOf(string path)
    {
        if (!Path.Exists(path))
            return SchemaState.Missing;
        try
        {
            byte[] bytes = WholeFile.Read(path, LargestFile, "a schema");
            return bytes.AsSpan().SequenceEqual(Content) ? SchemaState.Current
                : System.Text.Encoding.UTF8.GetString(bytes).Contains(Title, StringComparison.Ordinal) ? SchemaState.Other
                : SchemaState.Foreign;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InputException)
        {
            return SchemaState.Foreign;
        }
    }
}

/// <summary>What stands where the schema is to stand.</summary>
internal enum SchemaState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>The schema of this lrfind.</summary>
    Current,

    /// <summary>That of another lrfind.</summary>
    Other,

    /// <summary>Something else, which is nobody's to replace.</summary>
    Foreign,
}
