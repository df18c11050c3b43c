using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LrFind.Data;

/// <summary>What tells one choice of rows, columns and split from another.</summary>
internal static class RowsDigest
{
    /// <summary>The digest of the rows as they are trained on.</summary>
    /// <returns><c>sha256-rows:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Compute(Dataset data)
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
