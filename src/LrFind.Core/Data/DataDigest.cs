using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LrFind.Data;

/// <summary>What tells one state of data from another.</summary>
public static class DataDigest
{
    // Larger files take longer to read again than to load.
    private const long LargestFile = 64 << 20;

    /// <summary>
    /// The digest of the file where it was read whole and can be read again; otherwise of the rows that came of it, as they are trained
    /// on.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <returns><c>sha256:</c> or <c>sha256-rows:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (data.IsSample ? null : OfFile(data.File)) ?? OfRows(data);
    }

    /// <summary>The digest of a file's bytes; <see langword="null"/> when it cannot be read again, or not soon.</summary>
    /// <param name="file">The file.</param>
    /// <returns><c>sha256:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string? OfFile(string file)
    {
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length is 0 or > LargestFile)
                return null;
            using FileStream stream = File.OpenRead(file);
            return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// The digest of the rows as they are trained on, which tells apart other columns or another split of the same file too.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <returns><c>sha256-rows:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string OfRows(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
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
