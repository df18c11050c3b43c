using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LrFind.Data;

/// <summary>What tells one state of a file from another: the SHA-256 of the bytes that were read, whatever the file holds now.</summary>
/// <param name="bytes">All bytes of the file; not copied.</param>
internal sealed class FileDigest(byte[] bytes)
{
    /// <summary>Larger files are not kept for it.</summary>
    public const int LargestFile = 64 << 20;

    // Most commands never ask. Once it is known, the bytes are let go.
    private readonly Lazy<string> _text = new(() => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary><c>sha256:</c> and the SHA-256 in lower-case hexadecimal digits.</summary>
    public string Text => _text.Value;

    /// <summary>The digest of a file; <see langword="null"/> where it is too large.</summary>
    public static FileDigest? Of(byte[] bytes) => bytes.Length <= LargestFile ? new FileDigest(bytes) : null;
}

/// <summary>What tells one choice of rows, columns and split from another.</summary>
internal static class RowsDigest
{
    /// <summary>The digest of the rows as they are trained on.</summary>
    /// <returns><c>sha256-rows:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Of(Dataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (RowSet rows in new[] { data.Training, data.Validation })
        {
            for (int row = 0; row < rows.Count; row++)
                hash.AppendData(MemoryMarshal.AsBytes(rows.Features(row)));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Values));
            hash.AppendData(MemoryMarshal.AsBytes(rows.Labels));
        }

        return "sha256-rows:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
