namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>The ways people write a table down.</summary>
public class DialectInputs
{
    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Table)
    {
        { "commas", "a,b\n1,2\n3,4\n", "a|b / 1|2 / 3|4" },
        { "semicolons", "a;b\n1;2\n", "a|b / 1|2" },
        { "semicolons around decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", "a|b / 1,5|2,5 / 3,5|4,5" },
        { "tabs", "a\tb\n1\t2\n", "a|b / 1|2" },
        { "tabs around commas", "a\tb\nx, y\t2\nx, z, w\t3\n", "a|b / x, y|2 / x, z, w|3" },
        { "an empty cell between tabs", "a\tb\tc\n1\t\t3\n", "a|b|c / 1||3" },
        { "vertical bars", "a|b|c\n1|2|3\n", "a|b|c / 1|2|3" },
        { "a space each", "a b\n1 2\n3 4\n", "a|b / 1|2 / 3|4" },
        { "columns lined up with spaces", "  a     b\n  1   2.5\n 10  20.5\n", "a|b / 1|2.5 / 10|20.5" },
        { "spaces and tabs mixed, and some at the end", "a \t b  \n1\t\t2 \n", "a|b / 1|2" },
        { "quotes among spaces", "a b\n\"x y\"  2\n", "a|b / x y|2" },
        { "any sign the user names", "a:b\n1:2\n", "a|b / 1|2", new() { Separator = ':' } },
        { "the user's separator against the likely one", "a;b,c;d\n1;2,3;4\n", "a;b|c;d / 1;2|3;4", new() { Separator = ',' } },
        { "spaces named by the user", "a,b c\n1,2 3\n", "a,b|c / 1,2|3", new() { Separator = ' ' } },
        { "Excel's hint", "sep=;\na;b\n1,5;2\n", "a|b / 1,5|2" },
        { "Excel's hint with a tab and carriage returns", "SEP=\t\r\na\tb\r\n1\t2\r\n", "a|b / 1|2" },
        { "Excel's hint behind a byte order mark", "\uFEFFsep=|\na|b\n1|2\n", "a|b / 1|2" },
        { "a hint of a quote", "sep=\"\na,b\n1,2\n", "t.csv(1): error: a quote inside an unquoted field; expected quotes around a whole field, and doubled inside it" },
        { "a hint of nothing, and line ends of Windows", "sep=\r\na,b\n1,2\n", "a|b / 1|2" },
        { "a hint of nothing", "sep=\n\na,b\n1,2\n", "a|b / 1|2" },
        { "a hint of a letter", "sep=a\na,b\n1,2\n", "t.csv(3): error: found 1 field, expected 2 as in the first row; look for a missing or unquoted separator ('a'), or name it with `Separator`" },
        { "a hint of a number sign", "sep=#\na#b\n1#2\n", "a|b / 1|2" },
        { "a hint of a point", "sep=.\na.b\n1.2\n", "a|b / 1|2" },
        { "line ends of Windows", "a,b\r\n1,2\r\n3,4\r\n", "a|b / 1|2 / 3|4" },
        { "line ends of old Macs", "a,b\r1,2\r3,4\r", "a|b / 1|2 / 3|4" },
        { "all line ends at once", "a,b\r\n1,2\n3,4\r5,6\n\r7,8", "a|b / 1|2 / 3|4 / 5|6 / 7|8" },
        { "no line end at the end", "a,b\n1,2", "a|b / 1|2" },
        { "empty lines everywhere", "\n\na,b\n\n1,2\n\n\n3,4\n\n", "a|b / 1|2 / 3|4" },
        { "lines of spaces at the end", "a,b\n1,2\n   \n", "a|b / 1|2" },
        { "a separator at the end of every line", "a,b,\n1,2,\n3,4,\n", "a|b|c3 / 1|2| / 3|4|" },
        { "spaces around cells", " a , b \n 1 ,  2\t\n", "a|b / 1|2" },
        { "separators in quotes", "a,b\n\"1,2\",3\n\"4,5,6\",7\n", "a|b / 1,2|3 / 4,5,6|7" },
        { "doubled quotes", "a,b\n\"say \"\"hi\"\"\",2\n\"\"\"\",3\n", "a|b / say \"hi\"|2 / \"|3" },
        { "line breaks in quotes", "a,b\n\"x\ny\",1\n\"x\r\n\r\ny\",2\n", "a|b / x\ny|1 / x\r\n\r\ny|2" },
        { "nothing in quotes", "a,b\n\"\",1\n\"\",\"\"\n", "a|b / |1 / |" },
        { "spaces around quotes", "a,b\n \"x\" , \"y\" \n", "a|b / x|y" },
        { "all cells in quotes", "\"a\",\"b\"\n\"1\",\"2\"\n", "a|b / 1|2" },
        { "an apostrophe is no quote", "a,b\nit's,'x\n", "a|b / it's|'x" },
        { "comment lines in front", "# made by hand\n#again, with a comma\na,b\n1,2\n", "a|b / 1|2" },
        { "comment lines between", "# made by hand\na,b\n1,2\n# three more, and a comma\n3,4\n", "a|b / 1|2 / 3|4" },
        { "a comment with a quote", "# 5\" disks\na,b\n1,2\n", "a|b / 1|2" },
        { "a comment with a quote above spaces", "# a 5\" disk\na b\n1 2\n3 4\n", "a|b / 1|2 / 3|4" },
        { "a column called #", "#,b\n1,2\n", "#|b / 1|2" },
        { "a comment behind an empty line", "\n# made by hand\na,b\n1,2\n", "a|b / 1|2" },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_as_it_is_meant(string input) => s_inputs.Check(input);
}
