using LrFind.Cli.Output;
using LrFind.Reports.Text;

namespace LrFind.Tests.Output;

public class TerminalSettingsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(true, "TERM=xterm-256color")]
    [InlineData(true, "NO_COLOR=")]
    [InlineData(false, "NO_COLOR=1")]
    [InlineData(false, "NO_COLOR=0")]
    [InlineData(false, "TERM=dumb")]
    [InlineData(false, "TERM=dumb", "NO_COLOR=1")]
    public void Colours_are_shown_unless_the_terminal_has_none_or_the_user_wants_none(bool hasColor, params string[] variables) =>
        Assert.Equal(hasColor, Settings(variables).HasColor);

    [Theory]
    [InlineData(true)]
    [InlineData(true, "TERM=xterm", "NO_COLOR=1")]
    [InlineData(false, "TERM=dumb")]
    public void A_terminal_that_cannot_go_back_shows_no_progress(bool shows, params string[] variables)
    {
        Terminal Of(bool isTerminal) => Terminal.Of((TextWriter.Null, true), (TextWriter.Null, isTerminal), Settings(variables));
        Assert.Equal(shows, Of(isTerminal: true).ShowsProgress);
        Assert.False(Of(isTerminal: false).ShowsProgress);
    }

    [Theory]
    [InlineData(true, "LANG=de_DE.UTF-8")]
    [InlineData(true, "LANG=C.utf8", "TERM=xterm")]
    [InlineData(true, "LC_CTYPE=UTF-8")]
    [InlineData(true, "LC_ALL=en_US.UTF-8", "LANG=C")]
    [InlineData(true, "LC_ALL=", "LC_CTYPE=", "LANG=C.UTF-8")]
    [InlineData(false, "LC_ALL=C", "LANG=en_US.UTF-8")]
    [InlineData(false, "LC_CTYPE=de_DE.ISO-8859-1", "LANG=en_US.UTF-8")]
    [InlineData(false, "LANG=de_DE")]
    [InlineData(false, "LANG=C.UTF-8", "TERM=dumb")]
    public void Braille_is_for_terminals_of_UTF_8(bool isUnicode, params string[] variables) =>
        Assert.Equal(isUnicode, Settings(variables).PlotSpace.IsUnicode);

    [Fact]
    public void A_Unix_that_names_no_locale_has_ASCII()
    {
        if (!OperatingSystem.IsWindows())
            Assert.False(Settings().PlotSpace.IsUnicode);
    }

    [Theory]
    [InlineData(100, null, 100)]
    [InlineData(100, "60", 60)]
    [InlineData(null, "60", 60)]
    [InlineData(null, null, 80)]
    [InlineData(100, "0", 100)]
    [InlineData(100, "-5", 100)]
    [InlineData(100, "wide", 100)]
    public void The_width_is_what_the_user_says_or_the_terminal_or_80(int? window, string? columns, int width)
    {
        PlotSpace space = new TerminalSettings(name => name == "COLUMNS" ? columns : null, () => window).PlotSpace;
        Assert.Equal(width, space.Columns);
    }

    private static TerminalSettings Settings(params string[] variables) =>
        new(name => variables.FirstOrDefault(v => v.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..], () => null);
}
