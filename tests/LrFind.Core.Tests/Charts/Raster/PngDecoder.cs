using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LrFind.Core.Tests.Charts.Raster;

/// <summary>Reads back the PNG files our encoder writes, checking every checksum with its own bit-by-bit CRC.</summary>
internal sealed class PngDecoder
{
    private PngDecoder(int width, int height, int density, byte[] pixels)
    {
        Width = width;
        Height = height;
        Density = density;
        Pixels = pixels;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels per metre.</summary>
    public int Density { get; }

    public byte[] Pixels { get; }

    public static PngDecoder Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], file[..8]);
        int width = 0;
        int height = 0;
        int density = 0;
        var data = new MemoryStream();
        var order = new List<string>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            byte[] body = file[(at + 8)..(at + 8 + length)];
            Assert.Equal(Crc(file.AsSpan(at + 4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            order.Add(type);
            if (type == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(body);
                height = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(4));
                Assert.Equal([8, 2, 0, 0, 0], body[8..]);
            }
            else if (type == "pHYs")
            {
                density = BinaryPrimitives.ReadInt32BigEndian(body);
                Assert.Equal(1, body[8]);
            }
            else if (type == "IDAT")
            {
                data.Write(body);
            }

            at += 12 + length;
        }

        Assert.Equal(["IHDR", "pHYs", "IDAT", "IEND"], order);
        return new PngDecoder(width, height, density, Unpack(data, width, height));
    }

    private static byte[] Unpack(MemoryStream data, int width, int height)
    {
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            Assert.Equal(0, zlib.ReadByte());
            zlib.ReadExactly(pixels, y * width * 3, width * 3);
        }

        Assert.Equal(-1, zlib.ReadByte());
        return pixels;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xffffffff;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
