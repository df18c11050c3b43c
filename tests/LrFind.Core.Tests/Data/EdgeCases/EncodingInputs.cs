using System.Text;
using LrFind.Data.Csv;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>The bytes people write characters as.</summary>
public class EncodingInputs
{
    private const string Text = "größe,ß\n1,2 €\n3,x\n";
    private const string Read = "größe|ß / 1|2 € / 3|x";
    private const string Advice = "which is not UTF-8; expected UTF-8; use `Encoding` latin1 if the file is in Latin-1";

    private static readonly Encoding s_bigEndian = Encoding.BigEndianUnicode;

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Table)
    {
        { "UTF-8", Text, Read },
        { "UTF-8 with a mark", "\uFEFF" + Text, Read },
        { "UTF-8 with a mark, asked for", "\uFEFF" + Text, Read, new() { Encoding = TextEncoding.Utf8 } },
        { "UTF-8 with a mark and quotes", "\uFEFF\"a\",b\n1,2\n", "a|b / 1|2" },
        { "UTF-16, the low byte first, with a mark", Encoding.Unicode.GetBytes("\uFEFF" + Text), Read },
        { "UTF-16, the low byte first, without", Encoding.Unicode.GetBytes(Text), Read },
        { "UTF-16, the low byte first, asked for", Encoding.Unicode.GetBytes("\uFEFF" + Text), Read, new() { Encoding = TextEncoding.Utf16LittleEndian } },
        { "UTF-16, the high byte first, with a mark", s_bigEndian.GetBytes("\uFEFF" + Text), Read },
        { "UTF-16, the high byte first, without", s_bigEndian.GetBytes(Text), Read },
        { "UTF-16, the high byte first, asked for", s_bigEndian.GetBytes("größe,ß\n1,2\n"), "größe|ß / 1|2", new() { Encoding = TextEncoding.Utf16BigEndian } },
        { "UTF-16 with line ends of Windows, quotes and a hint", Encoding.Unicode.GetBytes("\uFEFFsep=;\r\na;b\r\n\"x\r\ny\";2\r\n"), "a|b / x\r\ny|2" },
        { "UTF-16 beyond the basic plane", Encoding.Unicode.GetBytes("\uFEFFa,😀\n1,😀😀\n"), "a|😀 / 1|😀😀" },
        { "UTF-16 cut in a character", [.. Encoding.Unicode.GetBytes("\uFEFFa,b\n1,2\n3,4"), (byte)'5'], "a|b / 1|2 / 3|4\uFFFD" },
        { "UTF-16 of an odd length, asked for", "a,b,c\nx", "t.csv: error: the file holds a header but no rows; if its only line is data, use `Header` no", new() { Encoding = TextEncoding.Utf16LittleEndian } },
        { "UTF-16 of three bytes, asked for", "abc", "t.csv: error: the file holds a header but no rows; if its only line is data, use `Header` no", new() { Encoding = TextEncoding.Utf16BigEndian } },
        { "Latin-1, asked for", Encoding.Latin1.GetBytes("größe,b\n1,½\n"), "größe|b / 1|½", new() { Encoding = TextEncoding.Latin1 } },
        { "Latin-1 in the header, not asked for", Encoding.Latin1.GetBytes("a,größe\n1,2\n"), $"t.csv(1,2): error: found the byte 0xF6, {Advice}" },
        { "Latin-1 in a row, not asked for", Encoding.Latin1.GetBytes("a,b,c\n1,2,3\n1,x,é\n"), $"t.csv(3,3): error: found the byte 0xE9, {Advice}" },
        { "Latin-1 behind comments, not asked for", Encoding.Latin1.GetBytes("# plain\na,b\n1,2\n\n£,2\n"), $"t.csv(5,1): error: found the byte 0xA3, {Advice}" },
        { "Latin-1 in a comment, not asked for", Encoding.Latin1.GetBytes("# © me\na,b\n1,2\n"), $"t.csv(1,1): error: found the byte 0xA9, {Advice}" },
        { "Latin-1 behind Excel's hint, not asked for", Encoding.Latin1.GetBytes("sep=,\na,é\n1,2\n"), $"t.csv(2,2): error: found the byte 0xE9, {Advice}" },
        { "quotes of Windows-1252", [.. "a,b\n1,"u8, 0x93, (byte)'x', 0x94, (byte)'\n'], $"t.csv(2,2): error: found the byte 0x93, {Advice}" },
        { "UTF-8 cut in a character", [.. "a,b\n1,"u8, 0xE2, 0x82], $"t.csv(2,2): error: found the byte 0xE2, {Advice}" },
        { "an overlong form", [.. "a,b\n1,"u8, 0xC0, 0xAF, (byte)'\n'], $"t.csv(2,2): error: found the byte 0xC0, {Advice}" },
        { "a surrogate in UTF-8", [.. "a,b\n1,"u8, 0xED, 0xA0, 0x80, (byte)'\n'], $"t.csv(2,2): error: found the byte 0xED, {Advice}" },
        { "UTF-32", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("a,b\n1,2\n")], "t.csv: error: the file is UTF-32; expected UTF-8, UTF-16 or Latin-1; save it as UTF-8" },
        { "UTF-32, the high byte first", [0, 0, 0xFE, 0xFF, 0, 0, 0, (byte)'a'], "t.csv: error: the file is UTF-32; expected UTF-8, UTF-16 or Latin-1; save it as UTF-8" },
        { "a zero byte in text", "a,b\n1,\0\n", "t.csv: error: this looks like a binary file: it holds zero bytes; expected a CSV table as text" },
        { "UTF-16 that is asked to be Latin-1", Encoding.Unicode.GetBytes("a,b\n1,2\n"), "t.csv: error: this looks like a binary file: it holds zero bytes; expected a CSV table as text", new() { Encoding = TextEncoding.Latin1 } },
        { "nothing but a mark", "\uFEFF", "t.csv: error: the file is empty; expected a CSV table with a header line and rows" },
        { "nothing but a mark of UTF-16", [0xFF, 0xFE], "t.csv: error: the file is empty; expected a CSV table with a header line and rows" },
        { "a control character", "a,b\n1,x\u0001y\n", "a|b / 1|x\u0001y" },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Becomes_text_or_a_line_that_says_why_not(string input) => s_inputs.Check(input);
}
