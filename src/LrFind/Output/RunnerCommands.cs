using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LrFind.Reports.Text;

namespace LrFind.Cli.Output;

/// <summary>
/// What the build servers of GitHub and Azure take for a command where they see it in a log: two colons at the beginning of a line, and
/// <c>##[</c> and <c>##vso[</c> anywhere. Text that says such a thing is shown with a space in it.
/// </summary>
internal static partial class RunnerCommands
{
    /// <summary>A line without commands.</summary>
    public static string Broken(string line) => string.Concat(Broken([new StyledText(line)]).Select(p => p.Text));

    /// <summary>A line of pieces without commands.</summary>
    public static StyledText[] Broken(StyledText[] pieces) => MayCommand(pieces) ? Spaced(pieces) : pieces;

    // By itself, so that regular expressions are loaded only for those who need them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static StyledText[] Spaced(StyledText[] pieces)
    {
        string line = string.Concat(pieces.Select(p => p.Text));
        int[] places = [.. Colons().Matches(line).Concat(Signs().Matches(line)).Select(m => m.Index + m.Length)];
        var broken = new List<StyledText>();
        int start = 0;
        foreach (StyledText piece in pieces)
        {
            string text = piece.Text;
            foreach (int place in places.Where(p => p >= start && p < start + piece.Text.Length).OrderDescending())
                text = text.Insert(place - start, " ");
            broken.Add(piece with { Text = text });
            start += piece.Text.Length;
        }

        return [.. broken];
    }

    // Nearly all lines begin with a letter and have no number sign.
    private static bool MayCommand(StyledText[] pieces)
    {
        bool isAtStart = true;
        foreach (StyledText piece in pieces)
        {
            foreach (char c in piece.Text)
            {
                if (c == '#' || (isAtStart && c == ':'))
                    return true;
                isAtStart &= !char.IsLetterOrDigit(c);
            }
        }

        return false;
    }

    // Those who look for them compare as people do, who do not see joiners and soft hyphens between.
    [GeneratedRegex(@"^[\s\p{Cf}\p{Mn}]*:(?=[\p{Cf}\p{Mn}]*:)")]
    private static partial Regex Colons();

    [GeneratedRegex(@"#(?=[\p{Cf}\p{Mn}]*#[\p{Cf}\p{Mn}]*(v[\p{Cf}\p{Mn}]*s[\p{Cf}\p{Mn}]*o[\p{Cf}\p{Mn}]*)?\[)", RegexOptions.IgnoreCase)]
    private static partial Regex Signs();
}
