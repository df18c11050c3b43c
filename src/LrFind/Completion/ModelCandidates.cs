using LrFind.Models.Catalog;
using LrFind.Models.Layers;

namespace LrFind.Cli.Completion;

/// <summary>Models by name, and what may stand behind a name and a colon; files are the shell's.</summary>
internal static class ModelCandidates
{
    private const string AnyActivation = "ACTIVATION";

    /// <summary>What one model may be.</summary>
    /// <param name="typed">What is typed of it already, as in <c>mlp:256,ge</c>.</param>
    public static Candidates One(string typed)
    {
        int colon = typed.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new(ValueCandidates.Beginning(Names(), typed), Fallback.Files, GoesOn: true)
            : Parts(typed, typed[..(Math.Max(colon, typed.LastIndexOf(',')) + 1)], typed[..colon]);
    }

    /// <summary>What several models may be; behind a comma, the next one, or one more option of the last.</summary>
    /// <param name="typed">What is typed of them already, as in <c>linear,mlp:256,resn</c>.</param>
    public static Candidates Several(string typed)
    {
        int colon = typed.LastIndexOf(':'), comma = typed.LastIndexOf(',');
        if (colon > comma)
            return Parts(typed, typed[..(colon + 1)], NameBefore(typed, colon));
        string before = typed[..(comma + 1)];
        Candidates names = new Candidates(
            ValueCandidates.Beginning(Names(), typed[before.Length..]), comma < 0 ? Fallback.Files : Fallback.Nothing, GoesOn: true)
            .After(before);
        return colon < 0 ? names : names with { Words = [.. Parts(typed, before, NameBefore(typed, colon)).Words, .. names.Words] };
    }

    private static string NameBefore(string typed, int colon) => typed[(typed.LastIndexOf(',', colon) + 1)..colon];

    private static IEnumerable<Candidate> Names() => ModelCatalog.All.Select(f => new Candidate(f.Name, f.Summary));

    private static Candidates Parts(string typed, string before, string name)
    {
        ModelFamily? family = ModelCatalog.All.FirstOrDefault(f => f.Name == name);
        string[] taken = before.Split(':', ',');
        IEnumerable<Candidate> parts = family?.Options.Split(',').SelectMany(WordsOf) ?? [];
        return new Candidates(
            ValueCandidates.Beginning(parts.Where(p => !taken.Contains(p.Word)), typed[before.Length..]), GoesOn: true).After(before);
    }

    // An option as help shows it, in which capitals stand for what is to be put in: bn, dropout=P, outputs=2, ACTIVATION, WIDTH.
    private static IEnumerable<Candidate> WordsOf(string option)
    {
        int equals = option.IndexOf('=', StringComparison.Ordinal);
        if (option == AnyActivation)
            return LayerCatalog.OfActivations.Select(a => new Candidate(a.Activation!, "activation"));
        if (equals > 0 && char.IsAsciiLetterUpper(option[equals + 1]))
            return [new(option[..(equals + 1)], option)];
        return char.IsAsciiLetterLower(option[0]) ? [new(option)] : [];
    }
}
