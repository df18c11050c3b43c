using System.Text;
using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>What people have around a table: titles, units, comments, headers once more, notes and totals.</summary>
public class SurroundingInputs
{
    private const string Read = "20 rows, binary y (no yes): a, b, kind=u, kind=v";

    private static readonly string s_header = "a,b,kind,y\n";
    private static readonly string s_rows = RowsOf(',');
    private static readonly string s_table = s_header + s_rows;

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Dataset)
    {
        { "a title", "Report of 2024\n" + s_table, $"{Read}; warning: line 1 ('Report of 2024') stands above the table, and was left out" },
        { "titles and empty lines", "Report\n\nBy: me\n\n" + s_table, $"{Read}; warning: lines 1 and 3 ('Report') stand above the table, and were left out" },
        { "a title of a spreadsheet", "Report,,,\n,,,\n" + s_table, $"{Read}; warning: lines 1 to 2 ('Report') stand above the table, and were left out" },
        { "a title with a comma", "Report, May 2024\n" + s_table, $"{Read}; warning: line 1 ('Report, May 2024') stands above the table, and was left out" },
        { "a title in quotes", "\"Report, of May, 2024\"\n" + s_table, $"{Read}; warning: line 1 ('Report, of May, 2024') stands above the table, and was left out" },
        { "properties above", "station,Berlin\nheight,34\n" + s_table, $"{Read}; warning: lines 1 to 2 ('station, Berlin') stand above the table, and were left out" },
        { "a title above semicolons", "Bericht, Mai\n" + s_table.Replace(',', ';'), $"{Read}; warning: line 1 ('Bericht, Mai') stands above the table, and was left out" },
        { "a title of as many words as there are columns between tabs", "Report of May 2024\n" + s_table.Replace(',', '\t'), $"{Read}; warning: line 1 ('Report of May 2024') stands above the table, and was left out" },
        { "a title above spaces", "Report of 2024\n" + s_table.Replace(',', ' '), $"{Read}; warning: line 1 ('Report, of, 2024') stands above the table, and was left out" },
        { "a title that the user skips", "Report of 2024\n" + s_table, Read, new() { SkipLines = 1 } },
        { "a title above rows without names", "Report\n" + s_rows, "t.csv(2): error: found 4 fields, expected 1 as in the header; look for a missing or unquoted separator (comma), or name it with `Separator`; if what stands above it is no part of the table, use `SkipLines` 1" },
        { "a title above rows that the user says have no names", "Report\n" + s_rows, "20 rows, binary c4 (no yes): c1, c2, c3=u, c3=v; warning: line 1 ('Report') stands above the table, and was left out", new() { Header = HeaderChoice.No } },
        { "comments of Matlab", "% made by hand\n% again, with a comma\n" + s_table, Read },
        { "comments of C", "// made by hand\n" + s_header + "// more\n" + s_rows, Read },
        { "comments of C4.5", "| made by hand\n" + s_table, Read },
        { "comments that start with a sign the user names", "! made by hand\n" + s_header + "! more, and more\n" + s_rows, Read, new() { Comment = '!' } },
        { "a comment among the rows", s_table + "# see, there\n" + s_rows, $"40 rows{Read[7..]}; warning: line 22 ('# see, there') is a comment, and was left out" },
        { "a comment of as many fields among the rows", s_table + "# see a, b, c, d\n" + s_rows, $"40 rows{Read[7..]}; warning: line 22 ('# see a, b, c, d') is a comment, and was left out" },
        { "a name that starts with a percent sign", s_table.Replace("a,b", "%a,b", StringComparison.Ordinal), Read.Replace(": a,", ": %a,", StringComparison.Ordinal) },
        { "a nameless first column between bars", s_table.Replace(',', '|').Replace("a|b", "|b", StringComparison.Ordinal), Read.Replace(": a,", ": c1,", StringComparison.Ordinal) },
        { "units", s_header + "mm,kg,-,-\n" + s_rows, $"{Read}; warning: line 2 ('mm, kg, -, -') describes the columns, and was left out" },
        { "units in brackets, and none", s_header + "(mm),[kg],,\n" + s_rows, $"{Read}; warning: line 2 ('(mm), [kg]') describes the columns, and was left out" },
        { "one unit", s_header + "mm,,,\n" + s_rows, $"{Read}; warning: line 2 ('mm') describes the columns, and was left out" },
        { "types", s_header + "float,float,str,bool\n" + s_rows, $"{Read}; warning: line 2 ('float, float, str, bool') describes the columns, and was left out" },
        { "Orange's lines", s_header + "continuous,continuous,discrete,discrete\n,,,class\n" + s_rows, $"{Read}; warning: lines 2 to 3 ('continuous, continuous, discrete, discre…') describe the columns, and were left out" },
        { "Orange's lines in short", s_header + "c,c,d,d\n,,meta,class\n" + s_rows, $"{Read}; warning: lines 2 to 3 ('c, c, d, d') describe the columns, and were left out" },
        { "Orange's lines with values", s_header + "c,c,u v,no yes\n,,,class\n" + s_rows, $"{Read}; warning: lines 2 to 3 ('c, c, u v, no yes') describe the columns, and were left out" },
        { "a line drawn below the header", s_header + "---,---,----,---\n" + s_rows + "\n(20 rows affected)\n", $"{Read}; warning: line 2 ('---, ---, ----, ---') describes the columns, and was left out; warning: line 24 ('(20 rows affected)') stands below the table, and was left out" },
        { "missing values in the first row", s_header + "NA,,u,yes\n" + s_rows, "21 rows, binary y (no yes): a, a missing, b, b missing, kind=u, kind=v" },
        { "a file behind a file", s_table + s_table, $"40 rows{Read[7..]}; warning: line 22 ('a, b, kind, y') repeats what stands above the rows, and was left out" },
        { "a header once more in capitals and quotes", s_table + "\"A\",\"B\",\"Kind\",\"Y\"\n" + s_rows, $"40 rows{Read[7..]}; warning: line 22 ('A, B, Kind, Y') repeats what stands above the rows, and was left out" },
        { "a marked file behind a marked file", "\uFEFF" + s_table + "\uFEFF" + s_table, $"40 rows{Read[7..]}; warning: line 22 ('a, b, kind, y') repeats what stands above the rows, and was left out" },
        { "a marked file in quotes behind another", "\uFEFF\"a\",\"b\",\"kind\",\"y\"\n" + s_rows + "\uFEFF\"a\",\"b\",\"kind\",\"y\"\n" + s_rows, $"40 rows{Read[7..]}; warning: line 22 ('a, b, kind, y') repeats what stands above the rows, and was left out" },
        { "files of UTF-16 one behind the other", Encoding.Unicode.GetBytes("\uFEFF" + s_table + "\uFEFF" + s_table), $"40 rows{Read[7..]}; warning: line 22 ('a, b, kind, y') repeats what stands above the rows, and was left out" },
        { "a byte order mark in front of each line", "\uFEFF" + s_table.TrimEnd().Replace("\n", "\n\uFEFF", StringComparison.Ordinal) + "\n", Read },
        { "title, header and units once more", $"Report\n{s_header}mm,kg,-,-\n{s_rows}Report\n{s_header}mm,kg,-,-\n{s_rows}", $"40 rows{Read[7..]}; warning: line 1 ('Report') stands above the table, and was left out; warning: line 3 ('mm, kg, -, -') describes the columns, and was left out; warning: lines 24 to 26 ('Report') repeat what stands above the rows, and were left out" },
        { "R's row names, and the header once more", RowNames() + RowNames(), $"40 rows{Read[7..]}; warning: line 22 ('a, b, kind, y') repeats what stands above the rows, and was left out; warning: column 'row names' was dropped: it only numbers the rows" },
        { "a note behind an empty line", s_table + "\nSource: agency, 2014\n", $"{Read}; warning: line 23 ('Source: agency, 2014') stands below the table, and was left out" },
        { "a note in quotes", s_table + "\n\"Source: agency, 2014\"\n", $"{Read}; warning: line 23 ('Source: agency, 2014') stands below the table, and was left out" },
        { "a note right below", s_table + "Source: agency\n", $"{Read}; warning: line 22 ('Source: agency') stands below the table, and was left out" },
        { "a note of as many fields", s_table + "\nNote: one, two, three, four\n", $"{Read}; warning: line 23 ('Note: one, two, three, four') stands below the table, and was left out" },
        { "a note that puts a number below numbers", s_table + "\nWritten by: me, 2024, u, yes\n", $"{Read}; warning: line 23 ('Written by: me, 2024, u, yes') stands below the table, and was left out" },
        { "notes of a spreadsheet", s_table + ",,,\nSource: agency,,,\n* provisional,,,\n", $"{Read}; warning: lines 22 to 24 ('Source: agency') stand below the table, and were left out" },
        { "a note below R's row names", RowNames() + "\nSource: agency\n", $"{Read}; warning: line 23 ('Source: agency') stands below the table, and was left out; warning: column 'row names' was dropped: it only numbers the rows" },
        { "a note without a line end", s_table + "Source: agency", $"{Read}; warning: line 22 ('Source: agency') stands below the table, and was left out" },
        { "a total", s_table + "Total,123.5,,\n", $"{Read}; warning: line 22 ('Total, 123.5') stands below the table, and was left out" },
        { "a total in another language, with a colon", s_table + "Summe:,123.5,,\n", $"{Read}; warning: line 22 ('Summe:, 123.5') stands below the table, and was left out" },
        { "a total behind empty cells", s_table + ",,Total,\n", $"{Read}; warning: line 22 ('Total') stands below the table, and was left out" },
        { "a total too short", s_table + "Total,123.5\n", $"{Read}; warning: line 22 ('Total, 123.5') stands below the table, and was left out" },
        { "what may be a total", "kind,a\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{"uv"[i % 2]},{i}.5\n")) + "Total,200\n", "21 rows, regression of a: kind=Total, kind=u, kind=v; warning: line 22 ('Total, 200') may be a total, and was kept as a row" },
        { "a line that is cut", s_table + "20.5,1", "t.csv(22): error: found 2 fields, expected 4 as in the header; look for a missing or unquoted separator (comma), or name it with `Separator`" },
        { "a line that is cut within a text", "name" + s_table.Replace("\n", "\nx y", StringComparison.Ordinal)[..^3] + "New York", "t.csv(22): error: found 1 field, expected 4 as in the header; look for a missing or unquoted separator (comma), or name it with `Separator`" },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_left_out_and_said_to_be(string input) => s_inputs.Check(input);

    private static string RowsOf(char separator) =>
        string.Concat(Enumerable.Range(0, 20).Select(i => string.Join(separator, $"{i}.5", $"{i * 7 % 5}", "uv"[i % 2], i % 3 == 0 ? "yes" : "no") + "\n"));

    private static string RowNames() =>
        s_header + string.Concat(s_rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((r, i) => $"\"{i + 1}\",{r}\n"));
}
