namespace LrFind.Data.Csv;

/// <summary>Finds where records end: at line ends that no quotes enclose (RFC 4180, section 2).</summary>
/// <remarks>
/// Quotes come in pairs, and a doubled quote inside a quoted field is a pair too. So whether a place is enclosed depends only on whether
/// the number of quotes before it is odd.
/// </remarks>
internal static class RecordScanner
{
    private const byte Quote = (byte)'"';

    /// <summary>The place just behind the first line end that no quotes enclose; −1 where there is none.</summary>
    /// <param name="text">One byte a code unit.</param>
    /// <param name="enclosed">Whether quotes enclose that place.</param>
    /// <param name="lineEnd">The byte that ends a line.</param>
    public static int EndOfRecord(ReadOnlySpan<byte> text, int from, bool enclosed, byte lineEnd)
    {
        int at = from;
        while (at < text.Length)
        {
            int next = enclosed ? text[at..].IndexOf(Quote) : text[at..].IndexOfAny(Quote, lineEnd);
            if (next < 0)
                return -1;
            at += next + 1;
            if (text[at - 1] == Quote)
                enclosed = !enclosed;
            else
                return at;
        }

        return -1;
    }

    /// <summary>The place of the last record, which may have no end, in a text that starts with a record.</summary>
    /// <param name="text">One byte a code unit.</param>
    /// <param name="lineEnd">The byte that ends a line.</param>
    public static int StartOfLast(ReadOnlySpan<byte> text, byte lineEnd)
    {
        int start = 0;
        for (int end = 0; end >= 0; end = EndOfRecord(text, start, false, lineEnd))
            start = end;
        return start;
    }

    /// <summary>
    /// The end of the record that ends at or behind a place, in a text that starts with a record; −1 where there is none.
    /// </summary>
    /// <param name="text">One byte a code unit.</param>
    /// <param name="dialect">How records are written.</param>
    public static int EndOfRecordAt(ReadOnlySpan<byte> text, int place, CsvDialect dialect)
    {
        if (dialect.Comment is not { } comment)
            return EndOfRecord(text, place - 1, EnclosedAfter(text[..(place - 1)], false), dialect.LineEnd);
        // Quotes in comments mean nothing, so each record has to be looked at.
        int end = 0;
        while (end >= 0 && end < place)
        {
            int next = end < text.Length && text[end] == comment ? text[end..].IndexOf(dialect.LineEnd) + 1
                : EndOfRecord(text, end, false, dialect.LineEnd) - end;
            end = next > 0 ? end + next : -1;
        }

        return end;
    }

    /// <summary>Whether the quotes in a text leave what follows it enclosed.</summary>
    /// <param name="text">One byte a code unit.</param>
    /// <param name="enclosed">Whether quotes enclose its start.</param>
    public static bool EnclosedAfter(ReadOnlySpan<byte> text, bool enclosed) => enclosed ^ ((text.Count(Quote) & 1) == 1);

    /// <summary>
    /// How many whole records of the right number of fields, rightly quoted, follow the first record end behind a place; −1 when one is not
    /// so, which shows that quotes enclose the place after all (or do not).
    /// </summary>
    /// <param name="text">One byte a code unit.</param>
    /// <param name="enclosed">Whether quotes are taken to enclose it.</param>
    /// <param name="dialect">How fields are separated.</param>
    /// <param name="fields">Fields of a record.</param>
    public static int WellFormedRecords(ReadOnlySpan<byte> text, int from, bool enclosed, CsvDialect dialect, int fields)
    {
        int end = EndOfRecord(text, from, enclosed, dialect.LineEnd);
        if (!IsWellQuoted(end < 0 ? text[from..] : text[from..end], enclosed, dialect))
            return -1;
        for (int count = 0; ; count++)
        {
            int start = end;
            end = start < 0 ? -1 : EndOfRecord(text, start, false, dialect.LineEnd);
            // What is left of the text is the start of a record.
            if (end < 0)
                return start < 0 || IsWellQuoted(text[start..], false, dialect) ? count : -1;
            ReadOnlySpan<byte> record = text[start..end].TrimEnd("\r\n"u8);
            bool isSkipped = record.Trim(" \t"u8).IsEmpty || record[0] == dialect.Comment;
            if (!isSkipped && (!IsWellQuoted(record, false, dialect) || CountFields(record, dialect) != fields))
                return -1;
        }
    }

    private static bool IsSeparator(byte value, CsvDialect dialect) =>
        dialect.Separator == CsvDialect.Whitespace ? value is (byte)' ' or (byte)'\t' : value == (byte)dialect.Separator;

    /// <summary>Whether quotes open only at the start of fields and close only at their end.</summary>
    private static bool IsWellQuoted(ReadOnlySpan<byte> text, bool enclosed, CsvDialect dialect)
    {
        // The first field may have begun before the text.
        bool atStart = true, closed = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte value = text[i];
            if (enclosed)
            {
                if (value != Quote)
                    continue;
                if (i + 1 < text.Length && text[i + 1] == Quote)
                    i++;
                else
                    (enclosed, closed) = (false, true);
            }
            else if (IsSeparator(value, dialect) || value is (byte)'\r' or (byte)'\n')
            {
                (atStart, closed) = (true, false);
            }
            else if (value == Quote && atStart && !closed)
            {
                enclosed = true;
            }
            else if (value is not ((byte)' ' or (byte)'\t'))
            {
                if (value == Quote || closed)
                    return false;
                atStart = false;
            }
        }

        return true;
    }

    private static int CountFields(ReadOnlySpan<byte> record, CsvDialect dialect)
    {
        if (dialect.Separator == CsvDialect.Whitespace)
            record = record.Trim(" \t"u8);
        int count = 1;
        bool enclosed = false, inRun = false;
        foreach (byte value in record)
        {
            enclosed ^= value == Quote;
            bool separates = !enclosed && IsSeparator(value, dialect);
            if (separates && !(inRun && dialect.Separator == CsvDialect.Whitespace))
                count++;
            inRun = separates;
        }

        return count;
    }
}
