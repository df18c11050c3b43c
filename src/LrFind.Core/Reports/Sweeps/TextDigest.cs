using System.Security.Cryptography;
using System.Text;

namespace LrFind.Reports.Sweeps;

/// <summary>What tells one list of lines from another.</summary>
internal static class TextDigest
{
    /// <summary><c>sha256:</c> and the SHA-256 of the lines in lower-case hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> lines) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
