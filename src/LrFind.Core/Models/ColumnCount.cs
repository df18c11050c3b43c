using System.Globalization;
using System.Text.RegularExpressions;
using LrFind.Data.Loading;
using LrFind.Foundation;

namespace LrFind.Models;

/// <summary>Why rows have as many features as they have, for who meant them for a model that takes others.</summary>
internal static partial class ColumnCount
{
    /// <summary>What to add to an error.</summary>
    /// <param name="error">The error of a model that does not take the rows.</param>
    /// <param name="data">The rows.</param>
    /// <returns><see langword="null"/> where the error is about something else, or the features are the columns as they are.</returns>
    public static string? Explain(string error, DataShape data)
    {
        // A model that shapes the rows itself.
        if (data.Input.Rank > 1 && Mentions(error, data.Input.Count))
            return FormattableString.Invariant($"`InputShape` {data.Input.Count} gives it rows that are not shaped");
        (int columns, int features, int dropped) = (data.Columns.Count, data.Input.Count, data.Columns.Dropped.Count);
        if (columns == 0 || (columns == features && dropped == 0) || !Mentions(error, features))
            return null;
        string found = $"the table has {NumberText.Plural(columns, "column")} besides the target, which {(columns == 1 ? "makes" : "make")} "
            + NumberText.Plural(features, "feature");
        if (dropped > 0)
        {
            found += FormattableString.Invariant($" after {dropped} that {(dropped == 1 ? "says" : "say")} nothing {(dropped == 1 ? "was" : "were")} dropped: ")
                + ColumnNames.Some(data.Columns.Dropped);
        }

        return $"{found}; choose columns with `Features` or `Drop`{(dropped > 0 ? ", or keep all numbers with `InputShape`" : "")}";
    }

    // Names of files may hold numbers, too.
    private static bool Mentions(string error, int features)
    {
        int start = Math.Max(0, error.IndexOf(": error: ", StringComparison.Ordinal));
        string number = features.ToString(CultureInfo.InvariantCulture);
        return Numbers().Matches(error[start..]).Any(m => m.Value == number);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}
