namespace LrFind.Data.Cells;

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
