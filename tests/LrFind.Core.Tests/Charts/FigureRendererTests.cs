using LrFind.Charts;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts;

public class FigureRendererTests
{
    public static TheoryData<int, int> Sizes => new()
    {
        { 320, 200 }, { 480, 320 }, { 1200, 800 }, { 4000, 3000 }, { 8000, 200 }, { 320, 4000 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Nothing_leaves_the_picture_and_no_texts_collide(int width, int height)
    {
        AssertTidy(FigureRenderer.Render(TestFigures.LossCurve(), width, height));
        Figure wordy = TestFigures.LossCurve() with
        {
            Title = new string('W', 500),
            Subtitle = new string('w', 500),
            Footer = string.Concat(Enumerable.Repeat("setting ", 100)),
            X = new Axis(new string('x', 300), new LinearScale(-123456, 123456)),
            Y = new Axis(new string('y', 300), new LinearScale(-0.001, 0.001)),
        };
        AssertTidy(FigureRenderer.Render(wordy, width, height));
    }

    [Fact]
    public void Markers_anywhere_keep_their_labels_apart_and_inside()
    {
        var random = new Random(7);
        for (int round = 0; round < 150; round++)
        {
            int width = random.Next(320, 1600);
            int height = random.Next(200, 1000);
            Marker[] markers = [.. Enumerable.Range(0, random.Next(1, 9)).Select(i => new Marker(
                Math.Pow(10, -5.2 + 6.4 * random.NextDouble()), new string('m', random.Next(0, 25)) + i)
            {
                Y = random.Next(2) == 0 ? null : 3.3 * random.NextDouble(),
            })];
            AssertTidy(FigureRenderer.Render(TestFigures.LossCurve() with { Markers = markers }, width, height));
        }
    }

    [Fact]
    public void Label_at_the_right_edge_flips_to_the_left()
    {
        Figure figure = TestFigures.Diagonal() with { Markers = [new Marker(0.99, "at the right end") { Y = 0.2 }] };
        Scene scene = FigureRenderer.Render(figure, 800, 500);
        TextShape label = scene.Shapes.OfType<TextShape>().Single(text => text.Text == "at the right end");
        CircleShape dot = scene.Shapes.OfType<CircleShape>().First();
        Assert.True(Bounds(label).Right < dot.X);
    }

    [Fact]
    public void Curve_that_blows_up_leaves_through_the_top()
    {
        Scene scene = FigureRenderer.Render(TestFigures.LossCurve(), 1200, 800);
        PolylineShape line = scene.Shapes.OfType<PolylineShape>().First(shape => shape.Opacity == 1 && shape.Clip is not null);
        double top = Enumerable.Range(0, line.Points.Count).Where(line.Points.IsPlace).Min(line.Points.Y);
        Assert.InRange(top, line.Clip!.Value.Y - 2 * line.Width, line.Clip.Value.Y);
    }

    [Fact]
    public void Legend_stands_in_a_corner_no_line_passes_through()
    {
        Scene scene = FigureRenderer.Render(TestFigures.LossCurve(), 1200, 800);
        TextShape name = scene.Shapes.OfType<TextShape>().Single(text => text.Text == "smoothed");
        Rect plot = scene.Shapes.OfType<PolylineShape>().First().Clip!.Value;
        Assert.True(plot.Contains(Bounds(name)));
        foreach (PolylineShape line in scene.Shapes.OfType<PolylineShape>().Where(shape => shape.Clip is not null))
        {
            Assert.Equal(0, LrFind.Charts.Layout.LineClipper.CountInside(Bounds(name), line.Points, 100));
        }
    }

    [Fact]
    public void Legend_moves_above_the_plot_when_every_corner_is_taken()
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => i / 199.0)];
        double[] y = [.. Enumerable.Range(0, 200).Select(i => i % 2 * 1.0)];
        Figure figure = TestFigures.Diagonal() with { Series = [new Series(x, y) { Label = "busy" }] };
        Scene scene = FigureRenderer.Render(figure, 800, 500);
        Rect plot = scene.Shapes.OfType<PolylineShape>().First().Clip!.Value;
        TextShape name = scene.Shapes.OfType<TextShape>().Single(text => text.Text == "busy");
        Assert.True(Bounds(name).Bottom <= plot.Y);
    }

    [Theory]
    [InlineData(320, 200, false)]
    [InlineData(480, 320, true)]
    public void Footer_gives_way_to_the_plot_in_very_low_figures(int width, int height, bool expected)
    {
        Scene scene = FigureRenderer.Render(TestFigures.LossCurve(), width, height);
        Assert.Equal(expected, scene.Shapes.OfType<TextShape>().Any(text => text.Text.StartsWith("adam", StringComparison.Ordinal)));
    }

    [Fact]
    public void Series_without_a_name_make_no_legend()
    {
        Scene scene = FigureRenderer.Render(TestFigures.Diagonal(), 800, 500);
        Assert.Single(scene.Shapes.OfType<PolylineShape>());
    }

    [Fact]
    public void Panels_of_one_picture_stay_in_their_areas()
    {
        var left = new Rect(0, 0, 400, 300);
        var right = new Rect(400, 0, 400, 300);
        var shapes = new List<Shape>();
        FigureRenderer.Draw(shapes, TestFigures.LossCurve(), left, zoom: 0.6);
        int first = shapes.Count;
        FigureRenderer.Draw(shapes, TestFigures.LossCurve(), right, zoom: 0.6);
        Assert.Equal(2 * first, shapes.Count);
        Assert.All(shapes.Take(first).OfType<TextShape>(), text => Assert.True(left.Contains(Bounds(text)), text.Text));
        Assert.All(shapes.Skip(first).OfType<TextShape>(), text => Assert.True(right.Contains(Bounds(text)), text.Text));
    }

    [Fact]
    public void Whole_figure_is_drawn_at_double_scale()
    {
        Scene scene = FigureRenderer.Render(TestFigures.LossCurve(), 640, 400);
        RasterImage image = SceneRasterizer.Render(scene, 2);
        Assert.Equal((1280, 800), (image.Width, image.Height));
    }

    private static void AssertTidy(Scene scene)
    {
        var picture = new Rect(0, 0, scene.Width, scene.Height);
        List<TextShape> texts = [.. scene.Shapes.OfType<TextShape>()];
        for (int i = 0; i < texts.Count; i++)
        {
            Rect bounds = Bounds(texts[i]);
            Assert.True(picture.Contains(bounds), $"'{texts[i].Text}' leaves the picture of {scene.Width}×{scene.Height}.");
            for (int j = 0; j < i; j++)
            {
                bool covers = Bounds(texts[j]).Overlaps(bounds);
                Assert.False(covers, $"'{texts[i].Text}' covers '{texts[j].Text}' at {scene.Width}×{scene.Height}.");
            }
        }
    }

    // From the baseline to the height of capitals: what ink there is beyond falls into the gap between lines.
    private static Rect Bounds(TextShape text)
    {
        double width = StrokeFont.Measure(text.Text, text.Size, text.Weight);
        double height = StrokeFont.CapHeight * text.Size;
        double before = text.Anchor switch { TextAnchor.Middle => width / 2, TextAnchor.End => width, _ => 0 };
        return text.Rotation == 0
            ? new Rect(text.X - before, text.Y - height, width, height)
            : new Rect(text.X - height, text.Y - width + before, height, width);
    }
}
