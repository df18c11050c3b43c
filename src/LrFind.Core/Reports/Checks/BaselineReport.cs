using System.Text.Json;
using LrFind.Data;

namespace LrFind.Reports.Checks;

/// <summary>A report that <c>run --json</c> wrote earlier, to compare with.</summary>
public static class BaselineReport
{
    /// <summary>The rate that it suggests.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="DatasetException">It cannot be read, or suggests no rate.</exception>
    public static double ReadSuggestion(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("suggestion", out JsonElement suggestion) && suggestion.ValueKind == JsonValueKind.Object
                && suggestion.TryGetProperty("learning_rate", out JsonElement rate) && rate.ValueKind == JsonValueKind.Number
                && rate.TryGetDouble(out double value) && value > 0 && double.IsFinite(value))
            {
                return value;
            }
        }
        catch (JsonException e)
        {
            throw new DatasetException(file, $"this is no JSON (line {e.LineNumber + 1}); expected a report that lrfind run --json wrote");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(file, e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read");
        }

        throw new DatasetException(file, "there is no suggestion in it; expected a report that lrfind run --json wrote");
    }
}
