namespace LrFind.Data.Csv;

/// <summary>Finds out what separates fields, from the first lines of a file.</summary>
internal static class SeparatorDetector
{
    // More than two records that happen to have as many fields.
    private const int ConvincingRun = 3;

    // In this order: where every record has as many semicolons, a comma is a decimal comma or part of a text.
    private static readonly char[] s_separators = ['\t', ';', '|', ',', CsvDialect.Whitespace];

    /// <summary>The separator.</summary>
    /// <param name="utf8">The first lines.</param>
    /// <param name="comment">The sign that lines of comments start with.</param>
    public static char Of(byte[] utf8, byte? comment)
    {
        char? likely = null;
        int longest = ConvincingRun - 1, fieldsOfLikely = 0;
        foreach (char candidate in s_separators.Where(s => s != comment))
        {
            List<string[]> records = RecordReader.First(utf8, candidate, comment, DialectDetector.Records, []);
            int run = LongestRun(records, out int fields);
            bool isSpace = candidate == CsvDialect.Whitespace;
            // A title above columns between tabs may have as many words as there are columns.
            bool areTabs = isSpace && likely == '\t' && fieldsOfLikely == fields;
            if (run == records.Count && run > 1 && !areTabs)
                return candidate;
            // Titles and notes have other numbers of fields than the rows, of which there are more. Sentences have spaces, too.
            if (run > longest && (!isSpace || (likely is null && 2 * run > records.Count)))
                (likely, longest, fieldsOfLikely) = (candidate, run, fields);
        }

        return likely ?? RecordReader.LikeliestSeparator(utf8, comment);
    }

    // Records one behind the other that have as many fields, and more than one.
    private static int LongestRun(List<string[]> records, out int fields)
    {
        int longest = 0, run = 0, before = 1;
        fields = 1;
        foreach (string[] record in records)
        {
            run = record.Length == 1 ? 0 : record.Length == before ? run + 1 : 1;
            before = record.Length;
            if (run > longest)
                (longest, fields) = (run, before);
        }

        return longest;
    }
}
