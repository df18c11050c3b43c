namespace LrFind.Charts.Raster;

/// <summary>The checksum of PNG chunks: CRC-32 as in ISO 3309, reflected polynomial 0xEDB88320.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = BuildTable();

    /// <summary>Value before the first byte.</summary>
    public const uint Start = 0xffffffff;

    /// <summary>Continues a checksum over more bytes.</summary>
    public static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint[] table = s_table;
        foreach (byte value in bytes)
        {
            crc = table[(crc ^ value) & 0xff] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>The checksum after the last byte.</summary>
    public static uint Finish(uint crc) => ~crc;

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xedb88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
