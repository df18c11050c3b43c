using LrFind.Data;

namespace LrFind.Core.Tests.Data.EdgeCases;

/// <summary>Targets of every kind. The feature is x.</summary>
public class TargetInputs
{
    private const string Another = "expected at least two different values; name another column with `Target`";

    private static readonly EdgeCaseInputs s_inputs = new(Outcomes.Dataset)
    {
        { "two numbers", Of(40, i => $"{i % 2}"), "40 rows, binary y (0 1): x" },
        { "two texts", Of(40, i => i % 3 == 0 ? "good" : "bad"), "40 rows, binary y (bad good): x" },
        { "opposite words", Of(40, i => i % 3 == 0 ? "TRUE" : "FALSE"), "40 rows, binary y (FALSE TRUE): x" },
        { "opposite words in several cases", Of(60, i => (i % 3) switch { 0 => "yes", 1 => "Yes", _ => "no" }), "60 rows, binary y (no yes): x" },
        { "three texts", Of(60, i => "abc"[i % 3].ToString()), "60 rows, multiclass y (a b c): x" },
        { "classes of numbers", Of(60, i => $"{i % 3 * 5 + 5}"), "60 rows, multiclass y (5 10 15): x" },
        { "classes of numbers with fractions", Of(60, i => $"{i % 3}.0"), "60 rows, multiclass y (0.0 1.0 2.0): x" },
        { "numbers", Of(60, i => $"{i * 0.5}"), "60 rows, regression of y: x" },
        { "many whole numbers", Of(60, i => $"{i}"), "60 rows, regression of y: x" },
        { "whole numbers to classify", Of(300, i => $"{i % 30}"), "300 rows, multiclass y (" + string.Join(' ', Enumerable.Range(0, 30)) + "): x", new() { Task = TaskChoice.Classification } },
        { "two numbers to regress", Of(60, i => $"{i % 2}"), "60 rows, regression of y: x", new() { Task = TaskChoice.Regression } },
        { "opposite words to regress", Of(60, i => i % 2 == 0 ? "yes" : "no"), "60 rows, regression of y: x", new() { Task = TaskChoice.Regression } },
        { "dates to regress", Of(60, i => $"2024-01-{1 + i % 28:00}"), "60 rows, regression of y: x", new() { Task = TaskChoice.Regression } },
        { "money to regress", Of(60, i => $"${i}"), "60 rows, regression of y: x" },
        { "numbers with decimal commas", Of(60, i => $"\"{i},5\""), "60 rows, regression of y: x", new() { DecimalMark = ',' } },
        { "text to regress", Of(60, i => i < 3 ? "" : "high"), "t.csv(5,2): error: column 'y' holds 'high', which is not a finite number; `Task` regression needs a target of numbers; use `Task` classification, or name another column with `Target`", new() { Task = TaskChoice.Regression } },
        { "one number", Of(40, _ => "7.5"), $"t.csv: error: the target 'y' is 7.5 in every row; {Another}" },
        { "one class", Of(40, _ => "7"), $"t.csv: error: the target 'y' is '7' in every row: there is one class only; {Another}" },
        { "one text", Of(40, _ => "\"a\nb\""), $"t.csv: error: the target 'y' is 'a␊b' in every row: there is one class only; {Another}" },
        { "one word of two opposites", Of(40, _ => "yes"), $"t.csv: error: the target 'y' is 'yes' in every row: there is one class only; {Another}" },
        { "nothing", Of(40, _ => "NA"), $"t.csv: error: the target 'y' has no value in any row; {Another}" },
        { "infinities only", Of(40, _ => "inf"), $"t.csv: error: the target 'y' has no value in any row; {Another}" },
        { "a text for each row", Of(40, i => $"v{i}"), "t.csv: error: the target 'y' has 40 different values in 40 rows; expected classes that repeat, or numbers (`Task` regression); name another column with `Target`" },
        { "a text for each row, and a name with a line break", Tables.Rows("x,\"y\nz\"", 40, i => $"{i % 7},v{i}"), "t.csv: error: the target 'y␊z' has 40 different values in 40 rows; expected classes that repeat, or numbers (`Task` regression); name another column with `Target`" },
        { "rows without a target", Of(40, i => i < 10 ? "" : $"{i % 2}"), "30 rows, binary y (0 1): x; warning: 10 of 40 rows have no target 'y' and were dropped" },
        { "rows whose target the user calls missing", Of(40, i => i < 10 ? "-1" : $"{i % 2}"), "30 rows, binary y (0 1): x; warning: 10 of 40 rows have no target 'y' and were dropped", new() { Missing = ["-1"] } },
        { "text among numbers, strictly", Of(40, i => i == 7 ? "oops" : $"{i * 0.5}"),
            "t.csv(9,2): error: column 'y' holds 'oops', which is not a finite number; expected one as in 39 other rows; correct the cell, leave it empty if the value is missing, or do without `Strict`", new() { Strict = true } },
        { "a text among classes of numbers", Of(40, i => i == 7 ? "oops" : $"{i % 2}"), "39 rows, binary y (0 1): x; warning: the target 'y' holds 1 cell that is no finite number; counted as missing; warning: 1 of 40 rows have no target 'y' and were dropped" },
        { "an infinity among numbers", Of(40, i => i == 7 ? "inf" : $"{i * 0.5}"),
            "39 rows, regression of y: x; warning: the target 'y' holds 1 cell that is no finite number; counted as missing; warning: 1 of 40 rows have no target 'y' and were dropped" },
        { "classes of very different number", Of(400, i => i % 40 == 0 ? "rare" : "common"),
            "400 rows, binary y (common rare): x; warning: the classes are unbalanced: 'common' 97.5 % of the training rows, 'rare' 2.5 %" },
        { "classes of rather different number", Of(400, i => i % 10 == 0 ? "rare" : "common"), "400 rows, binary y (common rare): x" },
        { "two targets, one with gaps", Tables.Rows("x,u,v", 40, i => $"{i % 7},{(i < 5 ? "" : $"{i}")},{i * i}"), "35 rows, regression of u, v: x; warning: 5 of 40 rows have no target 'u, v' and were dropped", new() { Target = "u,v" } },
        { "two targets that are never there at once", Tables.Rows("x,u,v", 40, i => $"{i % 7},{(i % 2 == 0 ? $"{i}" : "")},{(i % 2 == 1 ? $"{i}" : "")}"),
            "t.csv: error: no row has all of the targets 'u, v'; expected some; name others with `Target`", new() { Target = "u,v" } },
        { "two targets, one that does not vary", Tables.Rows("x,u,v", 40, i => $"{i % 7},{i},3"), $"t.csv: error: the target 'v' is 3 in every row; {Another}", new() { Target = "u,v" } },
        { "two targets, one of text", Tables.Rows("x,u,v", 40, i => $"{i % 7},{i},t{i % 3}"),
            "t.csv(2,3): error: column 'v' holds 't0', which is not a finite number; `Task` regression needs a target of numbers; use `Task` classification, or name another column with `Target`", new() { Target = "u,v" } },
        { "one column", "y\n1\n2\n3\n", "t.csv: error: the table has one column; expected features and a target; name the separator with `Separator` if it was not found" },
        { "a single row", "x,y\n1,2\n", $"t.csv: error: the target 'y' is 2 in every row; {Another}" },
        { "two rows", "x,y\n1,2\n3,4\n", "2 rows, regression of y: x" },
        { "a target that varies in held-out rows only", Tables.Rows("x,y", 20, i => $"{i},{(i == 3 ? 1.5 : 0.5)}"), "t.csv: error: the target 'y' does not vary in the training rows; expected at least two values; use more rows or another `Seed`", new() { Seed = 1, ValidationFraction = 0.5 } },
        { "a target that varies in held-out rows only, and a name with a line break", Tables.Rows("x,\"y\nz\"", 20, i => $"{i},{(i == 3 ? 1.5 : 0.5)}"), "t.csv: error: the target 'y␊z' does not vary in the training rows; expected at least two values; use more rows or another `Seed`", new() { Seed = 1, ValidationFraction = 0.5 } },
    };

    public static TheoryData<string> Names => s_inputs.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_learned_or_refused(string input) => s_inputs.Check(input);

    private static string Of(int rows, Func<int, string> target) => Tables.Rows("x,y", rows, i => $"{i % 7},{target(i)}");
}
