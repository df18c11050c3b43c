using LrFind.Charts;
using SkiaSharp;

namespace LrFind.Testing;

/// <summary>Pictures that were looked at and approved.</summary>
internal static class GoldenPicture
{
    // Processors round differently; an eye sees less than this.
    private const double MostMean = 1.0, MostShare = 0.004;

    /// <summary>Fails when a picture looks different from the file's.</summary>
    /// <param name="name">Path below tests/golden.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="size">Its size.</param>
    public static void Match(string name, Picture picture, PictureSize size)
    {
        string path = Path.Combine(Repo.Root, "tests", "golden", name);
        using var stream = new MemoryStream();
        picture.Write(stream, PictureFormat.Png, size);
        if (Environment.GetEnvironmentVariable("LRFIND_UPDATE_GOLDEN") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, stream.ToArray());
        }

        Assert.True(File.Exists(path), $"there is no golden file {name}; LRFIND_UPDATE_GOLDEN=1 writes it");
        AssertAlike(name, File.ReadAllBytes(path), stream.ToArray());
    }

    /// <summary>Fails when two pictures look different.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="approved">The one, as a file.</param>
    /// <param name="actual">The other.</param>
    public static void AssertAlike(string name, byte[] approved, byte[] actual)
    {
        using SKBitmap one = SKBitmap.Decode(approved), other = SKBitmap.Decode(actual);
        (double mean, double share) = Difference(one, other);
        Assert.True(mean <= MostMean && share <= MostShare, FormattableString.Invariant($"{name} differs by {mean:0.00} levels, {share:P2} of it visibly"));
    }

    /// <summary>How far two pictures are apart: the mean of all channels in levels of 256, and the share of pixels that differ visibly.</summary>
    public static (double Mean, double Share) Difference(SKBitmap a, SKBitmap b)
    {
        const int Visible = 48;
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        SKColor[] left = a.Pixels, right = b.Pixels;
        long sum = 0, visible = 0;
        for (int i = 0; i < left.Length; i++)
        {
            int difference = Math.Abs(left[i].Red - right[i].Red) + Math.Abs(left[i].Green - right[i].Green) + Math.Abs(left[i].Blue - right[i].Blue);
            sum += difference;
            visible += difference > Visible ? 1 : 0;
        }

        return (sum / 3.0 / left.Length, (double)visible / left.Length);
    }
}
