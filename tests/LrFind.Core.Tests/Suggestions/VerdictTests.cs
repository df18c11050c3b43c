using LrFind.Curves;
using LrFind.Foundation;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class VerdictTests
{
    public static TheoryData<Verdict, string> DegenerateCurves() => new()
    {
        { Verdict.NoDescent, "flat" },
        { Verdict.NoDescent, "zero, as of a target that is constant" },
        { Verdict.TooNoisy, "a descent in as much noise" },
        { Verdict.NoDescent, "flat until it takes off" },
        { Verdict.DivergedAtStart, "rising" },
        { Verdict.DivergedAtStart, "blown up by the first step, then settling" },
        { Verdict.DivergedAtStart, "not finite after a few steps" },
        { Verdict.MinimumAtEdge, "falling to the end" },
        { Verdict.MinimumAtEdge, "falling at the end" },
        { Verdict.TooFewPoints, "one point" },
        { Verdict.TooFewPoints, "nine points" },
        { Verdict.NonFinite, "NaN" },
        { Verdict.NonFinite, "infinite" },
        { Verdict.NonFinite, "one point, NaN" },
    };

    private static CurveSet Degenerate(string name)
    {
        int step = 0;
        return name switch
        {
            "flat" => PlantedCurve.Of(_ => 0.693),
            "a descent in as much noise" => PlantedCurve.Of(t => PlantedCurve.Loss(t) + (step++ % 2 == 0 ? 0.95 : -0.95)),
            "flat until it takes off" => PlantedCurve.Of(t => 1 + Math.Max(0, 10 * t)),
            "rising" => PlantedCurve.Of(Math.Exp),
            "blown up by the first step, then settling" => PlantedCurve.Of(t => t == -5 ? 1 : 1_000 * PlantedCurve.Loss(t)),
            "not finite after a few steps" => PlantedCurve.Of(t => t > -4.5 ? double.NaN : 1),
            "falling to the end" => PlantedCurve.Of(t => -t),
            "falling at the end" => PlantedCurve.Of(t => PlantedCurve.Loss(-5 + (t + 5) * 0.35)),
            "one point" => PlantedCurve.Of(_ => 1, 1),
            "nine points" => PlantedCurve.Of(t => -t, 9),
            "NaN" => PlantedCurve.Of(_ => double.NaN),
            "infinite" => PlantedCurve.Of(_ => double.PositiveInfinity),
            "one point, NaN" => PlantedCurve.Of(_ => double.NaN, 1),
            _ => PlantedCurve.Of(_ => 0),
        };
    }

    [Theory]
    [MemberData(nameof(DegenerateCurves))]
    public void A_degenerate_curve_has_its_verdict_and_no_rule_gives_a_number(Verdict verdict, string name)
    {
        foreach (SuggestionRule rule in SuggestionRules.All)
        {
            SuggestionResult result = Suggester.Suggest(Degenerate(name), rule);
            Assert.Equal(verdict, result.Verdict);
            Assert.Null(result.Suggestion);
            Assert.All(result.Answers, a => Assert.Null(a.LearningRate));
            Assert.Null(result.Disagreement);
        }
    }

    [Fact]
    public void A_descent_before_a_take_off_is_ok() => Assert.Equal(Verdict.Ok, Suggester.Suggest(PlantedCurve.Create()).Verdict);

    [Fact]
    public void A_loss_that_levels_off_for_good_never_diverged_and_has_a_suggestion()
    {
        SuggestionResult result = Suggester.Suggest(PlantedCurve.Of(t => 2 - 1.5 / (1 + Math.Exp(-(t + 2) / 0.2))));
        Assert.Equal(Verdict.NeverDiverged, result.Verdict);
        Assert.Equal(1e-2, result.Suggestion!.LearningRate, 1e-3);
        // How far up rates last was not seen: half way to the last one.
        Assert.Equal(Math.Sqrt(10 * result.Suggestion.LearningRate), result.Suggestion.Landmarks.Edge, 1e-9);
    }

    [Fact]
    public void A_curve_of_noise_has_no_answer()
    {
        for (long seed = 0; seed < 200; seed++)
        {
            var random = new Pcg32(seed, RandomPurpose.Shuffle);
            Assert.Null(Suggester.Suggest(PlantedCurve.Of(_ => 0.693 + 0.1 * random.NextGaussian(), 300)).Suggestion);
        }
    }

    [Fact]
    public void Easy_first_batches_are_not_taken_for_a_blow_up()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.05);
        double expected = Suggester.Suggest(curves).Suggestion!.LearningRate;
        for (int repeat = 0; repeat < 3; repeat++)
        {
            // Lower than anything that follows; in the other repeats, than all but one of the next few.
            curves = curves.WithPoint(repeat, 0, p => p with { Loss = 0.1 });
            if (repeat > 0)
                curves = curves.WithPoint(repeat, 4, p => p with { Loss = 0.05 });
        }

        Assert.Equal(expected, Suggester.Suggest(curves).Suggestion!.LearningRate);
    }

    [Fact]
    public void A_repeat_that_blows_up_at_once_is_left_out()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.02);
        SuggestionResult result = Suggester.Suggest(curves.WithPoint(1, 0, p => p with { Loss = double.NaN }));
        Assert.Equal(Verdict.Ok, result.Verdict);
        Assert.Null(result.Suggestion!.Repeats[1]);
        Assert.Equal(Suggester.Suggest(new CurveSet([curves.Repeats[0], curves.Repeats[2]])).Suggestion!.LearningRate, result.Suggestion.LearningRate);
    }

    [Fact]
    public void Every_verdict_has_a_code_and_words()
    {
        Verdict[] verdicts = Enum.GetValues<Verdict>();
        Assert.Equal(verdicts.Length, verdicts.Select(VerdictText.CodeOf).Distinct().Count());
        VerdictText[] texts = [.. CurveSituations.Names.Select(n => VerdictText.For(CurveSituations.Of(n), CurveSource.Recording))];
        Assert.Equal(verdicts.Select(VerdictText.CodeOf).Order(), texts.Select(t => t.Code).Distinct().Order());
        Assert.All(texts, t => Assert.NotEmpty(t.Sentence));
        Assert.All(texts, t => Assert.Equal(t.Code == "ok", t.Remedy.Length == 0));
    }
}
