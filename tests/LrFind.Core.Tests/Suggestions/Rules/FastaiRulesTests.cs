using System.Text.Json;
using LrFind.Curves;
using LrFind.Suggestions.Rules;

namespace LrFind.Core.Tests.Suggestions.Rules;

/// <summary>fastai's rules against an implementation of their own; see tests/fixtures/fastai/rules.py.</summary>
public class FastaiRulesTests
{
    private static readonly JsonElement[] s_curves = [.. JsonElement.Parse(File.ReadAllText(Repo.PathOf("tests/fixtures/fastai/rules.json"))).EnumerateArray()];

    [Fact]
    public void There_are_curves_of_every_kind()
    {
        Assert.True(s_curves.Length > 25);
        Assert.Contains(s_curves, c => Answer(c, "slide") is null);
        Assert.Contains(s_curves, c => c.GetProperty("loss").EnumerateArray().Any(l => l.ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public void As_many_points_are_left_as_fastai_leaves() =>
        Assert.All(s_curves, c => Assert.Equal(c.GetProperty("points").GetInt32(), Curve(c).Rates.Length));

    [Fact]
    public void Valley_is_fastais() => Assert.All(s_curves, c => Assert.Equal(Answer(c, "valley"), ValleyRule.Read(Curve(c))));

    [Fact]
    public void Slide_is_fastais() => Assert.All(s_curves, c => Assert.Equal(Answer(c, "slide"), SlideRule.Read(Curve(c))));

    [Fact]
    public void Minimum_is_fastais() => Assert.All(s_curves, c => Assert.Equal(Answer(c, "minimum"), MinimumRule.Read(Curve(c))));

    private static double? Answer(JsonElement curve, string rule) =>
        curve.GetProperty(rule) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static FastaiCurve Curve(JsonElement curve)
    {
        double[] rates = curve.GetProperty("lr").Doubles();
        double[] losses = [.. curve.GetProperty("loss").EnumerateArray().Select(l => l.ValueKind == JsonValueKind.Null ? double.NaN : l.GetDouble())];
        return FastaiCurve.From(new LossCurve([.. rates.Select((r, i) => new LossPoint(i, r, losses[i]))]), rates.Length);
    }
}
