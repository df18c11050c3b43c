using System.Buffers;
using System.Text;
using LrFind.Data.Cells;

namespace LrFind.Curves.Files.Tables;

/// <summary>Reads the cells of curves, in the spellings that loggers have for numbers.</summary>
/// <param name="rules">What the user says of cells.</param>
internal sealed class CurveNumber(CellRules rules)
{
    private static readonly string[] s_notANumber = ["nan", "-nan", "+nan", "nan(ind)", "-nan(ind)", "1.#ind", "-1.#ind", "1.#qnan", "-1.#qnan", "1.#nan"];
    private static readonly string[] s_infinite = ["inf", "infinity", "1.#inf", "∞"];

    // In a list or a call there is one number: [1e-05], tensor(2.30, grad_fn=<…>), np.float64(2.3), tensor([2.3], device='cuda:0').
    private static readonly SearchValues<char> s_opening = SearchValues.Create("([");
    private static readonly SearchValues<char> s_closing = SearchValues.Create(")],");

    private readonly NumberFormat _format = new(rules.DecimalMark);

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">Its text, without surrounding spaces.</param>
    /// <param name="value">The number, which may be infinite or NaN; NaN where there is none.</param>
    /// <returns>Whether it holds a number, nothing, or something else.</returns>
    public CurveCell Read(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        if (cell.IsEmpty)
            return CurveCell.Empty;
        if (!rules.IsMissing(cell) && _format.TryParse(cell, out value))
            return CurveCell.Number;
        return ReadWords(Encoding.UTF8.GetString(cell), cell, out value);
    }

    private CurveCell ReadWords(string text, ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        if (Array.Exists(s_notANumber, w => w.Equals(text, StringComparison.OrdinalIgnoreCase)) || rules.IsMissing(cell))
            return CurveCell.Number;
        int sign = text[0] == '-' ? -1 : 1;
        string unsigned = text[0] is '-' or '+' ? text[1..] : text;
        if (Array.Exists(s_infinite, w => w.Equals(unsigned, StringComparison.OrdinalIgnoreCase)))
        {
            value = sign * double.PositiveInfinity;
            return CurveCell.Number;
        }

        int open = text.AsSpan().IndexOfAny(s_opening);
        if (open < 0 || text[^1] is not (')' or ']') || !IsCall(text[..open]))
            return CurveCell.Other;
        string inner = text[(open + 1)..^1].TrimStart('[', ' ');
        int end = inner.AsSpan().IndexOfAny(s_closing);
        string number = (end < 0 ? inner : inner[..end]).Trim();
        return number.Length > 0 && number.Length < text.Length ? Read(Encoding.UTF8.GetBytes(number), out value) : CurveCell.Other;
    }

    private static bool IsCall(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
}

/// <summary>What a cell of a curve holds.</summary>
internal enum CurveCell
{
    /// <summary>A number, or a word that stands for one that is not finite or was not had.</summary>
    Number,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Something else.</summary>
    Other,
}
