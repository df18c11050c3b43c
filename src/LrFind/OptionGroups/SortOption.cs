using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using LrFind.Foundation;
using LrFind.Reports;

namespace LrFind.Cli.OptionGroups;

/// <summary>The option <c>--sort</c> of commands that show the table of a sweep.</summary>
internal static class SortOption
{
    /// <summary>What the table is sorted by; the place in the grid by default.</summary>
    public static ValueOption<SweepOrder> Create()
    {
        string[] words = [.. SweepOrder.All.Select(o => o.Name)];
        var option = new ValueOption<SweepOrder>("--sort", "COLUMN",
            $"Sort the table, the least first: by {WordList.AnyOf(words)}; cells without a suggestion are last", WordList.AnyOf(words),
            SweepOrder.Grid, (string text, [MaybeNullWhen(false)] out SweepOrder order) =>
            {
                order = SweepOrder.Find(text);
                return order is not null;
            }, words[0])
        {
            Words = words,
        };
        option.CompletionSources.Add(words);
        return option;
    }
}
