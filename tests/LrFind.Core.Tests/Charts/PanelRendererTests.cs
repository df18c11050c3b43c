using LrFind.Charts;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts;

public class PanelRendererTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(5, 3, 2)]
    [InlineData(64, 8, 8)]
    public void Panels_of_one_size_fill_rows_from_left_to_right(int count, int columns, int rows)
    {
        Scene scene = PanelRenderer.Render("panels", "", [.. Enumerable.Repeat(TestFigures.Diagonal(), count)]);
        Assert.Equal((columns * 420, 72 + rows * 300), (scene.Width, scene.Height));
        PolylineShape[] lines = [.. Diagonals(scene)];
        Assert.Equal(count, lines.Length);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(lines[0].Points.X(0) + i % columns * 420, lines[i].Points.X(0), 1e-9);
            Assert.Equal(lines[0].Points.Y(0) + i / columns * 300, lines[i].Points.Y(0), 1e-9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void None_and_too_many_are_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PanelRenderer.Render("panels", "", [.. Enumerable.Repeat(TestFigures.Diagonal(), count)]));

    [Fact]
    public void The_heading_stands_above_all_panels()
    {
        Scene scene = PanelRenderer.Render("Nine rates", "from 1e-5", [TestFigures.Diagonal()]);
        Assert.All(["Nine rates", "from 1e-5"], text => Assert.InRange(scene.Shapes.OfType<TextShape>().Single(s => s.Text == text).Y, 0, 72));
        Assert.All(Diagonals(scene), line => Assert.True(line.Points.Y(0) > 72));
    }

    [Fact]
    public void A_constant_curve_is_a_level_line()
    {
        PolylineShape line = Assert.Single(Diagonals(PanelRenderer.Render("constant", "", [With([0, 0.5, 1], [0.5, 0.5, 0.5])])));
        Assert.All(Enumerable.Range(0, line.Points.Count), i => Assert.Equal(line.Points.Y(0), line.Points.Y(i)));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void A_curve_of_no_numbers_leaves_its_panel_empty_and_the_others_as_they_are(double value)
    {
        Scene scene = PanelRenderer.Render("infinite", "", [With([0, 1], [value, value]), TestFigures.Diagonal()]);
        Assert.Equal([0, 2], Diagonals(scene).Select(line => Places(line).Count(here => here)));
    }

    [Fact]
    public void A_point_that_is_no_number_breaks_the_line_in_two() =>
        Assert.Equal([true, true, false, true, true], Places(Assert.Single(Diagonals(PanelRenderer.Render("broken", "", [With([0, 0.2, 0.5, 0.8, 1], [0, 0.2, double.NaN, 0.8, 1])])))));

    // Whether each point of a line has a place in the picture.
    private static IEnumerable<bool> Places(PolylineShape line) => Enumerable.Range(0, line.Points.Count).Select(line.Points.IsPlace);

    // The colour of a series; axes and grids have others.
    private static IEnumerable<PolylineShape> Diagonals(Scene scene) => scene.Shapes.OfType<PolylineShape>().Where(s => s.Color == Palette.Blue);

    private static Figure With(double[] x, double[] y) => TestFigures.Diagonal() with { Series = [new Series(x, y)] };
}
