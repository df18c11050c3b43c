using LrFind.Charts;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts.Raster;

public class SceneRasterizerTests
{
    private static readonly Color s_black = new(0, 0, 0);

    [Theory]
    [InlineData(5)]
    [InlineData(12.3)]
    [InlineData(60)]
    public void Circle_covers_its_area(double radius)
    {
        double area = Math.PI * radius * radius;
        Assert.Equal(area, Ink(new CircleShape(100.37, 99.81, radius) { Color = s_black }), area * 0.005);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(45)]
    [InlineData(90)]
    public void Slanted_stroke_covers_its_area_and_round_ends(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        const double width = 14;
        const double length = 110;
        var points = new PointList([30.4, 30.4 + length * cos], [40.7, 40.7 + length * sin]);
        double area = width * length + Math.PI * width * width / 4;
        Assert.Equal(area, Ink(new PolylineShape(points, width) { Color = s_black }), area * 0.005);
    }

    [Fact]
    public void Rectangle_covers_fractions_of_pixels() =>
        Assert.Equal(10.5 * 20.25, Ink(new RectangleShape(new Rect(3.25, 4.5, 10.5, 20.25)) { Color = s_black }), 0.5);

    [Fact]
    public void Ring_covers_its_area()
    {
        double area = Math.PI * (42 * 42 - 38 * 38);
        Assert.Equal(area, Ink(new CircleShape(100, 100, 40) { Color = s_black, Outline = 4 }), area * 0.005);
    }

    [Fact]
    public void Thin_lines_are_faint_rather_than_lost()
    {
        var line = new PolylineShape(new PointList([10, 110], [50.5, 50.5]), 0.4) { Color = s_black };
        Assert.Equal(40, Ink(line), 1.5);
    }

    [Fact]
    public void Translucent_line_is_uniform_where_it_crosses_itself()
    {
        var zigzag = new PointList([20, 150, 150, 20, 85, 85], [20, 150, 20, 150, 10, 160]);
        RasterImage image = Render(new PolylineShape(zigzag, 9) { Color = s_black, Opacity = 0.4 });
        Color crossing = image[85, 85];
        Assert.Equal(crossing, image[40, 40]);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            Assert.True(image.Pixels[i] >= crossing.R);
        }
    }

    [Fact]
    public void Joints_of_a_straight_line_leave_no_bumps()
    {
        double[] xs = [.. Enumerable.Range(0, 60).Select(i => 10 + 2.3 * i)];
        double[] ys = [.. xs.Select(x => 20.3 + 0.37 * x)];
        RasterImage pieces = Render(new PolylineShape(new PointList(xs, ys), 3) { Color = s_black });
        RasterImage whole = Render(new PolylineShape(new PointList([xs[0], xs[^1]], [ys[0], ys[^1]]), 3) { Color = s_black });
        for (int i = 0; i < whole.Pixels.Length; i++)
        {
            Assert.InRange(pieces.Pixels[i] - whole.Pixels[i], -6, 6);
        }
    }

    [Fact]
    public void Clip_ends_at_its_edge()
    {
        var clip = new Rect(50, 50, 20, 20);
        RasterImage image = Render(new CircleShape(60, 60, 40) { Color = s_black, Clip = clip });
        Assert.Equal(400, Ink(image), 1e-9);
        Assert.Equal(s_black, image[50, 50]);
        Assert.Equal(Palette.White, image[49, 50]);
    }

    [Fact]
    public void Dashes_cover_about_half_of_a_line()
    {
        var rule = new RuleShape(10, 20, 170, 20, 2) { Color = s_black, Dash = 8 };
        Assert.Equal(160, Ink(rule), 1e-6);
        var line = new PolylineShape(new PointList([10, 90, 170], [20, 40, 20]), 2) { Color = s_black, Dash = 8 };
        double full = Ink(line with { Dash = null });
        Assert.InRange(Ink(line) / full, 0.5, 0.75);
    }

    [Fact]
    public void Hairlines_stay_whole_pixels_at_any_scale()
    {
        var scene = new Scene(100, 100, "", [new RuleShape(10.3, 20.4, 90.2, 20.4, 1) { Color = s_black }]);
        RasterImage image = SceneRasterizer.Render(scene, 1.5);
        Assert.All(Enumerable.Range(0, 150), y => Assert.True(image[75, y] == s_black || image[75, y] == Palette.White));
        Assert.Equal(2, Enumerable.Range(0, 150).Count(y => image[75, y] == s_black));
    }

    [Fact]
    public void Line_colour_is_where_the_scene_says()
    {
        Scene scene = FigureRenderer.Render(TestFigures.Diagonal(), 600, 400);
        PointList line = scene.Shapes.OfType<PolylineShape>().Single().Points;
        RasterImage image = SceneRasterizer.Render(scene, 2);
        Assert.Equal(Palette.White, image[0, 0]);
        foreach (double t in new[] { 0.1, 0.35, 0.5, 0.9 })
        {
            double x = line.X(0) + t * (line.X(1) - line.X(0));
            double y = line.Y(0) + t * (line.Y(1) - line.Y(0));
            Assert.Equal(Palette.Blue, image[(int)(2 * x), (int)(2 * y)]);
        }
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(5)]
    [InlineData(double.NaN)]
    public void Scales_out_of_range_are_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SceneRasterizer.Render(new Scene(10, 10, "", []), scale));

    [Fact]
    public void Pictures_too_large_for_memory_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SceneRasterizer.Render(new Scene(8000, 8000, "", []), 4));

    private static RasterImage Render(Shape shape) => SceneRasterizer.Render(new Scene(200, 200, "", [shape]));

    private static double Ink(Shape shape) => Ink(Render(shape));

    private static double Ink(RasterImage image)
    {
        double ink = 0;
        for (int i = 0; i < image.Pixels.Length; i += 3)
        {
            ink += (255 - image.Pixels[i]) / 255.0;
        }

        return ink;
    }
}
