using LrFind.Reports.Snippets;

namespace LrFind.Reports.Outlines;

/// <summary>Lines to paste into a training script.</summary>
internal static class PasteSections
{
    private const string Title = "Paste";
    private const string WhatIsTheirs = "One of these; model and steps (of the whole training) are yours.";
    private const string HowToGetThem = "`Verify` tries the rate out by short trainings and, where it stands the test, adds the lines to paste here.";

    /// <summary>Those of a run; where nothing was tried out, how to get them.</summary>
    public static OutlineSection[] Of(RunReport report)
    {
        if (report.Verification is { } tried)
            return Of(tried);
        var hint = new Paragraph(report.Head.Tool.NameSettings(HowToGetThem));
        return report.Result.Answer.Suggestion is null ? [] : [new OutlineSection(Title, hint)];
    }

    /// <summary>Those of short trainings; nothing where no rate stood the test.</summary>
    public static OutlineSection[] Of(VerificationReport report) => SnippetSettings.Of(report.Result) is { } settings
        ? [new OutlineSection(Title, [new Paragraph(WhatIsTheirs), .. Frameworks.Snippets(settings).Select(Lines)])]
        : [];

    private static CodeBlock Lines(Snippet snippet)
    {
        string?[] parts = [$"{snippet.Comment} {snippet.Framework}", snippet.Optimizer, snippet.OneCycle, snippet.Cyclical];
        return new(snippet.Comment == "//" ? "csharp" : "python", string.Join('\n', parts.Where(p => p is not null)));
    }
}
