using LrFind.Charts.Layout;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts.Layout;

public class LineClipperTests
{
    private static readonly Rect s_square = new(0, 0, 10, 10);

    [Fact]
    public void Line_that_leaves_is_cut_at_the_edge()
    {
        PointList cut = LineClipper.Clip(s_square, new PointList([5, 5], [5, -15]));
        Assert.Equal("5,5 5,0", Show(cut));
    }

    [Fact]
    public void Line_through_the_area_between_two_outside_points_is_kept()
    {
        PointList cut = LineClipper.Clip(s_square, new PointList([-10, 20], [5, 5]));
        Assert.Equal("0,5 10,5", Show(cut));
    }

    [Fact]
    public void Line_that_returns_makes_two_runs()
    {
        PointList cut = LineClipper.Clip(s_square, new PointList([2, 4, 6], [5, 15, 5]));
        Assert.Equal("2,5 3,10 | 5,10 6,5", Show(cut));
    }

    [Fact]
    public void Points_that_are_not_finite_break_the_line()
    {
        PointList cut = LineClipper.Clip(s_square, new PointList([1, 2, 3, 4, 5], [1, 1, double.NaN, 1, 1]));
        Assert.Equal("1,1 2,1 | 4,1 5,1", Show(cut));
    }

    [Fact]
    public void Lone_point_inside_stays_and_outside_goes()
    {
        PointList cut = LineClipper.Clip(s_square, new PointList([1, double.NaN, 50], [1, double.NaN, 1]));
        Assert.Equal("1,1 1,1", Show(cut));
    }

    [Fact]
    public void Line_outside_leaves_nothing() =>
        Assert.Equal(0, LineClipper.Clip(s_square, new PointList([20, 30], [-5, 25])).Count);

    [Fact]
    public void Segments_inside_are_counted_up_to_the_limit()
    {
        var line = new PointList([1, 2, 3, double.NaN, 50, 60], [1, 2, 3, double.NaN, 50, 60]);
        Assert.Equal(2, LineClipper.CountInside(s_square, line, 10));
        Assert.Equal(1, LineClipper.CountInside(s_square, line, 1));
    }

    private static string Show(PointList points) => string.Join(
        ' ', Enumerable.Range(0, points.Count).Select(i => points.IsPlace(i) ? $"{points.X(i):0.##},{points.Y(i):0.##}" : "|"));
}
