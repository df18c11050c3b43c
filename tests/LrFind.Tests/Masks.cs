using System.Text.RegularExpressions;

namespace LrFind.Tests;

/// <summary>Takes out of a text what may differ from run to run or from machine to machine.</summary>
internal static partial class Masks
{
    /// <summary>Times in milliseconds become <c>N ms</c>.</summary>
    public static string Time(string text) => Milliseconds().Replace(text, "N ms");

    /// <summary>Long decimals are cut to six digits: the last ones may depend on the processor.</summary>
    public static string LastDigits(string text) => LongDecimal().Replace(text, "$1");

    [GeneratedRegex(@"\b\d+ ms\b")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"(\d\.\d{5})\d+(?=[,\s}]|E)")]
    private static partial Regex LongDecimal();
}
