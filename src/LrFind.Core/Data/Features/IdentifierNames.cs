namespace LrFind.Data.Features;

/// <summary>What columns are called that number or name the rows, in any spelling: id, PassengerId, CUSTOMER_ID, S.No, Serial No.</summary>
internal static class IdentifierNames
{
    // Whole names, in lower case and without signs.
    private static readonly string[] s_names =
    [
        "id", "pid", "uid", "index", "idx", "row", "rowid", "rownum", "rownames", "rownumber", "unnamed0", "unnamed01", "uuid", "guid",
        "sno", "srno", "slno", "serialno", "serialnumber", "recordno", "recordnumber", "lineno", "linenumber",
    ];

    // The last words of names.
    private static readonly string[] s_idWords = ["id", "pid", "uid", "uuid", "guid", "rowid", "idx"];
    private static readonly string[] s_countWords = ["no", "nr", "num", "number", "order", "seq", "sequence", "serial", "obs", "instant"];

    // What stands before "id" where nothing sets it off, as in CUSTOMERID; "paid" and "humid" end so too.
    private static readonly string[] s_owners =
    [
        "account", "case", "client", "customer", "employee", "event", "house", "item", "loan", "member", "object", "order", "passenger",
        "patient", "person", "product", "record", "sample", "session", "store", "student", "subject", "transaction", "trip", "user",
    ];

    /// <summary>Whether a column of such a name identifies rows where its numbers never repeat.</summary>
    public static bool IsIdentifier(string name)
    {
        string letters = Letters(name);
        if (name == "#" || Array.IndexOf(s_names, letters) >= 0 || Array.IndexOf(s_idWords, LastWord(name)) >= 0)
            return true;
        return letters.EndsWith("id", StringComparison.Ordinal) && Array.IndexOf(s_owners, letters[..^2]) >= 0;
    }

    /// <summary>Whether a column of such a name numbers rows where its numbers rise from row to row.</summary>
    public static bool IsCount(string name) => Array.IndexOf(s_countWords, LastWord(name)) >= 0;

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // A word starts after a sign, and with a capital after a small letter.
    private static string LastWord(string name)
    {
        string trimmed = name.TrimEnd('.', ' ', '_', '-', '#', ':', ')');
        int start = trimmed.Length;
        while (start > 0 && char.IsLetter(trimmed[start - 1])
            && !(start < trimmed.Length && char.IsUpper(trimmed[start]) && char.IsLower(trimmed[start - 1])))
            start--;
        return trimmed[start..].ToLowerInvariant();
    }
}
