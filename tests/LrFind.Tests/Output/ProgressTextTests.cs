using LrFind.Cli.Output;

namespace LrFind.Tests.Output;

public class ProgressTextTests
{
    private static readonly TimeSpan s_elapsed = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("range test  [=======                       ] 25/100  9 s left", "range test", 25, 100)]
    [InlineData("range test  [                              ] 0/100  3 s", "range test", 0, 100)]
    [InlineData("range test  [==============================] 100/100  0 s left", "range test", 100, 100)]
    [InlineData("reading a.csv  3 s", "reading a.csv", 0, 0)]
    [InlineData("a␊b␛: trainings  3 s", "a\nb\e: trainings", 0, 0)]
    public void It_says_what_is_done_how_far_it_is_and_for_how_long_it_takes(string line, string work, int done, int expected) =>
        Assert.Equal(line, ProgressText.Of(work, new ProgressState(done, expected), s_elapsed, 80));

    [Theory]
    [InlineData("a check with a long name that says all that can be said of it: range test")]
    [InlineData("重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ重さ")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    [InlineData("sweep")]
    public void It_never_fills_the_line_however_narrow_that_is(string work)
    {
        for (int columns = 1; columns < 120; columns++)
        {
            foreach (ProgressState state in new ProgressState[] { new(0, 0), new(1, 300), new(123_456_789, 987_654_321), new(7, 9, "12/500 cells") })
                Assert.InRange(ColumnsOf(ProgressText.Of(work, state, s_elapsed, columns)), 0, columns - 1);
        }
    }

    [Fact]
    public void Where_there_is_little_room_the_name_is_cut_before_the_numbers()
    {
        string line = ProgressText.Of("a check with a long name: range test", new ProgressState(25, 100), s_elapsed, 60);
        Assert.Equal("a check wit…  [======                    ] 25/100  9 s left", line);
        Assert.Equal("a check wit…  [   ] 25/100  9 s left", ProgressText.Of("a check with a long name: range test", new ProgressState(25, 100), s_elapsed, 37));
    }

    private static int ColumnsOf(string line) => line.EnumerateRunes().Sum(r => r.Value >= 0x2E80 ? 2 : 1);
}
