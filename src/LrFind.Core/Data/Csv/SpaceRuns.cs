namespace LrFind.Data.Csv;

/// <summary>Tables whose columns are lined up with runs of spaces and tabs.</summary>
internal static class SpaceRuns
{
    /// <summary>
    /// Turns the first space of each run between two fields into a tab, and tabs elsewhere into spaces, which are trimmed off later. No byte
    /// moves, so places stay what they are.
    /// </summary>
    /// <param name="utf8">Whole records; changed in place.</param>
    /// <param name="hasComments">Whether lines that start with # are comments, in which quotes mean nothing.</param>
    public static void ToTabs(Span<byte> utf8, bool hasComments)
    {
        bool enclosed = false, inField = false;
        int gap = -1;
        for (int i = 0; i < utf8.Length; i++)
        {
            byte value = utf8[i];
            if (hasComments && value == (byte)'#' && !enclosed && (i == 0 || utf8[i - 1] is (byte)'\r' or (byte)'\n'))
            {
                int length = utf8[i..].IndexOfAny((byte)'\r', (byte)'\n');
                i = length < 0 ? utf8.Length : i + length;
                continue;
            }

            enclosed ^= value == (byte)'"';
            if (!enclosed && value is (byte)' ' or (byte)'\t')
            {
                if (inField && gap < 0)
                    gap = i;
                utf8[i] = (byte)' ';
                continue;
            }

            bool isEnd = !enclosed && value is (byte)'\r' or (byte)'\n';
            if (gap >= 0 && !isEnd)
                utf8[gap] = (byte)'\t';
            inField = !isEnd;
            gap = -1;
        }
    }
}
