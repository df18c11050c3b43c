using System.CommandLine;
using LrFind.Cli.Output;
using LrFind.Foundation.Files;

namespace LrFind.Cli.OptionGroups;

/// <summary>The option for reports to hand on, the same for every command.</summary>
internal static class ReportOption
{
    /// <summary>The endings of the files.</summary>
    public static string[] Endings { get; } = [".html", ".htm", ".md"];

    /// <summary>The option; it may be repeated.</summary>
    public static Option<string[]> Create() => new("--report")
    {
        Description = "Write a report to hand on, as in report.html or report.md; may be repeated",
        HelpName = "FILE",
    };

    /// <summary>The files.</summary>
    /// <exception cref="UsageException">One is of no known format.</exception>
    public static string[] Files(this Option<string[]> option, OptionValues values)
    {
        string[] files = values.All(option);
        if (Array.Find(files, f => ReportFormat.Of(f) is null) is { } unknown)
            throw new UsageException($"{option.Name} is '{unknown}'; expected a file that ends in .html or .md{NearestFile.EndingHint(unknown, Endings)}", option.Name);
        return files;
    }
}
