using System.IO.Compression;
using System.Text;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Files that are no tables: the message says what they look like.</summary>
public class BinaryInputs
{
    private const string Export = "expected a CSV table as text; export it as CSV";
    private const string Unpack = "expected a CSV table as text; unpack it first; of compressed files, only .gz is read";

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Table)
    {
        { "PNG", [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8], $"t.csv: error: this looks like a PNG image; {Export}" },
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8], $"t.csv: error: this looks like a JPEG image; {Export}" },
        { "GIF", "GIF89a\u0001\0", $"t.csv: error: this looks like a GIF image; {Export}" },
        { "PDF", "%PDF-1.7\n%\n1 0 obj\n", $"t.csv: error: this looks like a PDF document; {Export}" },
        { "XLSX", Zip("[Content_Types].xml", "xl/workbook.xml"), "t.csv: error: this looks like an Excel workbook (XLSX); expected a CSV table as text; save the sheet as CSV" },
        { "XLS", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "t.csv: error: this looks like an old Excel workbook (XLS); expected a CSV table as text; save the sheet as CSV" },
        { "ZIP", Zip("data.csv"), $"t.csv: error: this looks like a ZIP archive; {Unpack}" },
        { "Parquet", "PAR1\u0015\u0004\u0015\0", $"t.csv: error: this looks like a Parquet file; {Export}" },
        { "Arrow", "ARROW1\0\0\u0001", $"t.csv: error: this looks like an Arrow file; {Export}" },
        { "SQLite", "SQLite format 3\0\u0010", $"t.csv: error: this looks like an SQLite database; {Export}" },
        { "HDF5", [0x89, .. "HDF\r\n\u001a\n"u8, 0], $"t.csv: error: this looks like an HDF5 file; {Export}" },
        { "NumPy", [0x93, .. "NUMPY\u0001\0v\0{'descr'"u8], $"t.csv: error: this looks like a NumPy array; {Export}" },
        { "gzip within a file that is read", Tables.Gzip("a,b\n1,2\n3,4\n"u8), "t.csv: error: this looks like a gzip archive; expected a CSV table as text; unpack it first, as gunzip does" },
        { "bzip2", [.. "BZh91AY&SY"u8, 0x9f, 0], $"t.csv: error: this looks like a bzip2 archive; {Unpack}" },
        { "xz", [0xFD, .. "7zXZ\0"u8, 0], $"t.csv: error: this looks like an xz archive; {Unpack}" },
        { "Zstandard", [0x28, 0xB5, 0x2F, 0xFD, 0], $"t.csv: error: this looks like a Zstandard archive; {Unpack}" },
        { "7-Zip", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], $"t.csv: error: this looks like a 7-Zip archive; {Unpack}" },
        { "a program", [0x7F, .. "ELF"u8, 2, 1, 1, 0], $"t.csv: error: this looks like a program; {Export}" },
        { "HTML", "<!DOCTYPE html>\n<html><body>not found, sorry</body></html>\n", $"t.csv: error: this looks like a web page (HTML); {Export}" },
        { "HTML behind a mark and spaces", "\uFEFF\n  <HTML lang=en>\n", $"t.csv: error: this looks like a web page (HTML); {Export}" },
        { "XML", "<?xml version=\"1.0\"?>\n<rows/>\n", $"t.csv: error: this looks like an XML document; {Export}" },
        { "a JSON object", "{\"a\": [1, 2]}\n", $"t.csv: error: this looks like a JSON document; {Export}" },
        { "a JSON array", "[{\"a\": 1}, {\"a\": 2}]\n", $"t.csv: error: this looks like a JSON document; {Export}" },
        { "zero bytes", new byte[64], "t.csv: error: this looks like a binary file: it holds zero bytes; expected a CSV table as text" },
        { "nothing", "", "t.csv: error: the file is empty; expected a CSV table with a header line and rows" },
        { "nothing but spaces and line ends", " \r\n\t\n", "t.csv: error: the file is empty; expected a CSV table with a header line and rows" },
        { "nothing but comments", "# one\n# two\n", "t.csv: error: the file is empty; expected a CSV table with a header line and rows" },
        { "nothing but a header", "a,b,c\r\n", "t.csv: error: the file holds a header but no rows; if its only line is data, use `Header` no" },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_told_by_its_look(string input) => s_inputs.Check(input);

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string name in names)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes("a,b\n1,2\n"));
            }
        }

        return bytes.ToArray();
    }
}
