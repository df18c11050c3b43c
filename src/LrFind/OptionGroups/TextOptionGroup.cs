using LrFind.Cli.Help;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>How a text table is written, of data or of curves.</summary>
internal sealed class TextOptionGroup
{
    // What a shell makes hard to type.
    private static readonly (string Word, char Separator)[] s_separators =
        [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("\\t", '\t'), ("bar", '|'), ("space", ' '), ("spaces", ' ')];

    private readonly ValueOption<HeaderChoice> _header = OptionFactory.Choice("--header", "Whether the first line names the columns",
        ("auto", HeaderChoice.Auto), ("yes", HeaderChoice.Yes), ("no", HeaderChoice.No));

    private readonly ValueOption<char?> _separator = new("--separator", "CHAR",
        "What separates fields; also tab, space [default: found out]",
        "one character, or tab, space, comma, semicolon or bar", null, TrySeparator);

    private readonly ValueOption<TextEncoding> _encoding = OptionFactory.Choice("--encoding", "NAME", words => $"The encoding: {words}",
        ("auto", TextEncoding.Auto), ("utf-8", TextEncoding.Utf8), ("utf-16le", TextEncoding.Utf16LittleEndian),
        ("utf-16be", TextEncoding.Utf16BigEndian), ("latin1", TextEncoding.Latin1));

    private readonly ValueOption<char> _decimal =
        new("--decimal", "MARK", "The decimal mark: . or , [default: .]", ". or ,", '.', TryMark);

    private readonly ValueOption<DateOrder> _dateOrder = OptionFactory.Choice("--date-order", "ORDER",
        words => $"The order of dates as in 05/04/2021: {words}",
        ("auto", DateOrder.Auto), ("dmy", DateOrder.DayFirst), ("mdy", DateOrder.MonthFirst), ("ymd", DateOrder.YearFirst));

    private readonly ValueOption<char?> _comment = new("--comment", "CHAR",
        "The sign that lines of comments start with [default: found out]", "one character, as in %", null, TryCharacter);

    private readonly ValueOption<string?> _missing = OptionFactory.Text("--missing", "WORDS",
        "Words for missing values beside the usual ones, as in -999,unknown");
    private readonly ValueOption<int> _skipLines = OptionFactory.Integer("--skip-lines", "COUNT", "Lines in front of the table to pass over", 0);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command) => command.Section(HelpTopic.Text)
        .Add(_separator).Add(_header).Add(_skipLines).Add(_comment).Add(_encoding).Add(_decimal).Add(_dateOrder).Add(_missing);

    /// <summary>The options as a record, which says nothing else of the table.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public DatasetOptions Bind(OptionValues values) => new()
    {
        Header = values.Get(_header),
        SkipLines = values.Get(_skipLines),
        Comment = values.Get(_comment),
        Separator = values.Get(_separator),
        Encoding = values.Get(_encoding),
        DecimalMark = values.Get(_decimal),
        DateOrder = values.Get(_dateOrder),
        Missing = values.Get(_missing)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    private static bool TrySeparator(string text, out char? separator)
    {
        foreach ((string word, char sign) in s_separators)
        {
            if (!NameText.Same(text, word))
                continue;
            separator = sign;
            return true;
        }

        return TryCharacter(text, out separator);
    }

    private static bool TryCharacter(string text, out char? character)
    {
        character = text.Length == 1 ? text[0] : null;
        return character is not null;
    }

    private static bool TryMark(string text, out char mark)
    {
        mark = text.Length == 1 ? text[0] : default;
        return text.Length == 1;
    }
}
