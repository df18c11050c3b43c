namespace LrFind.Data.Csv;

/// <summary>Finds where a table begins among the first records of a file: below titles, and with units or types below its header.</summary>
internal static class TableFinder
{
    // Orange has a line of types and one of flags.
    private const int MostDescriptions = 2;

    // Short forms of Orange stand for themselves only together with others.
    private static readonly HashSet<string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        "continuous", "discrete", "string", "time", "numeric", "nominal", "real", "integer", "int", "float", "double", "bool", "boolean",
        "text", "date", "datetime", "object", "category", "categorical", "varchar", "char", "character", "number", "factor", "logical",
        "int32", "int64", "float32", "float64", "binary", "ordinal", "str", "timestamp",
    };

    private static readonly HashSet<string> s_shortTypes = new(StringComparer.OrdinalIgnoreCase) { "c", "d", "s", "t", "n" };

    private static readonly HashSet<string> s_flags =
        new(StringComparer.OrdinalIgnoreCase) { "class", "meta", "ignore", "i", "m", "c", "w", "weight", "multi" };

    private static readonly HashSet<string> s_units = new(StringComparer.Ordinal)
    {
        "mm", "cm", "dm", "m", "km", "in", "ft", "mi", "g", "kg", "mg", "t", "lb", "oz", "s", "sec", "ms", "us", "ns", "min", "h", "hr", "d",
        "days", "years", "yr", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "kWh", "J", "kJ", "cal", "kcal", "V", "mV", "A", "mA", "N", "kN",
        "Pa", "hPa", "kPa", "MPa", "bar", "mbar", "psi", "K", "C", "F", "degC", "degF", "deg", "rad", "L", "l", "mL", "ml", "mol", "ppm",
        "ppb", "USD", "EUR", "GBP", "px", "pct", "percent", "mph", "kmh", "rpm", "dB", "lx", "lm", "B", "kB", "MB", "GB", "count", "units",
    };

    /// <summary>The number of records in front of the table.</summary>
    /// <param name="records">The first records; maybe none.</param>
    /// <param name="header">What the user says of the header.</param>
    /// <param name="likely">How many there may be, where that is not certain.</param>
    public static int Titles(List<string[]> records, HeaderChoice header, out int likely)
    {
        likely = 0;
        int fields = UsualFields(records);
        if (fields < 2)
            return 0;
        int titles = 0;
        while (titles < records.Count && IsTitle(records[titles], fields))
            titles++;
        if (titles == 0 || records.Skip(titles).Count(r => r.Length == fields) < 2)
            return 0;
        List<string[]> table = records[titles..];
        bool arePhrases = records[..titles].TrueForAll(IsPhrase);
        likely = arePhrases ? titles : 0;
        if (header == HeaderChoice.No)
            return likely;
        // A header of one name more or fewer may fit its rows after all, and one that is written with other separators looks like a title.
        bool isTable = HeaderDetector.LooksLikeHeader(table)
            && (HeaderDetector.Votes(table) != 0 || (arePhrases && HeaderFit.Of(records).Columns == 0));
        return isTable ? titles : 0;
    }

    /// <summary>The number of records between a header and its rows that describe the columns.</summary>
    /// <param name="records">The first records, from the header on.</param>
    public static int Descriptions(List<string[]> records)
    {
        int found = 0;
        while (found < MostDescriptions && found + 1 < records.Count && Describes(records, found + 1))
            found++;
        return found;
    }

    // The number of fields that most records have, but for those of one; of two that are as frequent, that of the later ones.
    private static int UsualFields(List<string[]> records)
    {
        int fields = 0, most = 0;
        for (int i = 0; i < records.Count; i++)
        {
            int length = records[i].Length;
            // Each number where it first appears.
            if (length < 2 || records.FindIndex(r => r.Length == length) < i)
                continue;
            int count = records.Count(r => r.Length == length);
            if (count >= most)
                (fields, most) = (length, count);
        }

        return fields;
    }

    // Spreadsheets write out the empty cells beside a title.
    private static bool IsTitle(string[] record, int fields) =>
        record.Length != fields || Array.TrueForAll(record, f => f.Length == 0)
        || (record[0].Length > 0 && record.Skip(1).All(f => f.Length == 0) && !HeaderDetector.IsNumber(record[0]));

    // Not a header whose separators are others.
    private static bool IsPhrase(string[] record) =>
        record.Skip(1).All(f => f.Length == 0) && !HeaderDetector.IsNumber(record[0]) && record[0].AsSpan().IndexOfAny(",;|\t") < 0;

    private static bool Describes(List<string[]> records, int row)
    {
        string[] record = records[row];
        if (record.Length != records[0].Length && record.Length != records[^1].Length)
            return false;
        if (Array.TrueForAll(record, IsRule))
            return true;
        if (row > 1 && AreFlags(record))
            return true;
        if (AreTypes(record, row + 1 < records.Count ? records[row + 1] : []))
            return true;
        var below = new NumericFields(records[(row + 1)..], record.Length);
        return !below.HaveNumberIn(record) && below.TextsIn(record) is > 0 and var texts && (texts > 1 || Array.Exists(record, IsUnit));
    }

    // Names of types, or their first letters where the line of flags follows that Orange has.
    private static bool AreTypes(string[] record, string[] next) =>
        Array.TrueForAll(record, s_types.Contains)
        || (Array.TrueForAll(record, f => s_types.Contains(f) || s_shortTypes.Contains(f) || f.Length == 0)
            && next.Length == record.Length && AreFlags(next));

    private static bool AreFlags(string[] record) =>
        Array.TrueForAll(record, f => f.Length == 0 || s_flags.Contains(f)) && Array.Exists(record, s_flags.Contains);

    private static bool IsRule(string field) => field.Length > 1 && field.AsSpan().IndexOfAnyExcept("-=") < 0;

    private static bool IsUnit(string field) =>
        s_units.Contains(field) || field is ['(', .., ')'] or ['[', .., ']'] || s_types.Contains(field)
        || field.AsSpan().IndexOfAny("°µ%²³") >= 0;
}
