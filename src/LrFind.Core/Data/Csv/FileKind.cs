using System.Text;
using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>Tells files that are no text by their first bytes.</summary>
internal static class FileKind
{
    /// <summary>The first bytes of a gzip file: RFC 1952, section 2.3.1.</summary>
    public static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    // The first bytes of formats that people have beside CSV, from their specifications.
    private static readonly (byte[] Magic, string Name)[] s_kinds =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF87a"u8.ToArray(), "a GIF image"),
        ("GIF89a"u8.ToArray(), "a GIF image"),
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ([.. "PAR1"u8, 0x15], "a Parquet file"),
        ([.. "ARROW1"u8, 0], "an Arrow file"),
        ([.. "SQLite format 3"u8, 0], "an SQLite database"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (XLS)"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file"),
        ([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'], "a NumPy array"),
        ("1AY&SY"u8.ToArray(), "a bzip2 archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        ([.. "7z"u8, 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
    ];

    /// <summary>Checks that a file is text.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="decoder">How they are to be read.</param>
    /// <exception cref="InputException">It is a picture, an archive, a workbook, …; the message says what it looks like.</exception>
    public static void RequireText(string file, ReadOnlySpan<byte> head, TextDecoder decoder)
    {
        if (NameOf(head) is { } name)
            throw new InputException(file, $"this looks like {name}; expected a CSV table as text; {Remedy(name)}");
        if (decoder.UnitSize == 1 && head.Contains((byte)0))
            throw new InputException(file, "this looks like a binary file: it holds zero bytes; expected a CSV table as text");
    }

    private static string? NameOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x3\x4"u8))
            return head.IndexOf("xl/"u8) >= 0 || head.IndexOf("[Content_Types].xml"u8) >= 0 ? "an Excel workbook (XLSX)" : "a ZIP archive";
        // A file of that kind is unpacked where it is opened by its name.
        if (head.StartsWith(GzipMagic))
            return "a gzip archive";
        foreach ((byte[] magic, string name) in s_kinds)
        {
            // bzip2 puts its block size first.
            if (head.StartsWith(magic) || (head.StartsWith("BZh"u8) && head.Length > 4 && head[4..].StartsWith(magic)))
                return name;
        }

        ReadOnlySpan<byte> text = head[..Math.Min(head.Length, 64)].TrimStart(" \t\r\n\uFEFF"u8);
        if (text.StartsWith("<!"u8) || Ascii.EqualsIgnoreCase(text[..Math.Min(5, text.Length)], "<html"u8))
            return "a web page (HTML)";
        if (text.StartsWith("<?xml"u8))
            return "an XML document";
        return text.StartsWith("{\""u8) || text.StartsWith("[{"u8) ? "a JSON document" : null;
    }

    private static string Remedy(string name) =>
        name.Contains("gzip", StringComparison.Ordinal) ? "unpack it first, as gunzip does"
        : name.Contains("Excel", StringComparison.Ordinal) ? "save the sheet as CSV"
        : name.Contains("archive", StringComparison.Ordinal) ? "unpack it first; of compressed files, only .gz is read"
        : "export it as CSV";
}
