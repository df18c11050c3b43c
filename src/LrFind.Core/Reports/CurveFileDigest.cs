using System.Security.Cryptography;

namespace LrFind.Reports;

/// <summary>What tells one state of a curve file from another.</summary>
internal static class CurveFileDigest
{
    // Curves are small; what is larger is no curve, and would take its time.
    private const long LargestFile = 64 << 20;

    /// <summary>The digest of a file's bytes; <see langword="null"/> when it cannot be read again, or not soon.</summary>
    /// <returns><c>sha256:</c> and the SHA-256 in lower-case hexadecimal digits.</returns>
    public static string? Of(string file)
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
}
