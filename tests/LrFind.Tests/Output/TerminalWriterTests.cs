using LrFind.Cli.Output;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Text;

namespace LrFind.Tests.Output;

public class TerminalWriterTests
{
    private const string Hostile = "a\e[2J\u009b1mb\u202Ec\u2066d\u2029e\u0007f\rg";
    private const string Shown = "a␛[2J\uFFFD1mb\uFFFDc\uFFFDd\uFFFDe␇f␍g";
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
        writer.Flush();
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
        writer.Flush();
        Assert.Equal("one␊two\nthree␊four\n{\n  \"five\": 5\n}", screen.ToString());
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
        Assert.Equal("\e[31ma␛[0mb\e[0m\n", screen.ToString());
    }

    [Fact]
    public void The_line_of_progress_is_overwritten_whatever_it_names()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: false);
        TerminalWriter.Overwrite(writer, "check \e[2J\n: 1/2");
        TerminalWriter.Overwrite(writer, "");
        Assert.Equal("\r\e[Kcheck ␛[2J␊: 1/2\r\e[K", screen.ToString());
    }

    [Theory]
    [InlineData("::error::x", ": :error::x")]
    [InlineData("\u00A0 ::x", "\u00A0 : :x")]
    [InlineData("a::b", "a::b")]
    [InlineData("a ##[error]b ###vso[x] ##VSO[y]", "a # #[error]b ## #vso[x] # #VSO[y]")]
    [InlineData("# a ##b #[c]", "# a ##b #[c]")]
    [InlineData(":\u200D:x #\u00AD#[y]", ": \u200D:x # \u00AD#[y]")]
    public void Nothing_that_is_written_commands_a_build_server(string line, string shown)
    {
        foreach (Action<TerminalWriter> write in new Action<TerminalWriter>[]
        {
            w => w.WriteLine(line),
            w => w.Write(line + "\n"),
            w => w.Write(line.ToCharArray()),
            w => StyledLine.Write(w, line),
            w => StyledLine.Write(w, line[..1], new StyledText(line[1..], TextStyle.Bad)),
            w => { w.Write(line[..2]); w.WriteLine(line[2..]); },
            w => Array.ForEach(line.ToCharArray(), w.Write),
        })
        {
            (StringWriter screen, TerminalWriter writer) = Create(hasColor: false);
            write(writer);
            writer.Flush();
            Assert.Equal(shown, screen.ToString().TrimEnd('\n'));
        }
    }

    [Fact]
    public void A_command_of_our_own_stays_one()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: false);
        TerminalWriter.Command(writer, "::error title=a\e::b");
        Assert.Equal("::error title=a␛::b\n", screen.ToString());
    }

    [Fact]
    public void A_long_line_keeps_its_beginning_and_its_end()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: true);
        StyledLine.Write(writer, "begin ", new StyledText(new string('x', 100_000), TextStyle.Bad), new StyledText(new string('y', 100_000)), " end");
        writer.WriteLine(string.Concat(Enumerable.Repeat("🙂", 100_000)));
        string[] lines = screen.ToString().Split('\n');
        Assert.Matches("^begin \e\\[31mx{658} … \e\\[0my{329} end$", lines[0]);
        Assert.InRange(lines[1].Length, 995, 1_000);
        Assert.Equal(lines[1], Legible.Line(lines[1]));
    }

    [Fact]
    public void A_document_is_never_cut()
    {
        (StringWriter screen, TerminalWriter writer) = Create(hasColor: false);
        string text = $"{{\n  \"a\": \"{new string('x', 100_000)}\"\n}}\n";
        writer.Write(text);
        Assert.Equal(text, screen.ToString());
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
