using System.Text;
using LrFind.Foundation;

namespace LrFind.Reports.Html;

/// <summary>The page's scripts and styles: uPlot, which draws, and our own. Read when a page is written.</summary>
internal static class PageAssets
{
    private static readonly string s_licence = $"/*\n{Read("uPlot.LICENSE").TrimEnd()}\n*/\n";

    /// <summary>The scripts, in the order in which they run.</summary>
    public static IReadOnlyList<string> Scripts { get; } = [s_licence + Read("uPlot.iife.min.js"), Read("charts.js"), Read("tables.js")];

    /// <summary>The styles, the later before the earlier.</summary>
    public static IReadOnlyList<string> Styles { get; } = [s_licence + Read("uPlot.min.css"), Read("report.css")];

    /// <summary>The page's policy: nothing is loaded, and of scripts and styles only these count.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; script-src {Hashes(Scripts)}; style-src {Hashes(Styles)}; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Hashes(IReadOnlyList<string> texts) =>
        string.Join(' ', texts.Select(t => $"'sha256-{Convert.ToBase64String(Sha256.HashData(Encoding.UTF8.GetBytes(t)))}'"));

    // A browser takes the hash of what it reads, in which lines end in one character.
    private static string Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"LrFind.Reports.Html.{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
