using System.Security.Cryptography;

namespace LrFind.Reports;

/// <summary>What tells one state of a data file from another.</summary>
public static class DataDigest
{
    /// <summary>The SHA-256 of a file's bytes in lower-case hexadecimal digits; <see langword="null"/> when it cannot be read any more.</summary>
    /// <param name="file">The file.</param>
    public static string? OfFile(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
