using System.Text;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>Damages files as chance has it: bytes changed, put in, taken out, doubled, moved, cut off.</summary>
internal static class Mutator
{
    private const int MostEdits = 4;
    private const string CellBytes = "0123456789eaEINfn-+.%$:T ";

    // What means something to a reader of tables, more likely to do harm than a byte at random.
    private static readonly byte[][] s_tokens =
    [
        .. Bytes("\"", "\"\"", ",", ";", "\t", "|", " ", "\n", "\r", "\r\n", "\n\n", "#", "\n#", "\n# 5\"\n", "sep=", "sep=;\n", "sep=\"\n", "\0"),
        .. Bytes("NA", "nan", "inf", "-", "%", "$", "€", "(", ")", ".", "1e300", "1e-300", "0", "99999999999999999999", "1,234"),
        .. Bytes("2024-01-31", "T24:00", "true", "no", "{\"", "<!", "PK\u0003\u0004", "\uFEFF", "\u00A0"),
        [0xFF, 0xFE], [0xFE, 0xFF], [0x1F, 0x8B], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
    ];

    private static readonly byte[][] s_values =
    [
        .. Bytes("NA", "inf", "-", "%", "$", "€", "1e300", "1e-300", "1e17", "99999999999999999999", "5e-324", "0", "-0", "2024-01-31", "T24:00", "true", "no", "\u00A0"),
    ];

    /// <summary>A damaged copy.</summary>
    public static byte[] Mutate(byte[] file, Pcg32 random)
    {
        var bytes = new List<byte>(file);
        if (random.NextInt32(2) == 0)
            EditCells(bytes, random);
        else
            EditAnything(bytes, random);
        return [.. bytes];
    }

    // Other letters and digits within cells, so that the file stays well formed and its columns are what is put to the test.
    private static void EditCells(List<byte> bytes, Pcg32 random)
    {
        for (int edits = 1 + random.NextInt32(2 * MostEdits); edits > 0; edits--)
        {
            int at = random.NextInt32(bytes.Count);
            if (!char.IsAsciiLetterOrDigit((char)bytes[at]))
                continue;
            if (random.NextInt32(3) == 0)
                bytes.InsertRange(at, s_values[random.NextInt32(s_values.Length)]);
            else
                bytes[at] = (byte)CellBytes[random.NextInt32(CellBytes.Length)];
        }
    }

    private static void EditAnything(List<byte> bytes, Pcg32 random)
    {
        for (int edits = 1 + random.NextInt32(MostEdits); edits > 0; edits--)
            Edit(bytes, random);
    }

    private static void Edit(List<byte> bytes, Pcg32 random)
    {
        // Many edits are at or near the start, where it is decided what a file is.
        int reach = random.NextInt32(8) switch { 0 => 0, 1 or 2 => Math.Min(bytes.Count, 64), _ => bytes.Count };
        int at = random.NextInt32(reach + 1), length = Math.Min(bytes.Count - at, 1 + random.NextInt32(1 << random.NextInt32(8)));
        switch (random.NextInt32(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.NextInt32(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.NextInt32(8));
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.NextInt32(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4 when random.NextInt32(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.Insert(at, (byte)random.NextInt32(256));
                break;
            default:
                bytes.InsertRange(at, s_tokens[random.NextInt32(s_tokens.Length)]);
                break;
        }
    }

    private static IEnumerable<byte[]> Bytes(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);
}
