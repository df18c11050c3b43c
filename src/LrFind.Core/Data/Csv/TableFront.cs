namespace LrFind.Data.Csv;

/// <summary>What stands in front of the rows, of the first records of a file.</summary>
/// <param name="Titles">How many records stand above the table.</param>
/// <param name="HasHeader">Whether the next one names the columns.</param>
/// <param name="Rows">The first record that is a row.</param>
internal sealed record TableFront(int Titles, bool HasHeader, int Rows)
{
    /// <summary>The lines that are left out.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; private init; } = [];

    /// <summary>Lines in front that may be titles, where that is not certain.</summary>
    public int DoubtfulLines { get; private init; }

    /// <summary>Looks at records.</summary>
    /// <param name="text">The first lines.</param>
    /// <param name="records">The records in them; maybe none.</param>
    /// <param name="starts">The place of each, and of what follows.</param>
    /// <param name="choice">What the user says of the header.</param>
    /// <param name="lineEnd">The byte that ends a line.</param>
    /// <param name="linesBefore">The lines in front of the text.</param>
    public static TableFront Find(
        byte[] text, List<string[]> records, List<int> starts, HeaderChoice choice, byte lineEnd, int linesBefore)
    {
        int titles = TableFinder.Titles(records, choice, out int likely);
        List<string[]> table = records[titles..];
        bool hasHeader = choice switch
        {
            HeaderChoice.Yes => true,
            HeaderChoice.No => false,
            _ => HeaderDetector.LooksLikeHeader(table),
        };
        int header = hasHeader && table.Count > 0 ? 1 : 0;
        int descriptions = hasHeader ? TableFinder.Descriptions(table) : 0;
        return new TableFront(titles, hasHeader, titles + header + descriptions)
        {
            LeftOut =
            [
                .. Enumerable.Range(0, titles).Select(i => Csv.LeftOut.Of(Surrounding.Above, LineOf(i), records[i])),
                .. Enumerable.Range(titles + header, descriptions).Select(i => Csv.LeftOut.Of(Surrounding.Units, LineOf(i), records[i])),
            ],
            DoubtfulLines = likely > titles ? (int)LineOf(likely) - 1 : 0,
        };

        // Empty lines belong to the record that follows them.
        long LineOf(int record)
        {
            int start = starts[record] + Math.Max(0, text.AsSpan(starts[record]).IndexOfAnyExcept("\r\n"u8));
            return 1 + linesBefore + text.AsSpan(0, start).Count(lineEnd);
        }
    }
}
