using LrFind.Foundation;

namespace LrFind.Core.Tests.Foundation;

public class LegibleTests
{
    [Theory]
    [InlineData("a\e[2J\a\0\t\r\nb\u007f", "a␛[2J␇␀␉␍␊b␡")]
    [InlineData("a\u0080\u0085\u009bb", "a\uFFFD\uFFFD\uFFFDb")]
    [InlineData("\u061C\u200E\u200F\u202A\u202E\u2066\u2069", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u2028\u2029\uFEFF\u200B\u2060\u180E\uFFF9\uFFFE", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("Größe 重さ 🙂 שלום … × क्‍ष می‌خواهم \u0600١", "Größe 重さ 🙂 שלום … × क्‍ष می‌خواهم \u0600١")]
    public void What_acts_is_shown_and_what_is_text_stays(string text, string shown)
    {
        Assert.Equal(shown, Legible.Line(text));
        Assert.Equal(shown, Quoting.Shortened(text));
        Assert.Equal(text.Length, shown.Length);
    }

    [Fact]
    public void No_control_character_is_left_whatever_it_is() =>
        Assert.DoesNotContain(Enumerable.Range(0, char.MaxValue + 1).Select(i => Legible.Of((char)i)), char.IsControl);

    [Fact]
    public void Half_a_character_is_shown_as_none()
    {
        Assert.Equal("a\uFFFDb\uFFFD", Legible.Line("a\ud83db\ude42"));
        Assert.Equal("a🙂", Legible.Line("a🙂"));
    }

    [Fact]
    public void Lines_of_our_own_stay_lines() => Assert.Equal("a\nb\n␍c␛", Legible.Lines("a\nb\r\n\rc\e"));

    [Theory]
    [InlineData(10, "abcdefghij", "abcdefghij")]
    [InlineData(10, "abcdefghijk", "abcd … ijk")]
    public void A_long_text_keeps_its_beginning_and_its_end(int most, string text, string cut) => Assert.Equal(cut, Legible.Cut(text, most));

    [Fact]
    public void No_character_is_cut_in_two()
    {
        string faces = string.Concat(Enumerable.Repeat("🙂", 40));
        for (int most = 8; most < 60; most++)
        {
            string cut = Legible.Cut(faces, most), fitted = Legible.Fitted($"a{faces}", most);
            Assert.InRange(cut.Length, most - 3, most);
            Assert.InRange(fitted.Length, most - 1, most);
            Assert.DoesNotContain('\uFFFD', Legible.Line(cut));
            Assert.DoesNotContain('\uFFFD', Legible.Line(fitted));
        }
    }
}
