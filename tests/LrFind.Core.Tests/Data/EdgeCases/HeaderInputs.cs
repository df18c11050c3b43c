using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>First lines that name the columns, and such that do not.</summary>
public class HeaderInputs
{
    private static readonly string s_names = string.Join(',', Enumerable.Range(0, 40_000).Select(i => $"gene{i:00000}"));
    private static readonly string s_numbers = string.Join(',', Enumerable.Range(0, 40_000).Select(i => i % 10));

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Table)
    {
        { "names above numbers", "a,b\n1,2\n", "a|b / 1|2" },
        { "numbers above numbers", "1,2\n3,4\n", "c1|c2 / 1|2 / 3|4" },
        { "a name among numbers of every row", "5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,3.3,virginica\n", "c1|c2|c3 / 5.1|3.5|setosa / 4.9|3.0|setosa / 6.3|3.3|virginica" },
        { "years as names", "country,2019,2020,2021\nA,1,2,3\nB,4,5,6\n", "country|2019|2020|2021 / A|1|2|3 / B|4|5|6" },
        { "all text, and a name that is no value", "colour,size\nred,big\nblue,big\nred,small\n", "colour|size / red|big / blue|big / red|small" },
        { "all text, and a value that comes again", "red,big\nblue,big\nred,small\n", "c1|c2 / red|big / blue|big / red|small" },
        { "one row of numbers", "1,2\n", "c1|c2 / 1|2" },
        { "one row of names", "a,b\n", "t.csv: error: the file holds a header but no rows; if its only line is data, use `Header` no" },
        { "one row of names that is data", "a,b\n", "c1|c2 / a|b", new() { Header = HeaderChoice.No } },
        { "names above missing values", "a,b\nNA,1\n,2\n", "a|b / NA|1 / |2" },
        { "a missing value in the first row", "NA,2\n3,4\n5,6\n", "c1|c2 / NA|2 / 3|4 / 5|6" },
        { "names above decimal commas", "a;b\n1,5;2,5\n", "a|b / 1,5|2,5" },
        { "decimal commas above decimal commas", "1,5;2,5\n3,5;4,5\n", "c1|c2 / 1,5|2,5 / 3,5|4,5" },
        { "dates above dates, and texts", "2024-01-01,up\n2024-01-02,down\n2024-01-03,left\n", "c1|c2 / 2024-01-01|up / 2024-01-02|down / 2024-01-03|left" },
        { "money above money", "$1,$2\n$3,$4\n", "c1|c2 / $1|$2 / $3|$4" },
        { "a nameless first column, as pandas writes it", ",a,b\n0,1,2\n1,3,4\n", "c1|a|b / 0|1|2 / 1|3|4" },
        { "blank names", "a, ,\"\"\n1,2,3\n", "a|c2|c3 / 1|2|3" },
        { "numbers as names, where the user says so", "1,2\n3,4\n", "1|2 / 3|4", new() { Header = HeaderChoice.Yes } },
        { "names as data, where the user says so", "a,b\n1,2\n", "c1|c2 / a|b / 1|2", new() { Header = HeaderChoice.No } },
        { "names in many scripts", "größe,температура,高さ,🌡\n1,2,3,4\n", "größe|температура|高さ|🌡 / 1|2|3|4" },
        { "a name with a line break", "\"a\nunit\",b\n1,2\n", "a\nunit|b / 1|2" },
        { "40,000 names", $"{s_names}\n{s_numbers}\n{s_numbers}\n", $"{s_names} / {s_numbers} / {s_numbers}".Replace(',', '|') },
        { "a name that starts like a Parquet file", "PAR1,PAR2,y\n1,2,3\n", "PAR1|PAR2|y / 1|2|3" },
        { "a name that starts like a 7-Zip archive", "7zip_size,y\n1,2\n", "7zip_size|y / 1|2" },
        { "a name that starts like a bzip2 archive", "BZh,y\n1,2\n", "BZh|y / 1|2" },
        { "a name that starts like a GIF image", "GIF8_count,y\n1,2\n", "GIF8_count|y / 1|2" },
        { "a name twice", "a,b,a\n1,2,3\n", "t.csv(1,3): error: the column name 'a' stands twice in the header (also column 1); rename one, or use `Header` no if this line is data" },
        { "a name twice, behind comments", "# x\n\na,a\n1,2\n", "t.csv(3,2): error: the column name 'a' stands twice in the header (also column 1); rename one, or use `Header` no if this line is data" },
        { "a name twice, behind Excel's hint", "sep=;\na;a\n1;2\n", "t.csv(2,2): error: the column name 'a' stands twice in the header (also column 1); rename one, or use `Header` no if this line is data" },
        { "a name like a number of a nameless column", "c2,\n1,2\n", "t.csv(1,2): error: the column name 'c2' stands twice in the header (also column 1); rename one, or use `Header` no if this line is data" },
        { "a name twice, with a line break", "\"a\nb\",\"a\nb\"\n1,2\n", "t.csv(1,2): error: the column name 'a␊b' stands twice in the header (also column 1); rename one, or use `Header` no if this line is data" },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_columns_or_not(string input) => s_inputs.Check(input);
}
