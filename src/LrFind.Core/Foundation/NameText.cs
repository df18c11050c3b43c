namespace LrFind.Foundation;

/// <summary>Names that people type: OneCycle, one_cycle and one-cycle are the same.</summary>
internal static class NameText
{
    /// <summary>Whether two names differ in case, hyphens and underscores at most.</summary>
    public static bool Same(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        int i = 0, j = 0;
        while (true)
        {
            while (i < one.Length && one[i] is '-' or '_')
                i++;
            while (j < other.Length && other[j] is '-' or '_')
                j++;
            if (i == one.Length || j == other.Length)
                return i == one.Length && j == other.Length;
            if (char.ToLowerInvariant(one[i++]) != char.ToLowerInvariant(other[j++]))
                return false;
        }
    }

    /// <summary>The known name that is the same as a typed one; <see langword="null"/> where there is none.</summary>
    public static string? Find(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        foreach (string name in known)
        {
            if (Same(typed, name))
                return name;
        }

        return null;
    }
}
