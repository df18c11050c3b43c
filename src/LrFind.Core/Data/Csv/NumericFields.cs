namespace LrFind.Data.Csv;

/// <summary>Which columns hold numbers, told by the first records: what stands there and is no number may be no row.</summary>
/// <param name="isNumeric">For each column.</param>
internal sealed class NumericFields(bool[] isNumeric)
{
    // A column of which this share are numbers is one of numbers; and one exception proves nothing, as a total is one.
    private const double NumericShare = 0.9;
    private const int ConvincingNumbers = 3;

    /// <summary>Of a table of which nothing is known.</summary>
    public static NumericFields None { get; } = new([]);

    /// <summary>Looks at records.</summary>
    /// <param name="records">Rows, and maybe others.</param>
    /// <param name="fields">The fields of a row; records with others are passed over.</param>
    public static NumericFields Of(IEnumerable<string[]> records, int fields)
    {
        int[] numbers = new int[fields], present = new int[fields];
        foreach (string[] record in records.Where(r => r.Length == fields))
        {
            for (int column = 0; column < fields; column++)
            {
                present[column] += HeaderDetector.IsMissing(record[column]) ? 0 : 1;
                numbers[column] += HeaderDetector.IsNumber(record[column]) ? 1 : 0;
            }
        }

        return new([.. numbers.Zip(present, (n, p) => n > 1 && (n >= NumericShare * p || (n >= ConvincingNumbers && n == p - 1)))]);
    }

    /// <summary>Whether a column holds numbers.</summary>
    public bool Holds(int column) => column < isNumeric.Length && isNumeric[column];

    /// <summary>What stands in the columns of numbers of a record.</summary>
    /// <param name="record">Its cells.</param>
    /// <returns>How many are numbers, and how many are texts that are not missing.</returns>
    public (int Numbers, int Texts) Count(IReadOnlyList<string> record)
    {
        int numbers = 0, texts = 0;
        for (int column = 0; column < Math.Min(record.Count, isNumeric.Length); column++)
        {
            if (!isNumeric[column] || HeaderDetector.IsMissing(record[column]))
                continue;
            if (HeaderDetector.IsNumber(record[column]))
                numbers++;
            else
                texts++;
        }

        return (numbers, texts);
    }
}
