using LrFind.Cli.Output;
using LrFind.Reports;
using LrFind.Reports.Text;

namespace LrFind.Tests.Output;

public class TerminalWriterTests
{
    private const string Hostile = "a\e[2J\u009b1mb\u202Ec\u2066d\u2029e\u0007f\rg";
    private const string Shown = "a?[2J?1mb?c?d?e?f?g";
    private static readonly string[] s_escapes = [@"\e[", @"\x1b", @"\u001b", "\e"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_that_is_written_steers_the_terminal(bool hasColor)
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor);
        writer.Write(Hostile);
        writer.Write(Hostile.AsSpan());
        writer.Write(Hostile.ToCharArray());
        foreach (char c in Hostile)
            writer.Write(c);
        writer.WriteLine(Hostile);
        Assert.Equal($"{Shown}{Shown}{Shown}{Shown}{Shown}\n", screen.ToString());
    }

    [Fact]
    public void Text_of_all_languages_stays_as_it_is()
    {
        const string Text = "Größe 重さ 🙂 שלום … × \u200D";
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: true);
        writer.WriteLine(Text);
        Assert.Equal($"{Text}\n", screen.ToString());
    }

    [Fact]
    public void A_line_stays_a_line_and_a_text_keeps_its_lines()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: true);
        writer.WriteLine("one\ntwo");
        StyledLine.Write(writer, "three\n", "four");
        writer.Write("{\n  \"five\": 5\r\n}");
        Assert.Equal("one?two\nthree?four\n{\n  \"five\": 5\n}", screen.ToString());
    }

    [Fact]
    public void Styles_are_escape_codes_around_what_has_them()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: true);
        StyledLine.Write(writer, new("label", TextStyle.Label), " ", new("3e-3", TextStyle.Strong), " ", StyledText.Verdict(Outcome.Ok, "ok"),
            StyledText.Verdict(Outcome.Inconclusive, "maybe"), StyledText.Verdict(Outcome.Failed, "no"));
        Assert.Equal("\e[2mlabel\e[0m \e[1m3e-3\e[0m \e[32mok\e[0m\e[33mmaybe\e[0m\e[31mno\e[0m\n", screen.ToString());
    }

    [Fact]
    public void Without_colours_and_in_files_styles_leave_no_trace()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: false);
        var file = new StringWriter { NewLine = "\n" };
        foreach (TextWriter to in new TextWriter[] { writer, file })
            StyledLine.Write(to, new("label", TextStyle.Label), " ", StyledText.Verdict(Outcome.Failed, "no"));
        Assert.Equal("label no\n", screen.ToString());
        Assert.Equal("label no\n", file.ToString());
    }

    [Fact]
    public void A_styled_piece_cannot_end_its_style_itself()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: true);
        StyledLine.Write(writer, new StyledText("a\e[0mb", TextStyle.Bad));
        Assert.Equal("\e[31ma?[0mb\e[0m\n", screen.ToString());
    }

    [Fact]
    public void The_line_of_progress_is_overwritten_whatever_it_names()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: false);
        TerminalWriter.Overwrite(writer, "check \e[2J\n: 1/2");
        TerminalWriter.Overwrite(writer, "");
        Assert.Equal("\r\e[Kcheck ?[2J?: 1/2\r\e[K", screen.ToString());
    }

    [Fact]
    public void Nobody_else_writes_escape_codes() =>
        Assert.Equal(["TerminalWriter.cs"], Repo.SourceFiles("src")
            .Where(f => s_escapes.Any(code => File.ReadAllText(f).Contains(code, StringComparison.OrdinalIgnoreCase)))
            .Select(f => Path.GetFileName(f)!));

    private static (StringWriter, TerminalWriter) Create(bool hasColor)
    {
        var screen = new StringWriter { NewLine = "\n" };
        return (screen, new TerminalWriter(screen, hasColor));
    }
}
