using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Data.Csv;

namespace LrFind.Core.Tests.Data.Csv;

/// <summary>Plain records: their cells are the texts between the separators; what is quoted or spaced is left to the CSV library.</summary>
public class PlainRecordTests
{
    private static readonly Gen<string> s_cells =
        from letters in Gen.ArrayOf(Gen.Frequency((60, Gen.Elements("0123456789.-aé;".ToCharArray())), (1, Gen.Elements(' ', '\t', '"', '\0'))))
        select new string(letters);

    private static readonly Gen<(string Record, int Columns, string Behind)> s_cases =
        from cells in Gen.ArrayOf(s_cells)
        from more in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(-1, 1)))
        from rest in s_cells
        select (string.Join(',', cells), Math.Max(1, cells.Length + more), rest);

    [Fact]
    public void Plain_records_are_split_at_their_separators_and_no_others() =>
        Prop.ForAll(s_cases.ToArbitrary(), c =>
        {
            byte[] record = Encoding.UTF8.GetBytes(c.Record), text = Encoding.UTF8.GetBytes(c.Record + "\n" + c.Behind);
            int[] ends = new int[c.Columns];
            bool isPlain = !c.Record.Any(letter => letter is <= ' ' or '"') && c.Record.Split(',').Length == c.Columns;
            if (PlainRecord.TrySplit(text, record.Length, (byte)',', 100, ends) != isPlain)
                return false;
            return !isPlain || Split(record, ends).SequenceEqual(c.Record.Split(','));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_tab_that_separates_is_no_space()
    {
        int[] ends = new int[3];

        Assert.True(PlainRecord.TrySplit("1\t\t3"u8, 4, (byte)'\t', 0, ends));
        Assert.Equal([1, 2, 4], ends);
    }

    private static IEnumerable<string> Split(byte[] record, int[] ends) =>
        ends.Select((end, i) => Encoding.UTF8.GetString(record.AsSpan((i == 0 ? 0 : ends[i - 1] - 99)..(end - 100))));
}
