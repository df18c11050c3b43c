using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Curves;

/// <summary>Finds the columns of a curve file: as the user says, or by the names that tools give them.</summary>
internal sealed class ColumnFinder(CurveTable table)
{
    private static readonly string[] s_rates = ["lr", "learningrate", "rate", "learnrate"];
    private static readonly string[] s_losses = ["loss", "trainloss", "trainingloss", "batchloss", "losstrain", "value"];
    private static readonly string[] s_probes = ["probeloss"];
    private static readonly string[] s_steps = ["iteration", "step", "globalstep", "trainerglobalstep", "iter", "batch"];
    private static readonly string[] s_repeats = ["repeat", "seed", "run", "trial"];

    // A loss of other rows, or one that is no longer raw.
    private static readonly string[] s_otherLosses = ["val", "valid", "validation", "test", "eval", "probe", "smooth", "smoothed", "ema",
        "avg"];

    /// <summary>The column of the rate.</summary>
    /// <exception cref="InputException">There is none, or several may be it.</exception>
    public int Rate(string? wanted)
    {
        if (wanted is not null)
            return Wanted(wanted, "`LrColumn`");
        if (!table.HasHeader)
            return TwoColumns(0);
        return Named(s_rates) ?? OnlyOne(IsRate, "the learning rate", "`LrColumn`")
            ?? throw Missing("the learning rate", "lr", "`LrColumn`");
    }

    /// <summary>The column of the loss.</summary>
    /// <exception cref="InputException">There is none, or several may be it.</exception>
    public int Loss(string? wanted)
    {
        if (wanted is not null)
            return Wanted(wanted, "`LossColumn`");
        if (!table.HasHeader)
            return TwoColumns(1);
        return Named(s_losses) ?? OnlyOne(IsLoss, "the loss", "`LossColumn`") ?? throw Missing("the loss", "loss", "`LossColumn`");
    }

    /// <summary>The column of the probe loss, if there is one.</summary>
    /// <exception cref="InputException">There is none of the name asked for.</exception>
    public int? Probe(string? wanted) => wanted is null ? Named(s_probes) : Wanted(wanted, "`ProbeColumn`");

    /// <summary>The column that numbers the steps, if there is one.</summary>
    public int? Step() => Named(s_steps);

    /// <summary>The column that tells repeats apart, if there is one.</summary>
    /// <exception cref="InputException">There is none of the name asked for.</exception>
    public int? Repeat(string? wanted) => wanted is null ? Named(s_repeats) : Wanted(wanted, "`RepeatColumn`");

    /// <summary>A column by its name, or its number from 1.</summary>
    private int Wanted(string wanted, string option)
    {
        int index = table.HasHeader ? Array.IndexOf(table.Columns, wanted) : -1;
        if (index >= 0)
            return index;
        if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1
            && number <= table.Columns.Length)
            return number - 1;
        string names = table.HasHeader ? $"one of {Names()}, or " : "";
        throw new InputException(table.Path,
            FormattableString.Invariant($"{option} is '{Quoting.Shortened(wanted)}'; expected {names}a number from 1 to {table.Columns.Length}"));
    }

    private int TwoColumns(int index) => table.Columns.Length == 2
        ? index
        : throw new InputException(table.Path, FormattableString.Invariant(
            $"the file has no header and {table.Columns.Length} column{(table.Columns.Length == 1 ? "" : "s")}; expected two, the rate and the loss, or say which by `LrColumn` and `LossColumn`"));

    // The names in the order of how much they say.
    private int? Named(string[] names)
    {
        foreach (string name in names)
        {
            int index = Array.FindIndex(table.Columns, c => c is not null && Plain(c) == name);
            if (index >= 0)
                return index;
        }

        return null;
    }

    private int? OnlyOne(Predicate<string> fits, string what, string option)
    {
        int first = Array.FindIndex(table.Columns, fits), last = Array.FindLastIndex(table.Columns, fits);
        if (first != last)
            throw new InputException(table.Path,
                $"column '{Quoting.Shortened(table.Columns[first])}' may be {what}, and so may '{Quoting.Shortened(table.Columns[last])}'; say which by {option}");
        return first < 0 ? null : first;
    }

    // lr-Adam, train/lr, optimizer.learning_rate.
    private static bool IsRate(string column)
    {
        string[] words = Words(column);
        int learning = Array.IndexOf(words, "learning");
        return Array.IndexOf(words, "lr") >= 0 || (learning >= 0 && learning + 1 < words.Length && words[learning + 1] == "rate");
    }

    // train/loss, loss_step, run 1 - loss.
    private static bool IsLoss(string column)
    {
        string[] words = Words(column);
        return Array.IndexOf(words, "loss") >= 0 && !Array.Exists(words, w => Array.IndexOf(s_otherLosses, w) >= 0);
    }

    private static string[] Words(string column)
    {
        char[] letters = column.ToLowerInvariant().ToCharArray();
        foreach (ref char letter in letters.AsSpan())
            letter = char.IsLetterOrDigit(letter) ? letter : ' ';
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Plain(string column) => string.Concat(Words(column));

    private InputException Missing(string what, string example, string option) =>
        new(table.Path, $"no column is called like {what}, as '{example}' would be; name one of {Names()} by {option}");

    private string Names() => string.Join(", ", table.Columns.Select(c => $"'{Quoting.Shortened(c)}'"));
}

/// <summary>Which columns of a curve file are which; each by its name or its number from 1, <see langword="null"/> to guess.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Loss">The batch loss.</param>
/// <param name="Probe">The probe loss.</param>
/// <param name="Repeat">What tells one repeat from another.</param>
/// <param name="RateFile">
/// A second file that holds the rate of each step, for tools that export one value a file, such as TensorBoard; <see langword="null"/> when
/// the first holds both.
/// </param>
public sealed record CurveColumns(string? Rate = null, string? Loss = null, string? Probe = null, string? Repeat = null,
    string? RateFile = null);
