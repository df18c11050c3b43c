namespace LrFind.Data.Csv;

/// <summary>
/// Which columns hold numbers, told by the first records: what stands there and is no number may be no row. Each column is looked at when
/// it is asked for, since most rows show by their first number that they are some.
/// </summary>
/// <param name="records">Rows, and maybe others; those of another number of fields are passed over.</param>
/// <param name="fields">The fields of a row.</param>
internal sealed class NumericFields(IReadOnlyList<string[]> records, int fields)
{
    // One exception proves nothing where there are so many numbers, as a total is one.
    private const int ConvincingNumbers = 3;

    // 0 until a column is looked at, then 1 or -1: several threads may find out the same.
    private readonly sbyte[] _known = new sbyte[fields];

    /// <summary>Of a table of which nothing is known.</summary>
    public static NumericFields None { get; } = new([], 0);

    /// <summary>Whether a column holds numbers.</summary>
    public bool Holds(int column)
    {
        if (column >= fields)
            return false;
        if (_known[column] == 0)
            _known[column] = (sbyte)(Looks(column) ? 1 : -1);
        return _known[column] > 0;
    }

    /// <summary>Whether a record has a number in a column of numbers.</summary>
    public bool HaveNumberIn(string[] record)
    {
        for (int column = 0; column < record.Length; column++)
        {
            if (!HeaderDetector.IsMissing(record[column]) && HeaderDetector.IsNumber(record[column]) && Holds(column))
                return true;
        }

        return false;
    }

    /// <summary>How many columns of numbers hold something else in a record that is not missing.</summary>
    public int TextsIn(string[] record)
    {
        int texts = 0;
        for (int column = 0; column < record.Length; column++)
            texts += !HeaderDetector.IsMissing(record[column]) && !HeaderDetector.IsNumber(record[column]) && Holds(column) ? 1 : 0;
        return texts;
    }

    private bool Looks(int column)
    {
        int numbers = 0, present = 0;
        foreach (string[] record in records)
        {
            if (record.Length != fields)
                continue;
            present += HeaderDetector.IsMissing(record[column]) ? 0 : 1;
            numbers += HeaderDetector.IsNumber(record[column]) ? 1 : 0;
        }

        return numbers > 1
            && (numbers >= HeaderDetector.NumericShare * present || (numbers >= ConvincingNumbers && numbers == present - 1));
    }
}
