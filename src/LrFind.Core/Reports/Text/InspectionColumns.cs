using LrFind.Data.Inspection;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>
/// The columns of a table as lines. In a pipe names are whole, whatever surrounds it; a terminal shows them as far as they fit, for which
/// ranges give way first.
/// </summary>
internal sealed class InspectionColumns
{
    private const int Name = 1, Range = 5, Use = 6;
    private const int UsualName = 13, UsualRange = 16, LeastName = 8, LeastRange = 8;

    // A longer name stands out of its line rather than in the way of all others.
    private const int MostName = 100;

    private const string Gap = "  ";

    private static readonly string[] s_header = ["#", "column", "type", "missing", "values", "range", "becomes"];
    private static readonly int[] s_usual = [3, UsualName, 7, 7, 6, UsualRange, 0];
    private static readonly bool[] s_isText = [false, true, true, false, false, true, true];

    private readonly List<string[]> _rows;
    private readonly int[] _widths;
    private readonly bool _isCut;

    /// <summary>Lays them out.</summary>
    /// <param name="profiles">What was understood of each.</param>
    /// <param name="columns">The columns of the terminal; <see langword="null"/> where it is none.</param>
    public InspectionColumns(IEnumerable<ColumnProfile> profiles, int? columns)
    {
        _rows = [s_header, .. profiles.Select(CellsOf)];
        _widths = [.. s_usual.Select((usual, i) => Math.Max(usual, _rows.Max(r => VisibleWidth.Of(r[i]))))];
        _isCut = columns is not null;
        if (columns is { } width)
            Fit(width);
        else
            _widths[Name] = Math.Min(_widths[Name], MostName);
    }

    /// <summary>The lines, the header first.</summary>
    public IEnumerable<string> Lines => _rows.Select(Line);

    private static string[] CellsOf(ColumnProfile column) =>
    [
        NumberText.Count(column.Number), Legible.Line(column.Name), column.Type, NumberText.Count(column.Missing),
        NumberText.Count(column.Distinct), Legible.Line(column.Range), Legible.Line(column.Use),
    ];

    private void Fit(int columns)
    {
        int room = columns - _widths.Where((_, i) => i is not (Name or Range)).Sum() - Gap.Length * (_widths.Length - 1);
        int range = Math.Min(_widths[Range], UsualRange);
        if (room - range < Math.Min(_widths[Name], UsualName))
            range = Math.Max(LeastRange, room - Math.Min(_widths[Name], UsualName));
        if (room - range < LeastName)
        {
            // Without ranges, and the gap in front of them.
            _widths[Range] = 0;
            _widths[Name] = Math.Clamp(room + Gap.Length, LeastName, _widths[Name]);
            return;
        }

        _widths[Name] = Math.Min(_widths[Name], room - range);
        _widths[Range] = Math.Min(_widths[Range], room - _widths[Name]);
    }

    private string Line(string[] cells)
    {
        var shown = new List<string>(cells.Length);
        for (int i = 0; i < cells.Length; i++)
        {
            if (_widths[i] == 0)
                continue;
            string cell = _isCut && i != Use ? VisibleWidth.Fitted(cells[i], _widths[i]) : cells[i];
            shown.Add(s_isText[i] ? VisibleWidth.PadRight(cell, _widths[i]) : VisibleWidth.PadLeft(cell, _widths[i]));
        }

        return string.Join(Gap, shown).TrimEnd();
    }
}
