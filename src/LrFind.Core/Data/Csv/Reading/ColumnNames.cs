using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Data.Csv.Reading;

/// <summary>
/// The names of a file's columns, from its first bytes only, however large it is: for who asks while a command line is typed, and can wait
/// neither for a pipe nor for a disk.
/// </summary>
internal static class ColumnNames
{
    // A longer header is of a file that nobody names columns of by hand.
    private const int LongestHead = 16 << 20;

    /// <summary>The names, in the order of the file; none where it is no ordinary file.</summary>
    /// <param name="path">The file, which may be compressed by gzip.</param>
    /// <param name="options">What is said of the table.</param>
    /// <exception cref="InputException">It is not the beginning of a table.</exception>
    public static IReadOnlyList<string> Of(string path, DatasetOptions options)
    {
        if (EntryStatus.Of(path) is not { Kind: EntryKind.File })
            return [];
        using var input = new MemoryInput(path, CsvFile.Open(path, ReadHead), isFile: false);
        return new CsvTableBuilder(input, DialectDetector.Detect(input, options)).Columns;
    }

    private static byte[] ReadHead(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using Stream stream = Unpacking.UnpackIfPacked(file);
        byte[] head = [];
        int length = 0;
        try
        {
            do
            {
                Array.Resize(ref head, Math.Max(CsvInput.HeadLength, 4 * head.Length));
                int read = stream.ReadAtLeast(head.AsSpan(length), head.Length - length, throwOnEndOfStream: false);
                length += read;
            }
            while (length == head.Length && length < LongestHead && head.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') < 0);
        }
        catch (InvalidDataException)
        {
            // What came before the damage may be enough.
        }

        return head[..length];
    }
}
