using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LrFind.Data.Cells;

/// <summary>A date as people write it (05.04.2021, 4/5/21 7:46 PM, 5 Apr 2021, 2021-04-05 19:46 UTC), not yet put in order.</summary>
/// <param name="First">The first of its three numbers.</param>
/// <param name="Second">The second.</param>
/// <param name="Third">The third.</param>
/// <param name="Known">The order, where the date itself tells it: by a month's name or a year in front.</param>
/// <param name="IsShort">Whether the year has two digits.</param>
/// <param name="Time">The time since midnight, in Coordinated Universal Time where the cell names a zone.</param>
internal readonly partial record struct WrittenDate(int First, int Second, int Third, DateOrder? Known, bool IsShort, TimeSpan Time)
{
    private const int Shortest = 6, Longest = 48;
    private const double Share = 0.9;

    private static readonly string[] s_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Takes a cell apart.</summary>
    /// <param name="said">The order, where the user says it.</param>
    /// <returns>Whether it is written as a date.</returns>
    public static bool TryParse(ReadOnlySpan<byte> cell, out WrittenDate date, DateOrder? said = null)
    {
        date = default;
        // Only what has a digit at its start or behind a name is worth the while.
        if (cell.Length is < Shortest or > Longest || !char.IsAsciiLetterOrDigit((char)cell[0])
            || cell.IndexOfAnyInRange((byte)'0', (byte)'9') is < 0 or > 15)
            return false;
        Match match = Form().Match(Encoding.Latin1.GetString(cell));
        if (!match.Success || !TryReadTime(match, out TimeSpan time))
            return false;
        string[] parts = [match.Groups["a"].Value, match.Groups["b"].Value, match.Groups["c"].Value];
        int named = Array.FindIndex(parts, p => char.IsAsciiLetter(p[0]));
        if (OrderOf(parts, named) is not { } known)
            return false;
        string year = parts[known == DateOrder.YearFirst ? 0 : 2];
        // 21-04-05 is in Asia what 05/04/21 is elsewhere.
        if (year.Length is not (2 or 4) || (named < 0 && year.Length == 2 && said is null && match.Groups["s"].Value is "-" or " "))
            return false;
        int[] numbers = Array.ConvertAll(parts, NumberOf);
        bool isSettled = named >= 0 || known == DateOrder.YearFirst;
        date = new WrittenDate(numbers[0], numbers[1], numbers[2], isSettled ? known : null, year.Length == 2, time);
        return isSettled ? date.In(known) is not null
            : date.In(said ?? DateOrder.DayFirst) is not null || date.In(said ?? DateOrder.MonthFirst) is not null;
    }

    /// <summary>Whether nearly all of some texts are dates.</summary>
    public static bool AreIn(IReadOnlyList<string> texts)
    {
        // Enough to tell a column of anything else.
        if (texts.Count == 0 || !texts.Take(20).Any(t => TryParse(Encoding.UTF8.GetBytes(t), out _)))
            return false;
        return texts.Count(t => TryParse(Encoding.UTF8.GetBytes(t), out _)) >= Share * texts.Count;
    }

    /// <summary>The date in an order; <see langword="null"/> where there is no such day.</summary>
    public DateTime? In(DateOrder order)
    {
        (int year, int month, int day) = order switch
        {
            DateOrder.YearFirst => (First, Second, Third),
            DateOrder.DayFirst => (Third, Second, First),
            _ => (Third, First, Second),
        };
        if (IsShort)
            year += year < 70 ? 2000 : 1900;
        // Far from where a zone could lead out of the calendar.
        if (year is < 2 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) + Time;
    }

    private static DateOrder? OrderOf(string[] parts, int named) => (named, parts[0].Length) switch
    {
        (0, _) => DateOrder.MonthFirst,
        (1 or -1, 4) => DateOrder.YearFirst,
        (1 or -1, <= 2) => DateOrder.DayFirst,
        _ => null,
    };

    private static int NumberOf(string part) => char.IsAsciiLetter(part[0])
        ? Array.IndexOf(s_months, part[..3].ToLowerInvariant()) + 1 : int.Parse(part, CultureInfo.InvariantCulture);

    private static bool TryReadTime(Match match, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        if (!match.Groups["h"].Success)
            return true;
        int hour = Number(match, "h"), minute = Number(match, "m"), second = Number(match, "sec");
        string half = match.Groups["half"].Value;
        if (hour > 23 || minute > 59 || second > 59 || (half.Length > 0 && hour is 0 or > 12))
            return false;
        if (half.Length > 0)
            hour = hour % 12 + (half[0] is 'p' or 'P' ? 12 : 0);
        double fraction = match.Groups["f"].Success ? double.Parse("0" + match.Groups["f"].Value, CultureInfo.InvariantCulture) : 0;
        var zone = new TimeSpan(Number(match, "zh"), Number(match, "zm"), 0);
        time = new TimeSpan(hour, minute, second) + TimeSpan.FromSeconds(fraction) - (match.Groups["zs"].Value == "-" ? -zone : zone);
        return zone.TotalHours <= 14;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private const string Month =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private const string Part = "[0-9]{1,2}|[0-9]{4}|" + Month;
    private const string Clock =
        @"(?<h>[0-9]{1,2}):(?<m>[0-9]{2})(?::(?<sec>[0-9]{2})(?<f>\.[0-9]{1,9})?)?(?: ?(?<half>[ap]\.?m\.?))?";
    private const string Zone = @"(?: ?(?:z|utc|gmt)?(?:(?<zs>[+-])(?<zh>[0-9]{2})(?::?(?<zm>[0-9]{2}))?)?)?";

    [GeneratedRegex(
        @"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?<a>" + Part + @")(?:\. |, ?|(?<s>[./ -]))(?<b>" + Part + @")(?:\k<s>|, |\. )(?<c>[0-9]{1,4})"
        + "(?:(?:t|,? )" + Clock + Zone + ")?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

/// <summary>Reads a part of dates that people write in one order.</summary>
/// <param name="rules">What the user says of the cells.</param>
/// <param name="part">Which part.</param>
/// <param name="order">The order of the column, for dates that do not tell theirs.</param>
internal sealed class WrittenDateReader(CellRules rules, DatePart part, DateOrder order) : CellReader(rules)
{
    /// <inheritdoc/>
    protected override bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        if (!WrittenDate.TryParse(cell, out WrittenDate written, order) || written.In(written.Known ?? order) is not { } date)
            return false;
        value = DateReader.NumberOf(date, part);
        return true;
    }
}
