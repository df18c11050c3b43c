using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Columns as people choose them.</summary>
public class SelectionInputs
{
    private const string Columns = "expected one of 'a1', 'a2', 'b', '7', 'p-q', 'y', a number from 1 to 6, a range or a pattern; `TableInspector.Inspect` lists the columns";
    private const string NoneLeft = "t.csv: error: no column besides the target is left to learn from; expected at least one; change `Features` or `Drop`";

    private static readonly string s_table = Tables.Rows("a1,a2,b,7,p-q,y", 60, i => $"{i % 5},{i % 7},{i % 11},{i % 13},{i % 17},{i % 2}");

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Dataset)
    {
        { "all", s_table, "60 rows, binary y (0 1): a1, a2, b, 7, p-q" },
        { "names", s_table, "60 rows, binary y (0 1): a1, b", new() { Features = "b,a1" } },
        { "names with spaces around", s_table, "60 rows, binary y (0 1): a1, b", new() { Features = " b , a1 ," } },
        { "numbers", s_table, "60 rows, binary y (0 1): a1, b", new() { Features = "1,3" } },
        { "a name that is a number", s_table, "60 rows, binary y (0 1): 7", new() { Features = "7" } },
        { "a range", s_table, "60 rows, binary y (0 1): a2, b, 7", new() { Features = "2-4" } },
        { "a range that is open", s_table, "60 rows, binary y (0 1): 7, p-q", new() { Features = "4-" } },
        { "a name with a dash", s_table, "60 rows, binary y (0 1): p-q", new() { Features = "p-q" } },
        { "a pattern", s_table, "60 rows, binary y (0 1): a1, a2", new() { Features = "a*" } },
        { "a pattern of one sign", s_table, "60 rows, binary y (0 1): b, 7", new() { Features = "?" } },
        { "a pattern of all, the target among them", s_table, "60 rows, binary y (0 1): a1, a2, b, 7, p-q", new() { Features = "*" } },
        { "columns twice", s_table, "60 rows, binary y (0 1): a1, a2", new() { Features = "a1,1,a*" } },
        { "columns dropped", s_table, "60 rows, binary y (0 1): b, 7", new() { Drop = "a*,5" } },
        { "columns chosen and dropped", s_table, "60 rows, binary y (0 1): a2, b", new() { Features = "1-3", Drop = "a1" } },
        { "a target in the middle", s_table, "60 rows, multiclass a1 (0 1 2 3 4): a2, b, 7, p-q, y", new() { Target = "a1" } },
        { "a target by its number", s_table, "60 rows, multiclass a2 (0 1 2 3 4 5 6): a1, b, 7, p-q, y", new() { Target = "2" } },
        { "a target by a pattern", s_table, "60 rows, binary y (0 1): a1, a2, b, 7, p-q", new() { Target = "y*" } },
        { "two targets", s_table, "60 rows, regression of a1, b: a2, 7, p-q, y", new() { Target = "a1,b" } },
        { "targets in the user's order", s_table, "60 rows, regression of b, a1: a2, 7, p-q, y", new() { Target = "b,a1" } },
        { "two targets by a pattern", s_table, "60 rows, regression of a1, a2: b, 7, p-q, y", new() { Target = "a*" } },
        { "two targets to classify", s_table, "t.csv: error: found 2 targets to classify; expected one; several go with `Task` regression only", new() { Target = "a*", Task = TaskChoice.Classification } },
        { "a column that is not there", s_table, $"t.csv: error: no column is called 'z'; {Columns}", new() { Features = "a1,z" } },
        { "a name in another case", s_table, $"t.csv: error: no column is called 'Y'; {Columns.Replace("; `TableInspector.Inspect` lists the columns", "; did you mean 'y'?", StringComparison.Ordinal)}", new() { Target = "Y" } },
        { "a number too high", s_table, $"t.csv: error: no column is called '8'; {Columns}", new() { Features = "8" } },
        { "the number 0", s_table, $"t.csv: error: no column is called '0'; {Columns}", new() { Drop = "0" } },
        { "a range that ends too late", s_table, $"t.csv: error: no column is called '2-9'; {Columns}", new() { Features = "2-9" } },
        { "a range backwards", s_table, $"t.csv: error: no column is called '4-2'; {Columns}", new() { Features = "4-2" } },
        { "a pattern of nothing", s_table, $"t.csv: error: no column is called 'q*'; {Columns}", new() { Drop = "q*" } },
        { "an empty selection", s_table, $"t.csv: error: no column is called ''; {Columns}", new() { Features = "" } },
        { "nothing but a comma", s_table, $"t.csv: error: no column is called ','; {Columns}", new() { Drop = "," } },
        { "a name with a line break that is not there", s_table, $"t.csv: error: no column is called 'a␊b'; {Columns}", new() { Target = "a\nb" } },
        { "the target dropped", s_table, "t.csv: error: column 'y' is both the target and dropped; expected one of the two; change `Target` or `Drop`", new() { Drop = "y" } },
        { "the target dropped by a pattern", s_table, "t.csv: error: column 'y' is both the target and dropped; expected one of the two; change `Target` or `Drop`", new() { Drop = "?" } },
        { "only the target chosen", s_table, NoneLeft, new() { Features = "y" } },
        { "all dropped", s_table, NoneLeft, new() { Drop = "1-5" } },
        { "what is chosen dropped", s_table, NoneLeft, new() { Features = "a*", Drop = "1,2" } },
        { "a name with a comma", Tables.Rows("\"a,b\",c,y", 60, i => $"{i % 5},{i % 7},{i % 2}"), "60 rows, binary y (0 1): a,b", new() { Features = "a,b" } },
        { "images", s_table, "60 rows, binary y (0 1): a1, a2, b, 7", new() { InputShape = [1, 2, 2], Drop = "p-q" } },
        { "images of another size", s_table, "t.csv: error: 5 columns besides the target do not fill `InputShape` 1x2x2, which needs 4; choose them with `Features` or `Drop`", new() { InputShape = [1, 2, 2] } },
        { "images with a column of text", Tables.Rows("a,b,y", 60, i => $"{i},t{i % 3},{i % 2}"), "t.csv: error: column 'b' holds text; expected numbers in every column of `InputShape`", new() { InputShape = [2] } },
        { "images with a border that never varies", Tables.Rows("a,b,y", 60, i => $"0,{i},{i % 2}"), "60 rows, binary y (0 1): a, b", new() { InputShape = [2] } },
        { "images of one shade", Tables.Rows("a,b,y", 60, i => $"7,7,{i % 2}"), "t.csv: error: all values of the images are the same; expected some that vary", new() { InputShape = [2] } },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Chooses_columns_or_says_which_are_there(string input) => s_inputs.Check(input);
}
