namespace LrFind.Data.Csv;

/// <summary>Finds notes and totals below a table: records at its end that no row could be.</summary>
internal static class TableTail
{
    /// <summary>The bytes at the end of a file in which they are looked for.</summary>
    public const int Longest = 4096;

    // The words that name a line of totals, in the languages of the spreadsheets people have most.
    private static readonly HashSet<string> s_totals = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "sum", "sums", "subtotal", "sub-total", "grand total", "average", "averages", "mean", "avg", "count", "all",
        "gesamt", "gesamtsumme", "summe", "insgesamt", "mittelwert", "somme", "moyenne", "total général", "totale", "somma", "media", "suma",
        "promedio", "soma", "totaal", "som", "итого", "всего", "合計", "总计", "合计", "총계",
    };

    /// <summary>Where the rows end, and what stands below them.</summary>
    /// <param name="text">Whole records up to the end of the file, as UTF-8; not changed.</param>
    /// <param name="table">What the first records tell of the table.</param>
    /// <param name="below">What stands below, by lines of the text from 0; and a row that may be a total.</param>
    public static int Find(ReadOnlySpan<byte> text, DetectedTable table, out List<LeftOut> below)
    {
        below = [];
        CsvDialect dialect = table.Dialect;
        int window = text.Length <= Longest ? 0 : RecordScanner.EndOfRecordAt(text, text.Length - Longest, dialect);
        if (window < 0 || table.FirstRecords.Count == 0)
            return text.Length;
        var starts = new List<int>();
        List<string[]> records = RecordReader.First(text[window..].ToArray(), dialect.Separator, dialect.Comment, int.MaxValue, starts);
        // Broken quotes are told with their place, by who reads the rows.
        if (starts.Count == 0 || window + starts[^1] < text.Length)
            return text.Length;

        int first = records.Count;
        bool isCut = text is not [.., (byte)'\n' or (byte)'\r'];
        for (; first > 0; first--, isCut = false)
        {
            bool isBehindGap = IsBehindGap(text, window + starts[first - 1]) || (first > 1 && IsEmpty(records[first - 2]));
            if (!IsBelow(records[first - 1], table, isBehindGap, isCut))
                break;
        }

        // Empty rows alone are rows without a target.
        if (records.Skip(first).All(IsEmpty))
            first = records.Count;
        for (int i = first > 0 && IsTotal(records[first - 1][0]) ? first - 1 : first; i < records.Count; i++)
        {
            int start = window + starts[i];
            start += Math.Max(0, text[start..].IndexOfAnyExcept("\r\n"u8));
            below.Add(LeftOut.Of(i < first ? Surrounding.Total : Surrounding.Below, text[..start].Count(dialect.LineEnd), records[i]));
        }

        return first == records.Count ? text.Length : window + starts[first];
    }

    private static bool IsBelow(string[] record, DetectedTable table, bool isBehindGap, bool isCut)
    {
        int first = Array.FindIndex(record, f => f.Length > 0);
        if (first < 0)
            return true;
        string text = record[first];
        if (HeaderDetector.IsNumber(text) || HeaderDetector.IsMissing(text))
            return false;
        bool isRagged = record.Length != table.Fields;
        if (IsTotal(text) && (isRagged || record.Contains("") || table.Numeric.Holds(first)))
            return true;
        bool hasNumber = table.Numeric.HaveNumberIn(record);
        if (hasNumber && !isBehindGap)
            return false;
        int texts = table.Numeric.TextsIn(record);
        bool isAlone = record.Count(f => f.Length > 0) == 1;
        bool hasColon = text.Contains(':', StringComparison.Ordinal), isNote = isBehindGap || hasColon || IsDrawn(text);
        if (isBehindGap && (texts > 0 || isRagged) && (hasColon || IsPhrase(text) || (texts > 0 && isRagged)))
            return true;
        return !hasNumber && (texts > 1
            || (isAlone && texts == 1 && (isNote || IsPhrase(text)))
            || (isRagged && (isNote || (isAlone && IsPhrase(text) && !isCut)))
            || (isAlone && isBehindGap));
    }

    private static bool IsTotal(string text) => s_totals.Contains(text.TrimEnd(':', ' ', '='));

    private static bool IsEmpty(string[] record) => Array.TrueForAll(record, f => f.Length == 0);

    private static bool IsPhrase(string text) => text.Contains(' ', StringComparison.Ordinal) || text[0] is '*' or '(' or '†' or '©';

    private static bool IsDrawn(string text) => text.Length > 2 && text.AsSpan().IndexOfAnyExcept("-=_*~") < 0;

    // An empty line stands in front.
    private static bool IsBehindGap(ReadOnlySpan<byte> text, int start)
    {
        int from = start + Math.Max(0, text[start..].IndexOfAnyExcept("\r\n \t"u8)), gapStart = from;
        while (gapStart > 0 && text[gapStart - 1] is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t')
            gapStart--;
        ReadOnlySpan<byte> gap = text[gapStart..from];
        return gap.Count((byte)'\n') > 1 || (!gap.Contains((byte)'\n') && gap.Count((byte)'\r') > 1);
    }
}
