using System.Globalization;

namespace LrFind.Data.Cells;

/// <summary>Reads a part of dates and times as ISO 8601 writes them: 2024-03-09, 2024-03-09T16:05:00Z, 16:05.</summary>
/// <param name="rules">What the user says of the cells.</param>
/// <param name="part">Which part.</param>
internal sealed class DateReader(CellRules rules, DatePart part) : CellReader(rules)
{
    private const int Longest = 40;

    private static readonly string[] s_dates =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
            "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy/MM/dd", "yyyy/MM/dd HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyy-MM",
    ];

    private static readonly string[] s_times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>Whether a cell that is a date or a time is a time.</summary>
    public static bool IsTime(ReadOnlySpan<byte> cell) => cell.Length > 2 && cell[2] == (byte)':';

    /// <summary>Whether a cell is a date or a time.</summary>
    public static bool IsDate(ReadOnlySpan<byte> cell) => TryParse(cell, out _, out _);

    /// <inheritdoc/>
    protected override bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        if (!TryParse(cell, out DateTime date, out bool isTime))
            return false;
        value = !isTime ? NumberOf(date, part) : part switch
        {
            DatePart.Whole => date.TimeOfDay.TotalHours,
            DatePart.Hour => 0,
            _ => 1,
        };
        return true;
    }

    /// <summary>The number that a part of a date is.</summary>
    public static double NumberOf(DateTime date, DatePart part) => part switch
    {
        DatePart.Whole => (date - DateTime.UnixEpoch).TotalDays,
        DatePart.Month => date.Month,
        DatePart.Weekday => ((int)date.DayOfWeek + 6) % 7 + 1,
        _ => date.TimeOfDay.TotalHours,
    };

    private static bool TryParse(ReadOnlySpan<byte> cell, out DateTime date, out bool isTime)
    {
        date = default;
        isTime = IsTime(cell);
        // Only what starts with digits is worth the while.
        if (cell.Length is < 5 or > Longest || !char.IsAsciiDigit((char)cell[0]) || !(isTime || cell[4] is (byte)'-' or (byte)'/'))
            return false;
        Span<char> text = stackalloc char[Longest];
        for (int i = 0; i < cell.Length; i++)
            text[i] = (char)cell[i];
        return DateTime.TryParseExact(text[..cell.Length], isTime ? s_times : s_dates, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out date);
    }
}

/// <summary>A number that a date or a time gives.</summary>
internal enum DatePart
{
    /// <summary>Days since 1970-01-01, with fractions; of a time without a date, hours since midnight.</summary>
    Whole,

    /// <summary>The month, from 1.</summary>
    Month,

    /// <summary>The day of the week: Monday is 1, Sunday is 7 (ISO 8601).</summary>
    Weekday,

    /// <summary>The hour, with fractions.</summary>
    Hour,
}
