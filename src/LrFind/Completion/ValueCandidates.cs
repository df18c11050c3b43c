using System.CommandLine;
using System.CommandLine.Completions;
using LrFind.Cli.Configuration;
using LrFind.Foundation;
using LrFind.Foundation.Files;
using LrFind.Models.Optimizers;
using LrFind.Models.Schedules;

namespace LrFind.Cli.Completion;

/// <summary>What the value of an option or an argument is, as far as that tells what can be offered for it.</summary>
internal enum ValueKind
{
    /// <summary>Numbers and free text: nothing.</summary>
    Free,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Columns of the data, separated by commas.</summary>
    Columns,

    /// <summary>A column of the curve file.</summary>
    CurveColumn,

    /// <summary>A model by name, with options of its own behind a colon; or a file.</summary>
    Model,

    /// <summary>Several of them, separated by commas.</summary>
    Models,

    /// <summary>Optimizers, separated by commas.</summary>
    Optimizers,

    /// <summary>A schedule, with settings behind a colon.</summary>
    Schedule,

    /// <summary>Checks of a configuration, separated by commas.</summary>
    Checks,
}

/// <summary>Finds what can be offered for the values of options and arguments.</summary>
/// <param name="line">The words before.</param>
internal sealed class ValueCandidates(ParseResult line)
{
    /// <summary>What a value is, which what stands for it in help tells; names of options decide where that is not enough.</summary>
    public static ValueKind KindOf(Symbol symbol)
    {
        (string shown, bool hasWords) = symbol switch
        {
            Option option => (option.HelpName ?? "", option.ValueType != typeof(bool) && option.CompletionSources.Count > 0),
            Argument argument => (argument.HelpName ?? argument.Name, argument.CompletionSources.Count > 0),
            _ => ("", false),
        };
        return (symbol.Name, shown) switch
        {
            ("--model", "MODEL") => ValueKind.Model,
            ("--model", _) => ValueKind.Models,
            ("--optimizer", "OPTIMIZERS") => ValueKind.Optimizers,
            ("--schedule", _) => ValueKind.Schedule,
            ("--only", _) => ValueKind.Checks,
            (_, "COLUMNS") => ValueKind.Columns,
            (_, "NAME|INDEX") => ValueKind.CurveColumn,
            _ when hasWords => ValueKind.Word,
            _ when shown.Contains("DIR", StringComparison.Ordinal) => ValueKind.Folder,
            _ when shown.Contains("FILE", StringComparison.Ordinal) || shown.Contains('.', StringComparison.Ordinal) => ValueKind.File,
            _ => ValueKind.Free,
        };
    }

    /// <summary>What can be offered for a value.</summary>
    /// <param name="symbol">The option or the argument.</param>
    /// <param name="typed">What is typed of the value already.</param>
    public Candidates Of(Symbol symbol, string typed) => KindOf(symbol) switch
    {
        ValueKind.Word => new(Beginning(Words(symbol), typed)),
        ValueKind.File => new([], Fallback.Files),
        ValueKind.Folder => new([], Fallback.Folders),
        ValueKind.Columns => List(typed, Columns()),
        ValueKind.CurveColumn => new(Beginning(FileColumns.Candidates(FileColumns.OfCurve(File(), line)), typed)),
        ValueKind.Model => ModelCandidates.One(typed),
        ValueKind.Models => ModelCandidates.Several(typed),
        ValueKind.Optimizers => List(typed, OptimizerCatalog.All.Select(o => new Candidate(o.Name))),
        ValueKind.Schedule => Schedules(typed),
        ValueKind.Checks => List(typed, Checks()),
        _ => Candidates.None,
    };

    /// <summary>The words that go on as what is typed.</summary>
    public static List<Candidate> Beginning(IEnumerable<Candidate> words, string typed) =>
        [.. words.Where(w => w.Word.StartsWith(typed, StringComparison.Ordinal))];

    private IEnumerable<Candidate> Columns() => FileColumns.Candidates(FileColumns.OfData(File(), line));

    private IEnumerable<Candidate> Words(Symbol symbol)
    {
        List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources = symbol switch
        {
            Option option => option.CompletionSources,
            Argument argument => argument.CompletionSources,
            _ => [],
        };
        return sources.SelectMany(s => s(line.GetCompletionContext())).Select(i => new Candidate(i.Label, i.Documentation ?? ""));
    }

    // Behind the last comma, what does not stand there already. A name that holds a comma means what it says only alone.
    private static Candidates List(string typed, IEnumerable<Candidate> words)
    {
        int comma = typed.LastIndexOf(',');
        string before = typed[..(comma + 1)];
        string[] taken = before.Split(',');
        List<Candidate> alone = Beginning(words.Where(w => w.Word.Contains(',', StringComparison.Ordinal)), typed);
        List<Candidate> more = Beginning(
            words.Where(w => !w.Word.Contains(',', StringComparison.Ordinal) && !taken.Contains(w.Word)), typed[before.Length..]);
        return new([.. alone, .. more.Select(w => w with { Word = before + w.Word })], GoesOn: true);
    }

    private static Candidates Schedules(string typed)
    {
        int colon = typed.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return new(Beginning(ScheduleCatalog.All.Select(s => new Candidate(s.Name, s.Formula)), typed), GoesOn: true);
        }

        ScheduleFamily? family = ScheduleCatalog.All.FirstOrDefault(s => s.Name == typed[..colon]);
        string before = typed[..(Math.Max(colon, typed.LastIndexOf(',')) + 1)];
        IEnumerable<Candidate> settings = family?.Settings.Select(s => new Candidate($"{s.Name}=", $"{s.Value}, {s.Usual}")) ?? [];
        return new Candidates(Beginning(settings, typed[before.Length..]), GoesOn: true).After(before);
    }

    // The names of checks are whatever people call them; what could not be typed is left out.
    private IEnumerable<Candidate> Checks()
    {
        string file = TextOf("--config") ?? ConfigFile.DefaultName;
        if (EntryStatus.Of(file) is not { Kind: EntryKind.File })
            return [];
        try
        {
            return ConfigFile.Read(file)
                .Where(c => Legible.Line(c.Name) == c.Name && !c.Name.Contains(',', StringComparison.Ordinal))
                .Select(c => new Candidate(c.Name, c.Find(ConfigSetting.Data)?.Text ?? ""));
        }
        catch (InputException)
        {
            return [];
        }
    }

    private string? File()
    {
        Argument? argument = line.CommandResult.Command.Arguments.FirstOrDefault(a => KindOf(a) == ValueKind.File);
        return argument is null ? null : line.GetResult(argument)?.Tokens is [var token, ..] ? token.Value : null;
    }

    private string? TextOf(string option) => line.CommandResult.Command.Options.FirstOrDefault(o => o.Name == option) is { } found
        && line.GetResult(found)?.Tokens is [var token, ..] ? token.Value : null;
}
