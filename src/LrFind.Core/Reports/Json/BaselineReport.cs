using System.Text.Json;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Reports.Json;

/// <summary>A report that <c>run --json</c> or <c>tune --json</c> wrote earlier, to compare with.</summary>
/// <param name="LearningRate">The rate it comes to: the measured one where there is one, else the suggestion.</param>
/// <param name="Suggestion">What the range tests suggested; <see langword="null"/> where they suggested nothing.</param>
internal sealed record BaselineReport(double LearningRate, double? Suggestion)
{
    // One of a hundred thousand steps has a third of it.
    private const int LargestFile = 64 << 20;

    private const string Expected = "expected what `Json` of a run or a tuning wrote";

    /// <summary>Reads a report.</summary>
    /// <exception cref="InputException">It cannot be read, or comes to no rate.</exception>
    public static BaselineReport Read(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(WholeFile.Read(file, LargestFile, "a report"));
            double? suggestion = RateOf(document.RootElement, "suggestion");
            if ((RateOf(document.RootElement, "tune") ?? suggestion) is { } rate)
                return new BaselineReport(rate, suggestion);
        }
        catch (JsonException e)
        {
            throw new InputException(file, $"this is no JSON (line {e.LineNumber + 1}); {Expected}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bool isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            throw new InputException(file, isMissing ? $"there is no such file{NearestFile.Hint(file)}" : "it cannot be read");
        }

        throw new InputException(file, $"there is no suggestion in it; {Expected}");
    }

    private static double? RateOf(JsonElement report, string section) =>
        report.ValueKind == JsonValueKind.Object
        && report.TryGetProperty(section, out JsonElement part) && part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty("learning_rate", out JsonElement rate) && rate.ValueKind == JsonValueKind.Number
        && rate.TryGetDouble(out double value) && value > 0 && double.IsFinite(value)
            ? value
            : null;
}
