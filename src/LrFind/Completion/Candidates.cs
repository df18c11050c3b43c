namespace LrFind.Cli.Completion;

/// <summary>A word that may stand at a place of the command line.</summary>
/// <param name="Word">All of it, also what is typed of it already; without quotes.</param>
/// <param name="Description">What it is, on one line; may be empty.</param>
internal sealed record Candidate(string Word, string Description = "");

/// <summary>What a shell offers by itself where none of the candidates fits.</summary>
internal enum Fallback
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Files, and folders on the way to them.</summary>
    Files,

    /// <summary>Folders.</summary>
    Folders,
}

/// <summary>All that may stand at a place of the command line.</summary>
/// <param name="Words">The words of ours that go on as the typed one begins, in the order to show them.</param>
/// <param name="Otherwise">What the shell offers besides.</param>
/// <param name="GoesOn">Whether more may follow within the word, as in a list: then the shell adds no space.</param>
internal sealed record Candidates(IReadOnlyList<Candidate> Words, Fallback Otherwise = Fallback.Nothing, bool GoesOn = false)
{
    /// <summary>No words.</summary>
    public static Candidates None { get; } = new([]);

    /// <summary>The same with a text in front of each word.</summary>
    public Candidates After(string prefix) =>
        this with { Words = [.. Words.Select(w => w with { Word = prefix + w.Word })] };
}
