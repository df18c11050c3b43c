using System.Text.Json;

namespace LrFind.Tests.Commands;

public class InspectCommandTests
{
    [Theory]
    [InlineData("titanic.csv", "survived")]
    [InlineData("iris.csv", "species")]
    [InlineData("diabetes.csv", "progression")]
    public void An_inspection_is_as_approved_and_fits_80_columns(string sample, string target)
    {
        Cli.Result result = Cli.Run("inspect", Repo.Sample(sample), "--target", target);
        Assert.Equal(0, result.ExitCode);
        string text = result.Output.Replace(Repo.Sample(sample), sample, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Golden.Match($"inspect/{Path.GetFileNameWithoutExtension(sample)}.txt", text);
    }

    [Fact]
    public void The_json_document_is_as_approved()
    {
        Cli.Result result = Cli.Run("inspect", Repo.Sample("titanic.csv"), "--target", "survived", "--json");
        Assert.Equal(0, result.ExitCode);
        Golden.Match("inspect/titanic.json", result.Output.Replace(Repo.Sample("titanic.csv"), "titanic.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_cannot_be_learned_from_is_shown_all_the_same_and_exits_with_3()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("t.csv", "a,b\n1,same\n2,same\n");
        Cli.Result result = Cli.Run("inspect", path);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("  2  b              text           0       1  'same' 100 %", result.Output, StringComparison.Ordinal);
        Assert.Equal($"{path}: error: the target 'b' is 'same' in every row: there is one class only; expected at least two different values; name another column with --target", Assert.Single(result.ErrorLines));
        Cli.Result json = Cli.Run("inspect", path, "--json");
        Assert.Equal(3, json.ExitCode);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Contains("there is one class only", document.RootElement.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("data").ValueKind);
    }

    [Fact]
    public void What_is_no_table_is_one_line()
    {
        Cli.Result result = Cli.Run("inspect", "no-such.csv");
        Assert.Equal(3, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Equal("no-such.csv: error: no such file", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Wide_tables_are_cut_short_but_not_in_json()
    {
        using var folder = new TemporaryFolder();
        string header = string.Join(',', Enumerable.Range(0, 200).Select(i => $"x{i}"));
        string path = folder.Write("wide.csv", $"{header},y\n" + string.Concat(Enumerable.Range(0, 30).Select(r => string.Join(',', Enumerable.Range(0, 200).Select(c => $"{r * c % 7}")) + $",{r % 2}\n")));
        Assert.Contains("… and 141 more; --json lists all", Cli.Run("inspect", path).Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Cli.Run("inspect", path, "--json").Output);
        Assert.Equal(201, document.RootElement.GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public void Warnings_say_what_was_lost_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("t.csv", "id,x,k,y\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i},{(i == 8 ? "n.d." : i * 7 % 13)},3,{i % 2}\n")));
        Assert.Equal(
            [
                "lrfind: warning: column 'id' was dropped: it only numbers the rows; use --features to keep it",
                "lrfind: warning: column 'x' holds 1 cell that is no number, the first 'n.d.' in line 9; counted as missing; correct them; --strict makes them an error",
                "lrfind: warning: column 'k' was dropped: it does not vary in the training rows",
            ],
            Cli.Run("inspect", path).ErrorLines);
    }
}
