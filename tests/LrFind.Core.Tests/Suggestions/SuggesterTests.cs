using FsCheck;
using FsCheck.Fluent;
using LrFind.Curves;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Suggestions;

public class SuggesterTests
{
    private static double DecadesOff(double found, double truth) => Math.Abs(Math.Log10(found / truth));

    private static double Rate(CurveSet curves) => Suggester.Suggest(curves).Suggestion!.LearningRate;

    private static double ReadOff(CurveSet curves) => Suggester.Suggest(curves).Suggestion!.ReadOff;

    [Theory]
    [InlineData(30, 0, 0.03)]
    [InlineData(100, 0, 0.03)]
    [InlineData(300, 0, 0.03)]
    [InlineData(1000, 0, 0.03)]
    [InlineData(30, 0.1, 0.15)]
    [InlineData(100, 0.02, 0.05)]
    [InlineData(100, 0.1, 0.15)]
    [InlineData(300, 0.05, 0.05)]
    [InlineData(1000, 0.1, 0.05)]
    public void The_steepest_point_of_a_planted_descent_is_found_on_a_probe(int steps, double noise, double within)
    {
        for (long seed = 0; seed < 20; seed++)
            Assert.InRange(DecadesOff(ReadOff(PlantedCurve.Create(steps, noise, seed: seed)), PlantedCurve.Steepest), 0, within);
    }

    [Theory]
    [InlineData(30, 0, 0.05)]
    [InlineData(100, 0.02, 0.1)]
    [InlineData(100, 0.1, 0.3)]
    [InlineData(300, 0.1, 0.2)]
    [InlineData(1000, 0.1, 0.15)]
    public void It_is_found_on_batch_losses_too(int steps, double noise, double within)
    {
        for (long seed = 0; seed < 20; seed++)
            Assert.InRange(DecadesOff(ReadOff(PlantedCurve.Create(steps, noise, seed: seed, probe: false)), PlantedCurve.Steepest), 0, within);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(100, 0.02)]
    [InlineData(100, 0.1)]
    [InlineData(1000, 0.1)]
    public void All_roles_of_a_planted_curve_are_found(int steps, double noise)
    {
        for (long seed = 0; seed < 10; seed++)
        {
            Landmarks landmarks = Suggester.Suggest(PlantedCurve.Create(steps, noise, seed: seed)).Suggestion!.Landmarks;
            double reference = (steps - 1) / 6.0 / ReferenceSpacing.StepsPerDecade;
            Assert.InRange(DecadesOff(landmarks.Onset, reference * PlantedCurve.Onset), 0, 0.2);
            Assert.InRange(DecadesOff(landmarks.Steepest, PlantedCurve.Steepest), 0, 0.15);
            // The valley is flat: its lowest point is the least certain.
            Assert.InRange(DecadesOff(landmarks.Minimum, PlantedCurve.Minimum), 0, 0.5);
            // Half way from the lowest loss to the take-off.
            Assert.InRange(DecadesOff(landmarks.Edge, Math.Sqrt(PlantedCurve.Minimum * PlantedCurve.TakeOff)), 0, 0.35);
            Assert.True(landmarks.Steepest < landmarks.Minimum && landmarks.Minimum < PlantedCurve.TakeOff && landmarks.Onset < landmarks.Edge);
        }
    }

    [Fact]
    public void Drop_repeats_spread_and_use_belong_to_the_suggestion()
    {
        Suggestion found = Suggester.Suggest(PlantedCurve.Create(noise: 0.05)).Suggestion!;
        Assert.Equal("steepest", found.Rule);
        Assert.Equal(0.75, found.Drop, 0.05);
        Assert.Equal(3, found.Repeats.Count);
        Assert.Equal(Math.Log10(found.Repeats.Max()!.Value / found.Repeats.Min()!.Value), found.Spread!.Value, 12);
        Assert.Equal(found.LearningRate, found.Recommended.Constant);
        Assert.Equal(1.5 * found.LearningRate, found.Recommended.ConstantWithEarlyStopping);
        Assert.Equal(2 * found.LearningRate, found.Recommended.OneCycleMax);
        Assert.Equal((found.Landmarks.Onset, found.Recommended.OneCycleMax), (found.Recommended.CyclicalBase, found.Recommended.CyclicalMax));
    }

    [Fact]
    public void A_single_repeat_has_no_spread() => Assert.Null(Suggester.Suggest(PlantedCurve.Create(repeats: 1)).Suggestion!.Spread);

