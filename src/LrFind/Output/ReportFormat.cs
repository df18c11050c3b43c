using LrFind.Cli.Output.Files;
using LrFind.Reports;
using LrFind.Reports.Html;
using LrFind.Reports.Markdown;

namespace LrFind.Cli.Output;

/// <summary>Reports to hand on, in the format that the ending of the file's name says.</summary>
internal static class ReportFormat
{
    /// <summary>How to write a report to a file of that name; <see langword="null"/> where its ending is not known.</summary>
    public static Action<OutputFile, IReport>? Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".html" or ".htm" => (file, report) => file.WriteText(writer => HtmlReport.Write(writer, report)),
        ".md" => (file, report) => file.WriteText(writer => MarkdownReport.Write(writer, report, file.Path)),
        _ => null,
    };
}
