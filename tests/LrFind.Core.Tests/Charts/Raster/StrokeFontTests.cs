using LrFind.Charts;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts.Raster;

public class StrokeFontTests
{
    private const string Covered = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻×÷±−–—…·→←≈µμ≤≥°‘’“”";

    private static IEnumerable<char> Printable => Enumerable.Range(0x21, 0x7f - 0x21).Select(c => (char)c).Concat(Covered);

    [Fact]
    public void Every_covered_character_has_a_shape_of_its_own()
    {
        Glyph box = StrokeFont.Find('漢')!;
        foreach (char c in Printable)
        {
            Assert.NotSame(box, StrokeFont.Find(c));
            Assert.NotEmpty(StrokeFont.Find(c)!.X);
        }
    }

    [Fact]
    public void Every_shape_stays_inside_its_box()
    {
        foreach (char c in Printable)
        {
            Glyph glyph = StrokeFont.Find(c)!;
            // The tail of the j may hang under the letter before it.
            double left = c == 'j' ? -1 : 0;
            Assert.All(glyph.X.Where(float.IsFinite), x => Assert.InRange(x, left, glyph.Advance));
            Assert.All(glyph.Y.Where(float.IsFinite), y => Assert.InRange(y, -0.25 * 22, 0.8 * 22));
        }
    }

    [Fact]
    public void Every_covered_character_leaves_ink_at_small_sizes()
    {
        foreach (char c in Printable)
        {
            var scene = new Scene(40, 40, "", [new TextShape(10, 25, c.ToString(), 13) { Color = Palette.Ink }]);
            Assert.True(SceneRasterizer.Render(scene).Pixels.ToArray().Min() < 160, $"'{c}' is too faint.");
        }
    }

    [Fact]
    public void Accents_fall_back_to_their_letter_and_the_unknown_to_a_box()
    {
        Assert.Equal(StrokeFont.Measure("Muller, Senor", 10), StrokeFont.Measure("Müller, Señor", 10));
        Assert.Equal(StrokeFont.Measure("e", 10), StrokeFont.Measure("e\u0301", 10));
        Assert.Same(StrokeFont.Find('漢'), StrokeFont.Find('字'));
        Assert.Equal(StrokeFont.Measure("漢", 10), StrokeFont.Measure("🙂", 10));
    }

    [Fact]
    public void Digits_are_equally_wide() =>
        Assert.All("0123456789", c => Assert.Equal(StrokeFont.Measure("0", 100), StrokeFont.Measure(c.ToString(), 100), 3));

    [Fact]
    public void Width_grows_with_size_weight_and_text()
    {
        Assert.Equal(2 * StrokeFont.Measure("loss", 12), StrokeFont.Measure("loss", 24), 6);
        Assert.True(StrokeFont.Measure("loss", 12, TextWeight.Semibold) > StrokeFont.Measure("loss", 12));
        Assert.Equal(0, StrokeFont.Measure("", 12));
    }

    [Theory]
    [InlineData(500, "learning rate")]
    [InlineData(70, "learning…")]
    [InlineData(14, "…")]
    [InlineData(3, "")]
    public void Text_is_shortened_to_fit(double width, string expected)
    {
        string shown = StrokeFont.Shorten("learning rate", 15, TextWeight.Regular, width);
        Assert.Equal(expected, shown);
        Assert.True(StrokeFont.Measure(shown, 15) <= width);
    }

    [Fact]
    public void Rotated_text_reads_upwards_from_its_anchor()
    {
        var text = new TextShape(20, 90, "Hill", 20) { Color = Palette.Ink, Rotation = -90 };
        RasterImage image = SceneRasterizer.Render(new Scene(100, 100, "", [text]));
        double width = StrokeFont.Measure("Hill", 20);
        for (int y = 0; y < 100; y++)
        {
            for (int x = 0; x < 100; x++)
            {
                bool inside = x is >= 2 and <= 25 && y <= 91 && y >= 89 - width;
                Assert.True(inside || image[x, y] == Palette.White, $"Ink at {x}, {y}.");
            }
        }
    }
}
