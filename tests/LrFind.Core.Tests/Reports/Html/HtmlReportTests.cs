using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LrFind.Core.Tests.Suggestions;
using LrFind.Curves;
using LrFind.Reports;
using LrFind.Reports.Html;

namespace LrFind.Core.Tests.Reports.Html;

public partial class HtmlReportTests
{
    private static readonly string[] s_ofTheRangeTest = ["Range test", "Rates"];

    public static TheoryData<string> Kinds() => [.. MadeReports.Kinds];

    public static TheoryData<string, string[]> Sections() => new()
    {
        { "run", [.. s_ofTheRangeTest, "Rules", "Repeats", "Paste", "Data and model", "Reproduce"] },
        {
            "run --verify --tune",
            [.. s_ofTheRangeTest, "Tried out by short trainings", "Measured by short trainings", "Learning curves", "Rules", "Repeats", "Paste", "Data and model", "Reproduce"]
        },
        { "suggest", [.. s_ofTheRangeTest, "Rules", "Repeats", "Recording", "Reproduce"] },
        { "verify", ["Tried out by short trainings", .. s_ofTheRangeTest, "Paste", "Data and model", "Reproduce"] },
        { "tune", ["Measured by short trainings", "Learning curves", .. s_ofTheRangeTest, "Data and model", "Reproduce"] },
        { "check", ["Checks", "made", "Reproduce"] },
        { "checks", ["Checks", "made", "Reproduce"] },
        { "sweep", ["Cells", "Curves", "Trends", "Reproduce"] },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_page_has_every_section_of_its_report(string kind, string[] sections) =>
        Assert.Equal(sections, Heading().Matches(Page(MadeReports.Of(kind))).Select(m => m.Groups[1].Value));

    [Fact]
    public void A_page_of_a_sweep_is_as_approved() => Golden.Match("reports/sweep.html", WithoutAssets(Page(MadeReports.Of("sweep"))));

    [Fact]
    public void A_page_of_a_run_is_as_approved() =>
        Golden.Match("reports/run.html", MadeReports.WithoutDigest(WithoutAssets(Page(MadeReports.Of("run --verify --tune")))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_report_is_the_same_page_with_lines_that_end_in_one_character(string kind)
    {
        string page = Page(MadeReports.Of(kind));
        Assert.Equal(page, Page(MadeReports.Of(kind)));
        Assert.DoesNotContain('\r', page);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_are_text_and_no_markup(string kind)
    {
        string page = WithoutAssets(Page(MadeReports.Of(kind, MadeReports.Hostile)));
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(WebUtility.HtmlEncode(MadeReports.Hostile), page, StringComparison.Ordinal);
        Assert.Equal(Count(page, "<script"), Count(page, "</script>"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_data_of_plots_have_no_character_of_markup(string kind) => Assert.All(Data(Page(MadeReports.Of(kind, MadeReports.Hostile + "\u2028"))), json =>
    {
        Assert.DoesNotContain(json, c => c is '<' or '>' or '&' or > '~');
        Assert.Contains(JsonDocument.Parse(json).RootElement.EnumerateObject(), p => p.Name == "points");
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_policy_allows_the_page_s_own_scripts_and_styles_and_nothing_else(string kind)
    {
        string page = Page(MadeReports.Of(kind));
        string policy = WebUtility.HtmlDecode(Policy().Match(page).Groups[1].Value);
        string Allowed(Regex element) => string.Join(' ', element.Matches(page).Select(m => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(m.Groups[1].Value)))}'"));
        Assert.Equal($"default-src 'none'; script-src {Allowed(Script())}; style-src {Allowed(Style())}; img-src data:; base-uri 'none'; form-action 'none'", policy);
        Assert.DoesNotContain(" style=", WithoutAssets(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_is_loaded(string kind)
    {
        string page = Page(MadeReports.Of(kind));
        Assert.All(Address().Matches(WithoutAssets(page)).Select(m => m.Groups[1].Value), a => Assert.True(a == "data:," || a.StartsWith("#section-", StringComparison.Ordinal), a));
        Assert.All(Style().Matches(page).Select(m => m.Groups[1].Value), s => Assert.DoesNotMatch(@"url\(|@import", s));
    }

    [Fact]
    public void The_licence_of_what_draws_comes_with_it() => Assert.Contains("Copyright (c) 2022 Leon Sorokin", Page(MadeReports.Of("run")), StringComparison.Ordinal);

    [Fact]
    public void Losses_that_are_no_numbers_are_null_and_gaps()
    {
        CurveSet curves = PlantedCurve.Create(probe: false).WithPoint(1, 40, p => p with { Loss = double.NaN }).WithPoint(2, 50, p => p with { Loss = double.PositiveInfinity });
        string page = Page(MadeReports.Suggest(curves));
        JsonElement lines = JsonDocument.Parse(Data(page).First()).RootElement.GetProperty("lines");
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("values")[40].ValueKind);
        Assert.Equal(JsonValueKind.Null, lines[2].GetProperty("values")[50].ValueKind);
        Assert.DoesNotContain("NaN", WithoutAssets(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(3_000)]
    public void Curves_of_any_length_are_drawn_from_at_most_400_points_or_so(int steps)
    {
        CurveSet curves = steps == 1 ? PlantedCurve.Of(_ => 1, 1) : PlantedCurve.Create(steps);
        JsonElement plot = JsonDocument.Parse(Data(Page(MadeReports.Suggest(curves))).First()).RootElement;
        int points = plot.GetProperty("points").GetArrayLength();
        Assert.InRange(points, Math.Min(steps, 300), 420);
        Assert.All(plot.GetProperty("lines").EnumerateArray(), l => Assert.Equal(points, l.GetProperty("values").GetArrayLength()));
    }

    [Fact]
    public void Curves_that_say_nothing_have_their_reason_and_what_to_do()
    {
        string page = WithoutAssets(Page(MadeReports.Suggest(PlantedCurve.Of(_ => 1))));
        Assert.Contains("class=\"headline inconclusive\"", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"figure\">none</p>", page, StringComparison.Ordinal);
        Assert.Contains("no-descent", page, StringComparison.Ordinal);
    }

    private static string Page(IReport report)
    {
        var writer = new StringWriter();
        HtmlReport.Write(writer, report);
        return writer.ToString();
    }

    private static string WithoutAssets(string page) => Policy().Replace(Script().Replace(Style().Replace(page, "<style>…</style>"), "<script>…</script>"), "content=\"…\"");

    private static string[] Data(string page) => [.. Json().Matches(page).Select(m => m.Groups[1].Value)];

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("<h2 id=\"[^\"]+\">([^<]+)</h2>")]
    private static partial Regex Heading();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<script type=\"application/json\">(.*?)</script>")]
    private static partial Regex Json();

    [GeneratedRegex("(?<=Content-Security-Policy\" )content=\"([^\"]+)\"")]
    private static partial Regex Policy();

    [GeneratedRegex(" (?:src|href|action|data|poster|srcset)=\"([^\"]*)\"")]
    private static partial Regex Address();
}
