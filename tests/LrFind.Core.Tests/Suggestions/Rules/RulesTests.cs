using LrFind.Curves;
using LrFind.Suggestions;
using LrFind.Suggestions.Rules;

namespace LrFind.Core.Tests.Suggestions.Rules;

public class RulesTests
{
    private static double Read(SuggestionRule rule, CurveSet curves) => Suggester.Suggest(curves, rule).Suggestion!.LearningRate;

    [Fact]
    public void Rules_have_names_of_their_own_and_say_what_they_do_and_where_they_come_from()
    {
        Assert.Equal(["steepest", "descent", "blend", "valley", "slide", "minimum"], SuggestionRules.All.Select(r => r.Name));
        Assert.Equal("steepest", SuggestionRules.Default.Name);
        Assert.All(SuggestionRules.All, r => Assert.All([r.Summary, r.Formula, r.Source], Assert.NotEmpty));
    }

    [Fact]
    public void Steepest_is_the_centre_of_squared_slopes()
    {
        // Two equal steps: their middle, where no step is.
        CurveSet curves = PlantedCurve.Of(t => 3 - 1 / (1 + Math.Exp(-(t + 3.5) / 0.1)) - 1 / (1 + Math.Exp(-(t + 1.5) / 0.1)) + (t > 0 ? 100 * t : 0));
        Assert.Equal(-2.5, Math.Log10(Read(SteepestRule.Rule, curves)), 0.1);
    }

    [Fact]
    public void Descent_is_where_four_fifths_are_done()
    {
        // 1 / (1 + e^-x) = 0.8 at x = ln 4.
        double expected = -3 + 0.2 * Math.Log(4);
        Assert.Equal(expected, Math.Log10(Suggester.Suggest(PlantedCurve.Create(300), DescentRule.Rule).Suggestion!.ReadOff), 0.08);
    }

    [Fact]
    public void Blend_is_half_the_geometric_mean_of_descent_and_valley()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.05);
        Assert.Equal(0.5 * Math.Sqrt(Read(DescentRule.Rule, curves) * Read(ValleyRule.Rule, curves)), Read(BlendRule.Rule, curves), 1e-12);
    }

    [Fact]
    public void Of_several_repeats_fastais_rules_give_the_median()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.1);
        double[] each = [.. Enumerable.Range(0, 3).Select(i => Read(ValleyRule.Rule, curves.Only(i)))];
        Assert.Equal(each.Order().ElementAt(1), Read(ValleyRule.Rule, curves));
        double[] two = [.. each.Take(2)];
        Assert.Equal(Math.Sqrt(two[0] * two[1]), Read(ValleyRule.Rule, new CurveSet([.. curves.Repeats.Take(2)])), 1e-12);
    }

    [Fact]
    public void Slide_needs_sixteen_points_after_trimming()
    {
        SuggestionResult result = Suggester.Suggest(PlantedCurve.Create(20), SlideRule.Rule);
        Assert.Equal(Verdict.TooFewPoints, result.Verdict);
        Assert.Null(result.Suggestion);
        Assert.Equal(Verdict.Ok, Suggester.Suggest(PlantedCurve.Create(20)).Verdict);
    }

    [Fact]
    public void All_answers_come_with_their_disagreement()
    {
        SuggestionResult result = Suggester.Suggest(PlantedCurve.Create(noise: 0.02));
        double[] rates = [.. result.Answers.Select(a => a.LearningRate!.Value)];
        Assert.Equal(SuggestionRules.All, result.Answers.Select(a => a.Rule));
        Assert.Equal(Math.Log10(rates.Max() / rates.Min()), result.Disagreement!.Value, 12);
    }
}
