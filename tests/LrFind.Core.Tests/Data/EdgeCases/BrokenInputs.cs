using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Tables that are not well formed: the message says where.</summary>
public class BrokenInputs
{
    private const string Remedy = "look for a missing or unquoted separator (comma), or name it with `Separator`";
    private const string Quotes = "expected quotes around a whole field, and doubled inside it";

    private static readonly string s_long = new('x', (4 << 20) + 1);

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Table)
    {
        { "a row too short", "a,b\n1,2\n3\n", $"t.csv(3): error: found 1 field, expected 2 as in the header; {Remedy}" },
        { "a row too long", "a,b\n1,2\n3,4,5\n", $"t.csv(3): error: found 3 fields, expected 2 as in the header; {Remedy}" },
        { "a row too short behind line breaks in quotes", "a,b\n\"x\ny\nz\",2\n3\n", $"t.csv(5): error: found 1 field, expected 2 as in the header; {Remedy}" },
        { "a row too short behind empty lines and comments", "# c\n\na,b\n\n# d\n1,2\n\n3\n", $"t.csv(8): error: found 1 field, expected 2 as in the header; {Remedy}" },
        { "a row too short behind Excel's hint", "sep=;\na;b\n1;2\n3\n", "t.csv(4): error: found 1 field, expected 2 as in the header; look for a missing or unquoted separator (semicolon), or name it with `Separator`" },
        { "a row too short without a header", "1,2\n3,4\n5\n", $"t.csv(3): error: found 1 field, expected 2 as in the first row; {Remedy}" },
        { "a row too short with line ends of Windows", "a,b\r\n1,2\r\n3\r\n", $"t.csv(3): error: found 1 field, expected 2 as in the header; {Remedy}" },
        { "a row too short with line ends of old Macs", "a,b\r1,2\r3\r", $"t.csv(3): error: found 1 field, expected 2 as in the header; {Remedy}" },
        { "a thousands mark that is not in quotes", "a,b\n1,2\n1,000,2\n", $"t.csv(3): error: found 3 fields, expected 2 as in the header; {Remedy}" },
        { "a line that is cut", "a,b,c\n1,2,3\n4,5,6\n7,", $"t.csv(4): error: found 2 fields, expected 3 as in the header; {Remedy}" },
        { "a column the header does not name", "a\tb\n1\t2\t3\n4\t5\t6\n", "t.csv(2): error: found 3 fields, expected 2 as in the header; look for a missing or unquoted separator (tab), or name it with `Separator`" },
        { "what may be a title above rows without names", "Sales of 2024\n1,2\n3,4\n", $"t.csv(2): error: found 2 fields, expected 1 as in the header; {Remedy}; if what stands above it is no part of the table, use `SkipLines` 1" },
        { "a row too short that may be a comment", "a,b\n1,2\n! note\n3,4\n", $"t.csv(3): error: found 1 field, expected 2 as in the header; {Remedy}; if it is a comment, use `Comment` !" },
        { "a quote that is not closed", "a,b\n1,2\n\"3,4\n5,6\n", $"t.csv(3): error: a quoted field that is never closed; {Quotes}" },
        { "a quote that is not closed in the header", "\"a,b\n1,2\n", $"t.csv(1): error: a quoted field that is never closed; {Quotes}" },
        { "text behind a quote", "a,b\n1,\"2\" x\n", $"t.csv(2): error: text after the closing quote of a quoted field; {Quotes}" },
        { "a quote within a field", "a,b\n3,5\" disk\n", $"t.csv(2): error: a quote inside an unquoted field; {Quotes}" },
        { "a quote escaped by a backslash", "a,b\n\"say \\\"hi\\\"\",2\n", $"t.csv(2): error: text after the closing quote of a quoted field; {Quotes}" },
        { "a line that is too long", $"a,b\n1,2\n{s_long},3\n", "t.csv(3): error: a row is longer than 4 MiB; expected shorter ones; look for a quote that is not closed, or for line ends that are missing" },
        { "more columns than can be", $"{string.Join(',', Enumerable.Repeat('x', 100_001))}\n", "t.csv(1): error: found 100001 columns; expected at most 100000; look for line ends that are missing", new() { Header = HeaderChoice.No } },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_with_its_place(string input) => s_inputs.Check(input);
}
