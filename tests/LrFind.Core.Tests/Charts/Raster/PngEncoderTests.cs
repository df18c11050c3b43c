using System.Text;
using LrFind.Charts;
using LrFind.Charts.Raster;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts.Raster;

public class PngEncoderTests
{
    [Theory]
    [InlineData(1, 3780)]
    [InlineData(1.5, 5669)]
    [InlineData(2, 7559)]
    [InlineData(3, 11339)]
    public void Round_trip_keeps_every_pixel_and_the_resolution(double scale, int density)
    {
        RasterImage image = SceneRasterizer.Render(FigureRenderer.Render(TestFigures.LossCurve(), 480, 320), scale);
        PngDecoder decoded = PngDecoder.Read(Encode(image));
        Assert.Equal(480 * scale, decoded.Width);
        Assert.Equal(320 * scale, decoded.Height);
        Assert.Equal(density, decoded.Density);
        Assert.True(image.Pixels.SequenceEqual(decoded.Pixels));
    }

    [Fact]
    public void Report_sized_chart_stays_small() =>
        Assert.InRange(Encode(SceneRasterizer.Render(FigureRenderer.Render(TestFigures.LossCurve(300), 1200, 800))).Length, 1, 120_000);

    [Fact]
    public void Checksum_is_the_one_of_the_standard() =>
        Assert.Equal(0xcbf43926, Crc32.Finish(Crc32.Update(Crc32.Start, Encoding.ASCII.GetBytes("123456789"))));

    [Fact]
    public void Stream_stays_open()
    {
        using var stream = new MemoryStream();
        PngEncoder.Write(stream, SceneRasterizer.Render(new Scene(10, 10, "", [])));
        Assert.True(stream.CanWrite);
    }

    private static byte[] Encode(RasterImage image)
    {
        using var stream = new MemoryStream();
        PngEncoder.Write(stream, image);
        return stream.ToArray();
    }
}
