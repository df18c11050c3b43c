using LrFind.Data;
using LrFind.Nn.Losses;
using LrFind.Training;

namespace LrFind.Core.Tests.Nn.Losses;

public class LossTests
{
    [Fact]
    public void Mean_squared_error_is_the_mean_of_squares()
    {
        float[] gradients = new float[2];
        double loss = new MseLoss().Compute([1, 3], new Batch([], [0f, 1f], [], 2), gradients);
        Assert.Equal((1 + 4) / 2.0, loss);
        Assert.Equal([1f, 2f], gradients);
    }

    [Fact]
    public void Cross_entropies_of_zero_logits_are_the_logarithm_of_the_number_of_classes()
    {
        Assert.Equal(Math.Log(2), new BceWithLogitsLoss().Compute([0f], new Batch([], [1f], [], 1), new float[1]), 12);
        Assert.Equal(Math.Log(3), new CrossEntropyLoss().Compute([0f, 0f, 0f], new Batch([], [], [2], 1), new float[3]), 12);
    }

    [Theory]
    [InlineData(1000f)]
    [InlineData(-1000f)]
    public void Large_logits_do_not_overflow(float logit)
    {
        float[] gradients = new float[2];
        Assert.Equal(logit < 0 ? 1000 : 0, new BceWithLogitsLoss().Compute([logit], new Batch([], [1f], [], 1), gradients), 6);
        Assert.Equal(logit < 0 ? 1000 : 0, new CrossEntropyLoss().Compute([logit, 0f], new Batch([], [], [0], 1), gradients), 6);
        Assert.All(gradients, g => Assert.True(float.IsFinite(g)));
    }

    [Fact]
    public void Two_classes_by_softmax_are_one_logit_by_sigmoid()
    {
        float[] two = new float[2], one = new float[1];
        double softmax = new CrossEntropyLoss().Compute([0.3f, 1.1f], new Batch([], [], [1], 1), two);
        double sigmoid = new BceWithLogitsLoss().Compute([0.8f], new Batch([], [1f], [], 1), one);
        Assert.Equal(softmax, sigmoid, 6);
        Assert.Equal(two[1], one[0], 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Measuring_gives_the_same_loss_as_training(int which)
    {
        LossSpec spec = Models.Losses[which];
        int outputs = Models.Outputs(spec);
        RowSet rows = Models.Rows(9, 3, spec);
        float[] z = [.. Enumerable.Range(0, 9 * outputs).Select(i => MathF.Sin(i) * 3)];
        var loss = Loss.Create(spec);
        Assert.Equal(loss.Compute(z, rows.Slice(0, 9), new float[z.Length]), loss.Measure(z, rows.Slice(0, 9)).Sum / 9, 5);
    }

    [Fact]
    public void Hits_are_counted()
    {
        Assert.Equal(2, new BceWithLogitsLoss().Measure([1f, -1f, 1f], new Batch([], [1f, 0f, 0f], [], 3)).Hits);
        Assert.Equal(1, new CrossEntropyLoss().Measure([1f, 2f, 3f, 0f], new Batch([], [], [1, 1], 2)).Hits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_logit_that_is_not_a_number_makes_the_loss_not_a_number(int which)
    {
        LossSpec spec = Models.Losses[which];
        int outputs = Models.Outputs(spec);
        float[] z = new float[2 * outputs];
        z[0] = float.NaN;
        RowSet rows = Models.Rows(2, 3, spec);
        Assert.True(double.IsNaN(Loss.Create(spec).Compute(z, rows.Slice(0, 2), new float[z.Length])));
    }
}
