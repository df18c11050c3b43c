using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Data.Cells;

namespace LrFind.Core.Tests.Data.Cells;

/// <summary>Short numbers: read eight bytes at once, they are what they are one by one, whatever stands behind them.</summary>
public class ShortNumberTests
{
    private static readonly Gen<string> s_texts =
        from signs in Gen.ArrayOf(Gen.Frequency(
            (20, Gen.Elements("0123456789".ToCharArray())), (4, Gen.Elements('.', '-')), (1, Gen.Elements('+', 'e', ',', ' ', '/', ':', '\0', 'é'))))
        from sign in Gen.Elements("", "-")
        select sign + new string(signs);

    [Fact]
    public void Eight_bytes_at_once_read_what_one_by_one_do() =>
        Prop.ForAll(s_texts.ToArbitrary(), s_texts.ToArbitrary(), (cell, rest) =>
        {
            byte[] alone = Encoding.UTF8.GetBytes(cell), text = Encoding.UTF8.GetBytes(cell + rest);
            bool isShort = ShortNumber.TryParse(alone, out double expected);
            return ShortNumber.TryParse(text, alone.Length, out double value) == isShort && (!isShort || Bits(value) == Bits(expected));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("7")]
    [InlineData("-0.12345")]
    [InlineData("12345678")]
    [InlineData("1234567.")]
    [InlineData(".1234567")]
    [InlineData("-99999999")]
    [InlineData("0.000001")]
    public void Numbers_are_as_the_runtime_reads_them(string cell)
    {
        Assert.True(ShortNumber.TryParse(Encoding.UTF8.GetBytes(cell + ",1234567890"), cell.Length, out double value));
        Assert.Equal(Bits(double.Parse(cell, CultureInfo.InvariantCulture)), Bits(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1.2.3")]
    [InlineData("1-2")]
    [InlineData("1e5")]
    [InlineData("\"1\"")]
    public void Other_texts_are_none(string cell) =>
        Assert.False(ShortNumber.TryParse(Encoding.UTF8.GetBytes(cell + ",1234567890"), cell.Length, out _));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
