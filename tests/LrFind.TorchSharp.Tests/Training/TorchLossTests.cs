using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.TorchSharp.Training;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Training;

[Collection(TorchTests.Name)]
public class TorchLossTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, (LossSpec Loss, int Outputs)> s_losses = new()
    {
        ["mse"] = (new MseLossSpec(), 3),
        ["l1"] = (new L1LossSpec(), 3),
        ["smooth l1"] = (new SmoothL1LossSpec { Beta = 0.7 }, 1),
        ["smooth l1 without a parabola"] = (new SmoothL1LossSpec { Beta = 0 }, 1),
        ["huber"] = (new HuberLossSpec { Delta = 0.4 }, 3),
        ["poisson"] = (new PoissonNllLossSpec(), 1),
        ["poisson, full"] = (new PoissonNllLossSpec(Full: true), 1),
        ["poisson of rates"] = (new PoissonNllLossSpec(LogInput: false, Full: true) { Epsilon = 1e-4 }, 1),
        ["binary"] = (new BceWithLogitsLossSpec(), 1),
        ["binary, weighted"] = (new BceWithLogitsLossSpec { PosWeight = [2.5f] }, 1),
        ["binary, several, weighted"] = (new BceWithLogitsLossSpec { PosWeight = [2, 0.5f, 3] }, 3),
        ["classes"] = (new CrossEntropyLossSpec(), 4),
        ["classes, weighted"] = (new CrossEntropyLossSpec { Weight = [0.5f, 2, 1, 0.25f] }, 4),
        ["classes, smoothed"] = (new CrossEntropyLossSpec { LabelSmoothing = 0.2 }, 4),
        ["classes, weighted and smoothed"] = (new CrossEntropyLossSpec { Weight = [0.5f, 2, 1, 0.25f], LabelSmoothing = 0.2 }, 4),
    };

    public static TheoryData<string> Names() => [.. s_losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_trains_as_on_the_embedded_engine(string name)
    {
        (LossSpec loss, int outputs) = s_losses[name];
        // Rates are positive.
        LayerSpec last = loss is PoissonNllLossSpec { LogInput: false } ? new SoftplusSpec() : new IdentitySpec();
        using var twins = new Twins(
            Twins.Chain(new(6), new LinearSpec(6, 8), new TanhSpec(), new LinearSpec(8, outputs), last), loss);
        double difference = twins.Run(Twins.Rows(6, loss, outputs));
        output.WriteLine($"AGREE loss {name}: {difference:e1}");
        Assert.True(difference <= Twins.Tolerance, $"{difference}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Two_outputs_for_two_classes_train_as_on_the_embedded_engine(bool isWeighted)
    {
        LossSpec loss = new CrossEntropyLossSpec { Weight = isWeighted ? [0.5f, 2] : null };
        using var twins = new Twins(Twins.Mlp(2), loss);
        // The classes are values, 0 and 1.
        double difference = twins.Run(Twins.Rows(6, new BceWithLogitsLossSpec(), 1));
        output.WriteLine($"AGREE loss of two outputs: {difference:e1}");
        Assert.True(difference <= Twins.Tolerance, $"{difference}");
    }

    [Fact]
    public void Outputs_may_come_as_vectors_columns_or_with_sizes_of_one()
    {
        using var scope = NewDisposeScope();
        using var loss = new TorchLoss(new MseLossSpec());
        float[] values = [1, 2, 3];
        Tensor outputs = tensor([2f, 2f, 5f]);
        Assert.All(new[] { outputs, outputs.reshape(3, 1), outputs.reshape(3, 1, 1) },
            z => Assert.Equal(5 / 3.0, loss.Mean(z, new Batch([], values, [], 3)).ToDouble(), 1e-6));
    }

    [Fact]
    public void Two_logits_take_the_classes_of_a_binary_task_from_its_values()
    {
        using var scope = NewDisposeScope();
        using var loss = new TorchLoss(new CrossEntropyLossSpec { Weight = [1, 3] });
        Tensor outputs = tensor(new float[,] { { 0.5f, -1 }, { 0.2f, 2 }, { 1, 0 } });
        double byValues = loss.Mean(outputs, new Batch([], [0, 1, 1], [], 3)).ToDouble();
        TorchLossSum sum = loss.Measure(outputs, new Batch([], [0, 1, 1], [], 3));
        Assert.Equal(loss.Mean(outputs, new Batch([], [], [0, 1, 1], 3)).ToDouble(), byValues);
        Assert.Equal((7.0, 2), (sum.Weight, sum.Hits));
        Assert.Equal(byValues, sum.Sum / sum.Weight, 1e-6);
    }

    [Fact]
    public void Outputs_of_doubles_are_compared_as_doubles()
    {
        using var scope = NewDisposeScope();
        using var loss = new TorchLoss(new BceWithLogitsLossSpec { PosWeight = [2] });
        Assert.Equal(ScalarType.Float64, loss.Mean(zeros(2, 1, ScalarType.Float64), new Batch([], [0, 1], [], 2)).dtype);
    }

    [Fact]
    public void Outputs_that_do_not_fit_are_named_with_what_was_expected()
    {
        using var scope = NewDisposeScope();
        using TorchLoss squares = new(new MseLossSpec()), classes = new(new CrossEntropyLossSpec());
        Assert.Equal("the model gives a tensor of the shape [2, 3] for 2 rows; expected [2, 1]",
            Assert.Throws<ArgumentException>(() => squares.Mean(zeros(2, 3), new Batch([], [0, 1], [], 2))).Message);
        Assert.Equal("the model gives a tensor of the shape [7, 3] for 2 rows; expected [2, outputs]",
            Assert.Throws<ArgumentException>(() => squares.Mean(zeros(7, 3), new Batch([], [0, 1], [], 2))).Message);
        Assert.Equal("the model gives a tensor of the shape [2, 3] for 2 rows; expected one output for each class, 5 or more",
            Assert.Throws<ArgumentException>(() => classes.Mean(zeros(2, 3), new Batch([], [], [0, 4], 2))).Message);
    }

    [Fact]
    public void Weights_must_be_as_many_as_outputs()
    {
        using var scope = NewDisposeScope();
        using var loss = new TorchLoss(new CrossEntropyLossSpec { Weight = [1, 2] });
        Assert.Equal("Weight",
            Assert.Throws<SettingException>(() => loss.Mean(zeros(2, 3), new Batch([], [], [0, 1], 2))).Setting);
    }
}
