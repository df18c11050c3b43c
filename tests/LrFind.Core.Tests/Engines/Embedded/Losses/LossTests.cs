using LrFind.Data;
using LrFind.Engines.Embedded.Losses;
using LrFind.Foundation;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Engines.Embedded.Losses;

public class LossTests
{
    public static TheoryData<string> Names => [.. TestModels.Losses.Keys];

    [Fact]
    public void Mean_squared_error_is_the_mean_of_squares()
    {
        float[] gradients = new float[2];
        double loss = Of(new MseLossSpec()).Compute([1, 3], new Batch([], [0f, 1f], [], 2), gradients);
        Assert.Equal((1 + 4) / 2.0, loss);
        Assert.Equal([1f, 2f], gradients);
    }

    [Fact]
    public void Cross_entropies_of_zero_logits_are_the_logarithm_of_the_number_of_classes()
    {
        Assert.Equal(Math.Log(2), Of(new BceWithLogitsLossSpec()).Compute([0f], new Batch([], [1f], [], 1), new float[1]), 6);
        Assert.Equal(Math.Log(3), Of(new CrossEntropyLossSpec(), 3).Compute([0f, 0f, 0f], new Batch([], [], [2], 1), new float[3]), 12);
    }

    [Theory]
    [InlineData(1000f)]
    [InlineData(-1000f)]
    public void Large_logits_do_not_overflow(float logit)
    {
        float[] gradients = new float[2];
        Assert.Equal(logit < 0 ? 1000 : 0, Of(new BceWithLogitsLossSpec()).Compute([logit], new Batch([], [1f], [], 1), gradients), 6);
        Assert.Equal(logit < 0 ? 1000 : 0, Of(new CrossEntropyLossSpec(), 2).Compute([logit, 0f], new Batch([], [], [0], 1), gradients), 6);
        Assert.All(gradients, g => Assert.True(float.IsFinite(g)));
    }

    [Fact]
    public void Two_classes_by_softmax_are_one_logit_by_sigmoid()
    {
        float[] two = new float[2], one = new float[1];
        double softmax = Of(new CrossEntropyLossSpec(), 2).Compute([0.3f, 1.1f], new Batch([], [], [1], 1), two);
        double sigmoid = Of(new BceWithLogitsLossSpec()).Compute([0.8f], new Batch([], [1f], [], 1), one);
        Assert.Equal(softmax, sigmoid, 6);
        Assert.Equal(two[1], one[0], 6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Measuring_gives_the_same_loss_as_training(string name)
    {
        LossSpec spec = TestModels.Losses[name];
        int outputs = TestModels.Outputs(spec);
        RowSet rows = TestModels.Rows(9, 3, spec);
        float[] z = [.. Enumerable.Range(0, 9 * outputs).Select(i => MathF.Sin(i) + 1.5f)];
        Loss loss = Of(spec, outputs);
        LossSum sum = loss.Measure(z, rows.Slice(0, 9)), first = loss.Measure(z.AsSpan(0, 4 * outputs), rows.Slice(0, 4)), rest = loss.Measure(z.AsSpan(4 * outputs), rows.Slice(4, 5));
        Assert.Equal(loss.Compute(z, rows.Slice(0, 9), new float[z.Length]), sum.Sum / sum.Weight, 5);
        Assert.Equal(sum.Sum / sum.Weight, (first.Sum + rest.Sum) / (first.Weight + rest.Weight), 5);
    }

    [Fact]
    public void Hits_are_counted()
    {
        Assert.Equal(2, Of(new BceWithLogitsLossSpec()).Measure([1f, -1f, 1f], new Batch([], [1f, 0f, 0f], [], 3)).Hits);
        Assert.Equal(1, Of(new CrossEntropyLossSpec(), 2).Measure([1f, 2f, 3f, 0f], new Batch([], [], [1, 1], 2)).Hits);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_logit_that_is_not_a_number_makes_the_loss_not_a_number(string name)
    {
        LossSpec spec = TestModels.Losses[name];
        int outputs = TestModels.Outputs(spec);
        float[] z = new float[2 * outputs];
        z[0] = float.NaN;
        RowSet rows = TestModels.Rows(2, 3, spec);
        Assert.True(double.IsNaN(Of(spec, outputs).Measure(z, rows.Slice(0, 2)).Sum));
        Assert.True(double.IsNaN(Of(spec, outputs).Compute(z, rows.Slice(0, 2), new float[z.Length])));
    }

    [Fact]
    public void Rows_of_several_outputs_are_averaged_over_all_of_them()
    {
        float[] gradients = new float[4];
        Assert.Equal((1 + 4 + 0 + 9) / 4.0, Of(new MseLossSpec(), 2).Compute([1, 2, 3, 4], new Batch([], [0f, 0f, 3f, 1f], [], 2), gradients));
        Assert.Equal([0.5f, 1f, 0f, 1.5f], gradients);
    }

    [Fact]
    public void Only_the_logit_of_one_class_can_hit() =>
        Assert.Null(Of(new BceWithLogitsLossSpec(), 2).Measure([1f, -1f], new Batch([], [1f, 0f], [], 1)).Hits);

    [Fact]
    public void A_class_number_that_has_no_output_is_refused() =>
        Assert.Throws<ArgumentException>(() => Of(new CrossEntropyLossSpec(), 2).Compute([0f, 0f], new Batch([], [], [2], 1), new float[2]));

    [Fact]
    public void Weights_must_be_as_many_as_outputs()
    {
        Assert.Throws<SettingException>(() => Of(new CrossEntropyLossSpec { Weight = [1, 2] }, 3));
        Assert.Throws<SettingException>(() => Of(new BceWithLogitsLossSpec { PosWeight = [1, 2] }, 3));
    }

    [Fact]
    public void Settings_that_cannot_be_used_are_refused()
    {
        Assert.Throws<SettingException>(() => new CrossEntropyLossSpec { LabelSmoothing = 1.1 });
        Assert.Throws<SettingException>(() => new CrossEntropyLossSpec { Weight = [] });
        Assert.Throws<SettingException>(() => new BceWithLogitsLossSpec { PosWeight = [-1] });
        Assert.Throws<SettingException>(() => new SmoothL1LossSpec { Beta = -1 });
        Assert.Throws<SettingException>(() => new HuberLossSpec { Delta = 0 });
        Assert.Throws<SettingException>(() => new PoissonNllLossSpec { Epsilon = double.NaN });
    }

    private static Loss Of(LossSpec spec, int outputs = 1) => Loss.Create(spec, outputs);
}
