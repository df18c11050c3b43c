namespace LrFind.Foundation;

/// <summary>What tells one state of a file from another: the SHA-256 of the bytes that were read, whatever the file holds now.</summary>
/// <param name="bytes">All bytes of the file; not copied.</param>
internal sealed class FileDigest(byte[] bytes)
{
    /// <summary>Larger files are not kept for it.</summary>
    public const int LargestFile = 64 << 20;

    // Most commands never ask. Once it is known, the bytes are let go.
    private readonly Lazy<string> _text = new(() => TextOf(bytes));

    /// <summary><c>sha256:</c> and the SHA-256 in lower-case hexadecimal digits.</summary>
    public string Text => _text.Value;

    /// <summary>The digest of bytes that are at hand, as <see cref="Text"/> has it.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(Sha256.HashData(bytes));

    /// <summary>The digest of a file; <see langword="null"/> where it is too large.</summary>
    public static FileDigest? From(byte[] bytes) => bytes.Length <= LargestFile ? new FileDigest(bytes) : null;
}
