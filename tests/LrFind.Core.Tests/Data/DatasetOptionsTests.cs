using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data;

public class DatasetOptionsTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(2097152, 2097152, 2097152)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(2147483646, 2147483647, 4)]
    public void Shapes_of_no_size_or_too_great_a_one_are_refused(int channels, int height, int width) =>
        Assert.Equal($"InputShape is '{channels}x{height}x{width}'; expected one to three sizes of at least 1, as in 1x28x28",
            Refused(new() { InputShape = [channels, height, width] }));

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData(' ')]
    [InlineData('\'')]
    [InlineData('_')]
    [InlineData('~')]
    public void Any_sign_that_is_no_part_of_numbers_or_words_separates(char separator) =>
        Assert.Equal("2", Tables.Parse($"a{separator}b\n1{separator}2\n", new() { Separator = separator }).CellText(0, 1));

    [Theory]
    [InlineData('\0')]
    [InlineData('\u0001')]
    [InlineData('\u007f')]
    [InlineData('é')]
    [InlineData('"')]
    [InlineData('#')]
    [InlineData('-')]
    [InlineData('x')]
    [InlineData('\n')]
    public void What_cannot_separate_is_refused(char separator) =>
        Assert.Equal($"Separator is '{separator}'; expected a comma, semicolon, tab, | or space, or another ASCII sign", Refused(new() { Separator = separator }));

    private static string Refused(DatasetOptions options) => Assert.Throws<SettingException>(options.Validate).Message;
}
