using LrFind.Data.Cells;
using LrFind.Data.Csv;

namespace LrFind.Data.Columns;

/// <summary>Settles the order in which a column writes dates: a day above 12 tells which number is the day.</summary>
internal static class DateOrders
{
    /// <summary>The order; <see langword="null"/> where no date of the column tells it, or two tell differently.</summary>
    /// <param name="column">Which, from 0.</param>
    /// <param name="rules">What the user says of the cells.</param>
    public static DateOrder? Of(CsvTable table, int column, CellRules rules)
    {
        bool dayFirst = false, monthFirst = false, isOpen = false;
        DateOrder? known = null;
        HashSet<int> firsts = [], seconds = [], years = [];
        for (int row = 0; row < table.RowCount; row++)
        {
            ReadOnlySpan<byte> cell = table.Cell(row, column);
            if (rules.IsMissing(cell) || !WrittenDate.TryParse(cell, out WrittenDate date, rules.DateOrder))
                continue;
            if (date.Known is not null)
            {
                known = date.Known;
                continue;
            }

            isOpen = true;
            dayFirst |= date.First > 12;
            monthFirst |= date.Second > 12;
            if (!date.IsShort)
                continue;
            firsts.Add(date.First);
            seconds.Add(date.Second);
            years.Add(date.Third);
        }

        // Where the last numbers differ more than the days do, they may be the days, and the years stand in front.
        bool isOdd = dayFirst == monthFirst || years.Count > (dayFirst ? firsts : seconds).Count;
        return !isOpen ? known : rules.DateOrder is { } said ? said : isOdd ? null : dayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }
}
