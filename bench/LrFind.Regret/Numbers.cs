using System.Globalization;

namespace LrFind.Regret;

/// <summary>What the tables of the studies say of many numbers.</summary>
internal static class Numbers
{
    /// <summary>The number below which a share of the numbers lie.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <summary>The mean of regrets and, in brackets, their 90th percentile and the worst.</summary>
    public static string Summary(this IEnumerable<double> regrets)
    {
        double[] known = [.. regrets];
        return $"{known.Average().Text()} ({known.Quantile(0.9).Text()}, {known.Max().Text("0.00")})";
    }

    /// <summary>The cells of a row of Markdown.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>The head of a table of Markdown, its first columns of text and the others of numbers.</summary>
    public static string Head(int texts, params IReadOnlyList<string> cells) =>
        $"{Row(cells)}\n|{string.Concat(cells.Select((_, i) => i < texts ? "---|" : "---:|"))}";

    /// <summary>A number as the tables write it.</summary>
    public static string Text(this double value, string format = "0.000") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Decades above or below something; none of them is a negative zero.</summary>
    public static string Signed(this double decades) => (Math.Round(decades, 2) + 0.0).Text("+0.00;-0.00");
}
