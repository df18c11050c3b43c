using System.Globalization;
using System.Xml.Linq;
using LrFind.Charts;
using LrFind.Charts.Scenes;

namespace LrFind.Core.Tests.Charts.Scenes;

public class SvgWriterTests
{
    [Fact]
    public void Loss_curve_is_written_as_before() =>
        Golden.Match("charts/loss-curve.svg", SvgWriter.Write(FigureRenderer.Render(TestFigures.LossCurve(40), 800, 500)));

    [Fact]
    public void Document_is_well_formed_and_names_itself()
    {
        XElement svg = Parse(FigureRenderer.Render(TestFigures.LossCurve(), 800, 500));
        Assert.Equal("0 0 800 500", svg.Attribute("viewBox")!.Value);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("Range test: <iris> & co", svg.Elements().First().Value);
    }

    [Theory]
    [InlineData("a < b & c > d", "a < b & c > d")]
    [InlineData("tab\tbell\u0007", "tab bell\ufffd")]
    [InlineData("漢字 🙂", "漢字 🙂")]
    public void Text_is_escaped(string text, string expected) =>
        Assert.Equal(expected, Parse(With(new TextShape(0, 0, text, 12) { Color = Palette.Ink })).Elements().Last().Value);

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        // Not inline data: the test runner's own serialisation would repair it.
        Scene scene = With(new TextShape(0, 0, "half \ud83d pair", 12) { Color = Palette.Ink });
        Assert.Equal("half \ufffd pair", Parse(scene).Elements().Last().Value);
    }

    [Fact]
    public void Raised_digits_are_set_as_small_plain_ones()
    {
        string svg = SvgWriter.Write(With(new TextShape(0, 0, "2×10⁻³ s", 12) { Color = Palette.Ink }));
        const string raised = "<tspan font-size=\"70%\" dy=\"-0.55em\">−3</tspan>";
        Assert.Contains($">2×10{raised}<tspan dy=\"0.385em\"> s</tspan></text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_at_most_two_decimals_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            string svg = SvgWriter.Write(With(new CircleShape(-1.23456, 1e-9, 2.5) { Color = Palette.Blue }));
            Assert.Contains("cx=\"-1.23\" cy=\"0\" r=\"2.5\"", svg, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_that_are_not_finite_never_appear()
    {
        Figure wild = TestFigures.Diagonal() with
        {
            Series = [new Series([0, 0.5, double.NaN, 0.7, 1], [double.NegativeInfinity, 1e300, 0, -1e300, double.NaN])],
            Bands = [new Band(double.NegativeInfinity, double.PositiveInfinity)],
            Markers = [new Marker(double.NaN, "nowhere"), new Marker(0.5, "high") { Y = double.PositiveInfinity }],
        };
        string svg = SvgWriter.Write(FigureRenderer.Render(wild, 800, 500));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_starts_with_the_prefix_and_every_reference_has_its_id()
    {
        string svg = SvgWriter.Write(FigureRenderer.Render(TestFigures.LossCurve(), 800, 500), "panel-2");
        List<string> ids = [.. XElement.Parse(svg).DescendantsAndSelf().Attributes("id").Select(id => id.Value)];
        Assert.Equal(2, ids.Count);
        Assert.All(ids, id => Assert.StartsWith("panel-2-", id, StringComparison.Ordinal));
        Assert.Contains("url(#panel-2-clip1)", svg, StringComparison.Ordinal);
        Assert.Contains("panel-2-clip1", ids);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"")]
    public void Prefix_that_is_no_id_is_refused(string prefix) =>
        Assert.Throws<ArgumentException>(() => SvgWriter.Write(With(), prefix));

    private static Scene With(params Shape[] shapes) => new(400, 300, "test", shapes);

    private static XElement Parse(Scene scene) => XElement.Parse(SvgWriter.Write(scene));
}
