using System.Text.Json;
using System.Text.Unicode;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>
/// Reads the checks of a configuration; docs/lrfind.schema.json describes the form. Comments and trailing commas are allowed.
/// </summary>
internal static class ConfigFile
{
    /// <summary>The file that is read where none is named.</summary>
    public const string DefaultName = "lrfind.json";

    private const int LargestFile = 16 << 20;

    /// <summary>The checks, in their order; one at least.</summary>
    /// <exception cref="InputException">The file cannot be read or followed.</exception>
    public static IReadOnlyList<ConfiguredCheck> Read(string file) => Parse(file, Load(file));

    /// <summary>The checks of a text, in their order; one at least.</summary>
    /// <param name="file">The file that it is, or will be, in.</param>
    /// <param name="json">It, as UTF-8.</param>
    /// <exception cref="InputException">It cannot be followed.</exception>
    public static IReadOnlyList<ConfiguredCheck> Parse(string file, ReadOnlySpan<byte> json)
    {
        try
        {
            return new ConfigReader(file, json).Read();
        }
        catch (JsonException e)
        {
            var at = new FilePosition(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw new InputException(at, $"this is no JSON: {Reason(e)}");
        }
    }

    private static ReadOnlySpan<byte> Load(string file)
    {
        try
        {
            ReadOnlySpan<byte> bytes = WholeFile.Read(file, LargestFile, "a configuration");
            if (bytes.StartsWith("\uFEFF"u8))
                bytes = bytes[3..];
            return Utf8.IsValid(bytes) ? bytes : throw new InputException(file, "this is no UTF-8 text");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, "there is no such file; 'lrfind init data.csv' writes one");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, Directory.Exists(file) ? "this is a folder" : "it cannot be read");
        }
    }

    // Behind the reason, the library says the place once more.
    private static string Reason(JsonException e)
    {
        string reason = e.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd('.', ' ').ReplaceLineEndings(" ");
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
