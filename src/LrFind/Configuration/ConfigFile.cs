using System.Text.Json;
using System.Text.Unicode;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Cli.Configuration;

/// <summary>
/// Reads the checks of a configuration; docs/lrfind.schema.json describes the form. Comments and trailing commas are allowed.
/// </summary>
internal static class ConfigFile
{
    /// <summary>The file that is read where none is named.</summary>
    public const string DefaultName = "lrfind.json";

    private const int LargestFile = 16 << 20;
    private const int Attempts = 100;
    private const int PauseMilliseconds = 10;

    /// <summary>The checks, in their order; one at least.</summary>
    /// <exception cref="InputException">The file cannot be read or followed.</exception>
    public static IReadOnlyList<ConfiguredCheck> Read(string file) => Parse(file, Load(file)).Checks is { Count: > 0 } checks
        ? checks
        : throw new InputException(file,
            "there are no checks in it; expected them by name, as in \"checks\": { \"mine\": { \"data\": \"data.csv\", \"lr\": 0.003 } }");

    /// <summary>What a text says, in which there may be no check.</summary>
    /// <param name="file">The file that it is, or will be, in.</param>
    /// <param name="json">It, as UTF-8; the mark of its encoding may stand in front.</param>
    /// <exception cref="InputException">It cannot be followed.</exception>
    public static ConfigContent Parse(string file, ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw new InputException(file, "this is no UTF-8 text");
        try
        {
            return new ConfigReader(file, WithoutMark(json)).Read();
        }
        catch (JsonException e)
        {
            var at = new FilePosition(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw new InputException(at, $"this is no JSON: {Reason(e)}");
        }
    }

    /// <summary>The text behind the mark of its encoding.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) => json.StartsWith("\uFEFF"u8) ? json[3..] : json;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static byte[] Load(string file)
    {
        try
        {
            return LoadUnlocked(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, $"there is no such file; 'lrfind init data.csv' writes one{NearestFile.Hint(file)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, Directory.Exists(file) ? "this is a folder" : "it cannot be read");
        }
    }

    // What another lrfind has just put in place is locked until it has ended.
    private static byte[] LoadUnlocked(string file)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return WholeFile.Read(file, LargestFile, "a configuration");
            }
            catch (IOException e) when (attempt < Attempts && TemporaryFile.IsLocked(e))
            {
                Thread.Sleep(PauseMilliseconds);
            }
        }
    }

    // Behind the reason, the library says the place once more.
    private static string Reason(JsonException e)
    {
        string reason = e.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd('.', ' ').ReplaceLineEndings(" ");
        return char.ToLowerInvariant(reason[0]) + reason[1..];
    }
}
