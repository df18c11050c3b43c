using LrFind.Curves;
using LrFind.Experiments;
using LrFind.Suggestions;

namespace LrFind.Reports;

/// <summary>All that the <c>suggest</c> command will say, whatever the format.</summary>
/// <param name="File">What was read.</param>
/// <param name="Curves">What it says.</param>
public sealed record SuggestReport(CurveFile File, CurveReport Curves)
{
    /// <summary>Makes the report.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="result">What it says.</param>
    /// <param name="toolVersion">The version of lrfind.</param>
    /// <param name="files">The files written.</param>
    /// <param name="allRules">Whether to show what every rule says.</param>
    public static SuggestReport Of(CurveFile file, SuggestionResult result, string toolVersion, IReadOnlyList<string> files, bool allRules)
    {
        ArgumentNullException.ThrowIfNull(file);
        string name = Path.GetFileNameWithoutExtension(file.Metadata.Find(CurveMetadata.Data) ?? file.Path);
        return new(file, new CurveReport(name, file.Metadata, result, CurveWarnings.Of(result, CurveSource.Recording), toolVersion, files, allRules)
        {
            Source = CurveSource.Recording,
        });
    }
}
