using LrFind.Foundation;

namespace LrFind.Tests.Commands;

/// <summary>An inspection shows names whole where there is room for them.</summary>
public sealed class InspectWidthTests : IDisposable
{
    private const string Long = "a_long_name_of_a_column_that_says_what_was_measured_and_how";

    private static readonly string[] s_names = ["身長（センチメートル）", "체중", Long, "e\u0301te\u0301 moyenne", "👩‍👩‍👧 family", "城市名称", "y"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _table;

    public InspectWidthTests() => _table = _folder.Write("t.csv", string.Join(',', s_names) + "\n"
        + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i * 7 % 13}.123456,{i * 5 % 11},{i * 3 % 17},{i % 9},{i % 7},{(i % 3 == 0 ? "北京市朝阳区" : "上海")},{i * 0.37}\n")));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void The_table_fits_the_terminal_and_its_columns_stand_below_each_other(int columns)
    {
        string[] table = TableOf(OnTerminal(columns));
        Assert.Equal(s_names.Length + 1, table.Length);
        Assert.All(table, line => Assert.InRange(VisibleWidth.Of(line), 1, columns));
        int type = VisibleWidth.Of(table[0][..table[0].IndexOf("type", StringComparison.Ordinal)]);
        Assert.All(table.Where(line => line.Contains("  number ", StringComparison.Ordinal)), line =>
            Assert.Equal(type, VisibleWidth.Of(line[..(line.IndexOf("  number ", StringComparison.Ordinal) + 2)])));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(80, false)]
    [InlineData(130, true)]
    [InlineData(200, true)]
    public void Names_are_whole_where_the_terminal_is_wide_enough(int columns, bool isWhole)
    {
        string text = OnTerminal(columns);
        Assert.Equal(isWhole, text.Contains(Long, StringComparison.Ordinal));
        Assert.Contains("체중", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_has_whole_names_whatever_the_terminal()
    {
        Cli.Result piped = Cli.RunOnTerminal((false, true), ["COLUMNS=60"], "inspect", _table);
        Assert.Equal(Cli.Run("inspect", _table).Output, piped.Output);
        Assert.All(s_names, name => Assert.Contains(name, piped.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_narrow_terminal_does_without_ranges()
    {
        Assert.DoesNotContain("range", TableOf(OnTerminal(60))[0], StringComparison.Ordinal);
        Assert.Contains("range", TableOf(OnTerminal(80))[0], StringComparison.Ordinal);
    }

    private string OnTerminal(int columns) =>
        Cli.RunOnTerminal((true, true), [$"COLUMNS={columns}", "NO_COLOR=1"], "inspect", _table).Output;

    private static string[] TableOf(string output) => output[(output.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