    [Fact]
    public void Scaling_and_shifting_the_loss_does_not_move_the_answer()
    {
        var cases = from exponent in Gen.Choose(-6, 6)
                    from offset in Gen.Choose(-100, 100)
                    from seed in Gen.Choose(0, 1_000)
                    from probe in Gen.Elements(true, false)
                    select (scale: Math.Pow(10, exponent), offset: (double)offset, seed, probe);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            Suggestion plain = Suggester.Suggest(PlantedCurve.Create(noise: 0.05, seed: c.seed, probe: c.probe)).Suggestion!;
            Suggestion moved = Suggester.Suggest(PlantedCurve.Create(noise: 0.05, scale: c.scale, offset: c.scale * c.offset, seed: c.seed, probe: c.probe)).Suggestion!;
            return DecadesOff(plain.LearningRate, moved.LearningRate) < 1e-6 && DecadesOff(plain.Landmarks.Edge, moved.Landmarks.Edge) < 1e-6
                && DecadesOff(plain.Landmarks.Onset, moved.Landmarks.Onset) < 1e-6;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_order_of_the_repeats_does_not_matter()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.1, repeats: 4);
        double expected = Rate(curves);
        foreach (int[] order in new[] { new[] { 3, 2, 1, 0 }, [1, 0, 3, 2], [2, 3, 0, 1] })
            Assert.InRange(DecadesOff(Rate(new CurveSet([.. order.Select(i => curves.Repeats[i])])), expected), 0, 1e-9);
    }

    [Fact]
    public void What_comes_after_the_take_off_does_not_matter()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.02);
        CurveAnalysis analysis = CurveAnalysis.Compute(curves);
        double expected = Rate(curves);
        var cases = from repeat in Gen.Choose(0, 2)
                    from index in Gen.Choose(analysis.Ends.Max(e => e.Usable), curves.Count - 1)
                    from value in Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300)
                    select (repeat, index, value);
        Prop.ForAll(cases.ToArbitrary(), c =>
            Rate(curves.WithPoint(c.repeat, c.index, p => p with { Loss = c.value, ProbeLoss = c.value })) == expected).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_blow_up_anywhere_behind_the_descent_hardly_moves_the_answer()
    {
        CurveSet curves = PlantedCurve.Create(noise: 0.02);
        double expected = Rate(curves);
        for (int index = 60; index < curves.Count; index++)
        {
            foreach (double value in new[] { double.NaN, double.PositiveInfinity })
                Assert.InRange(DecadesOff(Rate(curves.WithPoint(index % 3, index, p => p with { Loss = value, ProbeLoss = value })), expected), 0, 0.02);
        }
    }

    [Fact]
    public void An_outlier_batch_changes_nothing_on_a_probe_and_little_without()
    {
        CurveSet probed = PlantedCurve.Create(noise: 0.02), plain = PlantedCurve.Create(noise: 0.02, probe: false);
        double withProbe = Rate(probed), without = Rate(plain);
        for (int index = 0; index < 70; index++)
        {
            Assert.Equal(withProbe, Rate(probed.WithPoint(1, index, p => p with { Loss = 8 })));
            Assert.InRange(DecadesOff(Rate(plain.WithPoint(1, index, p => p with { Loss = 8 })), without), 0, 0.25);
        }
    }

    [Fact]
    public void Half_a_test_of_curves_that_ended_early_gives_the_same_answer_when_its_length_is_known()
    {
        CurveSet whole = PlantedCurve.Create(noise: 0.02);
        CurveAnalysis analysis = CurveAnalysis.Compute(whole);
        var cut = new CurveSet(
            [.. whole.Repeats.Select((c, i) => new LossCurve([.. Enumerable.Range(0, analysis.Ends[i].Usable).Select(k => c[k])]))], whole.Steps);
        Assert.InRange(DecadesOff(Rate(cut), Rate(whole)), 0, 1e-3);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0.3)]
    public void A_range_of_few_decades_is_read_too(double decades)
    {
        // A cosine to three quarters of its way: steepest after a quarter, lowest after a half.
        LossPoint Point(int i) => new(i, Math.Pow(10, -3 + decades * i / 99), Math.Cos(1.5 * Math.PI * i / 99));
        Landmarks landmarks = Suggester.Suggest(new CurveSet([new LossCurve([.. Enumerable.Range(0, 100).Select(Point)])])).Suggestion!.Landmarks;
        Assert.InRange(DecadesOff(landmarks.Steepest, Math.Pow(10, -3 + decades / 3)), 0, 0.06 * decades);
        Assert.InRange(DecadesOff(landmarks.Minimum, Math.Pow(10, -3 + decades * 2 / 3)), 0, 0.06 * decades);
    }

    [Fact]
    public void Curves_of_very_many_points_are_read_in_no_time()
    {
        Assert.InRange(DecadesOff(ReadOff(PlantedCurve.Create(200_000, 0.1)), PlantedCurve.Steepest), 0, 0.02);
    }
}
