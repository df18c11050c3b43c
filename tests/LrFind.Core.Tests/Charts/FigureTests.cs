using LrFind.Charts;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts;

public class FigureTests
{
    [Fact]
    public void Series_needs_as_many_x_as_y()
    {
        var error = Assert.Throws<ArgumentException>(() => new Series([1, 2], [1]));
        Assert.Contains("2 x and 1 y", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_needs_a_point() => Assert.Throws<ArgumentException>(() => new Series([], []));

    [Fact]
    public void Series_keeps_its_own_copy()
    {
        double[] x = [1, 2];
        var series = new Series(x, [3, 4]);
        x[0] = 99;
        Assert.Equal([1, 2], series.X);
    }

    [Fact]
    public void Figure_needs_a_series() => Assert.Throws<ArgumentException>(() => TestFigures.Diagonal() with { Series = [] });

    [Theory]
    [InlineData(319, 200)]
    [InlineData(320, 199)]
    [InlineData(8001, 200)]
    [InlineData(320, 8001)]
    public void Sizes_out_of_range_are_refused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FigureRenderer.Render(TestFigures.Diagonal(), width, height));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Widths_dashes_and_opacities_that_cannot_be_drawn_are_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Series([1], [1]) { Width = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Series([1], [1]) { Dash = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Series([1], [1]) { Opacity = value });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Band(0, 1) { Opacity = value });
    }

    [Fact]
    public void Line_needs_as_many_x_as_y() => Assert.Throws<ArgumentException>(() => new PointList([1], []));

    [Fact]
    public void Palette_starts_again_after_its_last_colour()
    {
        Assert.Equal(Palette.Data(0), Palette.Data(6));
        Assert.Equal(6, Enumerable.Range(0, 6).Select(Palette.Data).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => Palette.Data(-1));
    }
}
