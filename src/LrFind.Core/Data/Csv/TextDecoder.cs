using System.Text;
using System.Text.Unicode;
using LrFind.Foundation;

namespace LrFind.Data.Csv;

/// <summary>Turns the bytes of a file into UTF-8, whole characters at a time.</summary>
/// <param name="encoding">The file's encoding; not <see cref="TextEncoding.Auto"/>.</param>
/// <param name="preambleLength">The length of its byte order mark.</param>
internal sealed class TextDecoder(TextEncoding encoding, int preambleLength)
{
    // In UTF-16 every second byte of a text in a Latin script is zero; this share of them decides.
    private const double ZeroShare = 0.3;

    /// <summary>The encoding.</summary>
    public TextEncoding Encoding { get; } = encoding;

    /// <summary>Bytes in front of the text.</summary>
    public int PreambleLength { get; } = preambleLength;

    /// <summary>Bytes of a code unit.</summary>
    public int UnitSize => Encoding is TextEncoding.Utf16LittleEndian or TextEncoding.Utf16BigEndian ? 2 : 1;

    /// <summary>Finds out the encoding of a file.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="asked">What the user says it is.</param>
    /// <exception cref="InputException">It is UTF-32, which is not read.</exception>
    public static TextDecoder Detect(string file, ReadOnlySpan<byte> head, TextEncoding asked)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            throw new InputException(file, "the file is UTF-32; expected UTF-8, UTF-16 or Latin-1; save it as UTF-8");
        (TextEncoding marked, int length) = ByteOrderMark(head);
        if (asked != TextEncoding.Auto)
            return new TextDecoder(asked, marked == asked ? length : 0);
        if (marked != TextEncoding.Auto)
            return new TextDecoder(marked, length);
        return new TextDecoder(ByZeros(head), 0);
    }

    /// <summary>
    /// The bytes as UTF-8; the same bytes where they are that already. What is no character becomes U+FFFD, but for UTF-8.
    /// </summary>
    public Memory<byte> ToUtf8(Memory<byte> bytes) =>
        Encoding == TextEncoding.Utf8 ? bytes : System.Text.Encoding.UTF8.GetBytes(SystemEncoding.GetString(bytes.Span));

    /// <summary>How many bytes of the file a text of UTF-8 takes up.</summary>
    public int SourceLength(ReadOnlySpan<byte> utf8) =>
        Encoding == TextEncoding.Utf8 ? utf8.Length : SystemEncoding.GetByteCount(System.Text.Encoding.UTF8.GetString(utf8));

    /// <summary>Makes each code unit one byte: itself where it is ASCII, a letter elsewhere. Enough to tell where records end.</summary>
    /// <returns>A view of <paramref name="bytes"/>, or a new array.</returns>
    public ReadOnlySpan<byte> Narrow(ReadOnlySpan<byte> bytes)
    {
        if (UnitSize == 1)
            return bytes;
        byte[] narrow = new byte[bytes.Length / 2];
        int low = Encoding == TextEncoding.Utf16LittleEndian ? 0 : 1;
        for (int i = 0; i < narrow.Length; i++)
        {
            byte value = bytes[2 * i + low];
            narrow[i] = bytes[2 * i + 1 - low] == 0 && value < 128 ? value : (byte)'x';
        }

        return narrow;
    }

    /// <summary>The place of the first byte that is not UTF-8; −1 where all are.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return -1;
        int at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }

    private Encoding SystemEncoding => Encoding switch
    {
        TextEncoding.Latin1 => System.Text.Encoding.Latin1,
        TextEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode,
        TextEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode,
        _ => System.Text.Encoding.UTF8,
    };

    private static (TextEncoding Encoding, int Length) ByteOrderMark(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (TextEncoding.Utf8, 3)
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (TextEncoding.Utf16LittleEndian, 2)
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (TextEncoding.Utf16BigEndian, 2)
        : (TextEncoding.Auto, 0);

    private static TextEncoding ByZeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0, pairs = head.Length / 2;
        for (int i = 0; i < pairs; i++)
        {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[2 * i + 1] == 0 ? 1 : 0;
        }

        return odd > ZeroShare * pairs && even == 0 ? TextEncoding.Utf16LittleEndian
            : even > ZeroShare * pairs && odd == 0 ? TextEncoding.Utf16BigEndian
            : TextEncoding.Utf8;
    }
}

/// <summary>How the characters of a file are written as bytes.</summary>
public enum TextEncoding
{
    /// <summary>Told by the byte order mark or by the zero bytes of UTF-16; UTF-8 where there are none.</summary>
    Auto,

    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-16, the low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, the high byte first.</summary>
    Utf16BigEndian,

    /// <summary>ISO 8859-1: each byte is the character of that number.</summary>
    Latin1,
}
