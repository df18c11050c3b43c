using System.CommandLine;
using System.Globalization;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Parsing;
using LrFind.Curves.Files.Sources;
using LrFind.Data;
using LrFind.Data.Csv.Reading;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Cli.Completion;

/// <summary>The columns of the file that a command line names. Whatever is wrong with the file, there are none, and nobody waits.</summary>
internal static class FileColumns
{
    // A curve that is no text table is read whole, which a larger one would make felt.
    private const int LargestCurve = 1 << 20;
    private const int LongestName = 200;

    /// <summary>The columns of a table of data.</summary>
    /// <param name="file">The file; <see langword="null"/> where none is named yet.</param>
    /// <param name="line">The words before, whose options say how the table is written.</param>
    public static IReadOnlyList<string> OfData(string? file, ParseResult line) =>
        Read(file, path => ColumnNames.Of(path, TableOptions(line)));

    /// <summary>The columns of a file of recorded losses.</summary>
    /// <inheritdoc cref="OfData"/>
    public static IReadOnlyList<string> OfCurve(string? file, ParseResult line) => Read(file, path =>
        EntryStatus.Of(path) is { Kind: EntryKind.File } && new FileInfo(path).Length is > 0 and <= LargestCurve
            ? CurveSource.Read(path, TableOptions(line)).Columns
            : ColumnNames.Of(path, TableOptions(line)));

    /// <summary>Words that name the columns: their names; numbers where a name cannot be typed, or would mean something else.</summary>
    public static IEnumerable<Candidate> Candidates(IReadOnlyList<string> columns)
    {
        for (int c = 0; c < columns.Count; c++)
        {
            string number = (c + 1).ToString(CultureInfo.InvariantCulture);
            if (CanBeTyped(columns[c]))
                yield return new(columns[c], $"column {number}");
            else if (!columns.Contains(number))
                yield return new(number, $"'{Quoting.Shortened(columns[c])}'");
        }
    }

    private static bool CanBeTyped(string name) =>
        name.Length is > 0 and <= LongestName && name[0] != '-' && name == name.Trim() && Legible.Line(name) == name;

    private static IReadOnlyList<string> Read(string? file, Func<string, IReadOnlyList<string>> read)
    {
        if (string.IsNullOrEmpty(file))
            return [];
        try
        {
            return read(file);
        }
        catch (Exception e) when (e is InputException or SettingException or UsageException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // The options of tables by themselves, so that what is missing or wrong elsewhere on the line does not matter.
    private static DatasetOptions TableOptions(ParseResult line)
    {
        var table = new DocumentedCommand("table", "");
        var group = new TextOptionGroup();
        group.AddTo(table);
        var given = new List<string>();
        foreach (Option option in table.Options)
        {
            Option? same = line.CommandResult.Command.Options.FirstOrDefault(o => o.Name == option.Name);
            if (same is not null && line.GetResult(same) is { Implicit: false, Tokens: [var value, ..] })
                given.AddRange([option.Name, value.Value]);
        }

        return group.Bind(new CommandLineValues(CommandLineParser.Parse(table, [.. given])));
    }
}
