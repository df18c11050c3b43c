namespace LrFind.Data.Csv;

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
