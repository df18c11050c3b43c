using System.Runtime.InteropServices;
using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>What tells one choice of rows, columns and split from another.</summary>
internal static class RowsDigest
{
    /// <summary>The digest of the rows as they are trained on.</summary>
    /// <returns><c>sha256-rows:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Compute(Dataset data)
    {
        var hash = new Sha256();
        foreach (RowSet rows in new[] { data.Training, data.Validation })
        {
            for (int row = 0; row < rows.Count; row++)
                hash.Append(MemoryMarshal.AsBytes(rows.Features(row)));
            hash.Append(MemoryMarshal.AsBytes(rows.Values));
            hash.Append(MemoryMarshal.AsBytes(rows.Labels));
        }

        return "sha256-rows:" + Convert.ToHexStringLower(hash.Finish());
    }
}
