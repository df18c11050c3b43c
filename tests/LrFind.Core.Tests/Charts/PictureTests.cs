using System.Text;
using System.Xml.Linq;
using LrFind.Charts;
using LrFind.Charts.Annotations;
using ScottPlot;
using SkiaSharp;

namespace LrFind.Core.Tests.Charts;

public class PictureTests
{
    [Theory]
    [InlineData("a.png", PictureFormat.Png)]
    [InlineData("a.SVG", PictureFormat.Svg)]
    [InlineData("a.b/c.pdf", PictureFormat.Pdf)]
    [InlineData("a.webp", PictureFormat.Webp)]
    [InlineData("a.jpg", PictureFormat.Jpeg)]
    [InlineData("a.jpeg", PictureFormat.Jpeg)]
    public void The_ending_of_a_name_tells_the_format(string path, object format) => Assert.Equal(format, PictureFormats.Of(path));

    [Theory]
    [InlineData("a.gif")]
    [InlineData("png")]
    [InlineData("")]
    public void Other_endings_are_no_format(string path) => Assert.Null(PictureFormats.Of(path));

    [Theory]
    [InlineData("Png", "89504E47")]
    [InlineData("Webp", "52494646")]
    [InlineData("Jpeg", "FFD8FF")]
    [InlineData("Pdf", "25504446")]
    public void Each_format_begins_as_it_should(string format, string start) =>
        Assert.StartsWith(start, Convert.ToHexString(Written(Sample(), Enum.Parse<PictureFormat>(format))), StringComparison.Ordinal);

    [Theory]
    [InlineData(640, 420, 1)]
    [InlineData(320, 200, 2)]
    [InlineData(1200, 300, 0.5)]
    public void Pixels_are_as_many_as_size_and_scale_say(int width, int height, double scale)
    {
        using SKBitmap bitmap = SKBitmap.Decode(Written(Sample(), PictureFormat.Png, new PictureSize(width, height, scale)));
        Assert.Equal((width * scale, height * scale), (bitmap.Width, bitmap.Height));
    }

    [Fact]
    public void More_pixels_than_a_format_can_hold_are_an_error_of_one_line()
    {
        var error = Assert.Throws<IOException>(() => Written(Sample(), PictureFormat.Webp, new PictureSize(4200, PictureSize.MinHeight, 4)));
        Assert.Equal("there can be no WEBP of 16800 by 800 pixels; a smaller size or scale can be drawn", error.Message);
    }

    [Fact]
    public void The_same_picture_has_the_same_bytes() =>
        Assert.Equal(Written(Sample(), PictureFormat.Png), Written(Sample(), PictureFormat.Png));

    [Fact]
    public void An_svg_has_its_texts_once_a_title_and_a_description()
    {
        XElement svg = XDocument.Parse(Encoding.UTF8.GetString(Written(Sample("a <b> & \"c\""), PictureFormat.Svg))).Root!;
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];
        Assert.Single(texts, "a <b> & \"c\"");
        Assert.Single(texts, "a mark");
        Assert.Contains("learning rate", texts);
        Assert.Equal("a <b> & \"c\"", svg.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.Equal("what it says", svg.Elements().Single(e => e.Name.LocalName == "desc").Value);
        Assert.Equal(("img", "title desc"), ((string)svg.Attribute("role")!, (string)svg.Attribute("aria-labelledby")!));
    }

    [Fact]
    public void A_transparent_picture_has_no_background_but_as_jpeg_a_white_one()
    {
        ChartTheme theme = ChartTheme.Light with { IsTransparent = true };
        using SKBitmap png = SKBitmap.Decode(Written(Sample(theme: theme), PictureFormat.Png));
        using SKBitmap jpeg = SKBitmap.Decode(Written(Sample(theme: theme), PictureFormat.Jpeg));
        using SKBitmap dark = SKBitmap.Decode(Written(Sample(theme: ChartTheme.Dark), PictureFormat.Png));
        Assert.Equal(0, png.GetPixel(2, 2).Alpha);
        Assert.Equal(SKColors.White, jpeg.GetPixel(2, 2));
        Assert.Equal(SKColor.Parse("#15191f"), dark.GetPixel(2, 2));
    }

    [Fact]
    public void Text_is_never_smaller_than_can_be_read()
    {
        foreach (int width in new[] { PictureSize.MinWidth, 640, 1200, 4000 })
            Assert.True(new PictureSize(width, Math.Max(PictureSize.MinHeight, width * 2 / 3)).Zoom * Chart.LabelSize >= 10.99);
        Assert.Equal(1, PictureSize.Default.Zoom, 1e-12);
    }

    [Fact]
    public void Names_of_curves_and_axes_count_too()
    {
        Plot plot = Chart.Create(ChartTheme.Light, new ChartTexts("a title"));
        plot.SetHeights(0, 1, "loss \U0010FFFC");
        plot.AddCurve([0, 1], [0, 1], Colors.Red, label: "a \U0010FFFD");
        Assert.Equal("\U0010FFFC\U0010FFFD", Picture.Of(plot, "", "").NotDrawn());
    }

    [Theory]
    [InlineData("größe, łódź, Ωμέγα, шаг, 10⁻³ × …", "")]
    [InlineData("the letter \U0010FFFD", "\U0010FFFD")]
    public void Letters_that_no_font_has_are_named(string title, string missing) => Assert.Equal(missing, Sample(title).NotDrawn());

    private static byte[] Written(Picture picture, PictureFormat format, PictureSize? size = null)
    {
        using var stream = new MemoryStream();
        picture.Write(stream, format, size ?? new PictureSize(640, 420));
        return stream.ToArray();
    }

    private static Picture Sample(string title = "a title", ChartTheme? theme = null)
    {
        theme ??= ChartTheme.Light;
        Plot plot = Chart.Create(theme, new ChartTexts(title, "a subtitle", "a footer"));
        plot.SetRateAxis(RateAxis.Decades(1e-5, 10), "learning rate");
        plot.SetHeights(0, 1, "loss");
        plot.AddCurve([-5, -3, 0], [0.9, 0.5, double.NaN], theme.Data, label: "a curve");
        plot.Annotate(new RateAnnotations(theme, Chart.LabelSize) { Marks = [new RateMark(-3, "a mark", theme.Accent) { Y = 0.5 }] });
        return Picture.Of(plot, title, "what it says");
    }
}
