using System.Text.Json;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>Whole range tests against PyTorch's, from the same weights and batches; see tests/fixtures/pytorch/range_test.py.</summary>
public class PyTorchRangeTestTests
{
    private const int Batch = 16;
    private static readonly JsonElement s_fixture = PyTorchFixture.Read("range_test");

    [Theory]
    [InlineData("sgd")]
    [InlineData("sgd-momentum")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void A_range_test_follows_PyTorchs_curve_until_it_diverges(string name)
    {
        double[] expected = s_fixture.GetProperty("curves").GetProperty(name).Doubles();
        using NetworkTrainer trainer = Trainer(name);
        var rates = LearningRateRange.Rates(StepMode.Exponential, 1e-5, 10, 300);
        int end = DivergenceOf(expected);
        Assert.True(end > 150, $"the curve diverges at step {end}: too early to say much");
        for (int i = 0; i < end; i++)
        {
            double loss = trainer.TrainStep(BatchOf(s_fixture.GetProperty("order")[i]), rates[i]);
            Assert.True(Math.Abs(loss - expected[i]) <= 1e-3 * Math.Abs(expected[i]), $"step {i} at {rates[i]}: {loss}, PyTorch {expected[i]}");
        }
    }

    private static NetworkTrainer Trainer(string name)
    {
        OptimizerSpec optimizer = name switch
        {
            "sgd" => new SgdSpec(),
            "sgd-momentum" => new SgdSpec { Momentum = 0.9, WeightDecay = 1e-4 },
            "adam" => new AdamSpec(),
            _ => new AdamWSpec(),
        };
        // PyTorch's Sequential calls its layers by their numbers.
        ModelSpec model = ModelSpec.Chain("mlp", new TensorShape(6),
            ("0", new LinearSpec(6, 24)), ("1", new ReluSpec()), ("2", new LinearSpec(24, 16)), ("3", new ReluSpec()), ("4", new LinearSpec(16, 3)));
        var trainer = new NetworkTrainer(model, new CrossEntropyLossSpec(), optimizer, new TrainerOptions { BatchSize = Batch }, threads: 1);
        foreach (NamedParameter parameter in trainer.Network.NamedParameters)
            parameter.SetValues(s_fixture.GetProperty("weights").GetProperty(parameter.Name).Floats());
        return trainer;
    }

    /// <summary>Where the loss takes off again, the mean of five standing above half the start: from there on the smallest difference grows without bound.</summary>
    private static int DivergenceOf(double[] losses)
    {
        bool hasFallen = false;
        for (int i = 4; i < losses.Length; i++)
        {
            double mean = losses.AsSpan(i - 4, 5).ToArray().Average();
            hasFallen |= mean < 0.4 * losses[0];
            if (hasFallen && mean > 0.5 * losses[0])
                return i - 4;
        }

        return losses.Length;
    }

    private static Batch BatchOf(JsonElement rows)
    {
        float[] all = s_fixture.GetProperty("features").Floats(), features = new float[Batch * 6];
        int[] labels = new int[Batch];
        for (int i = 0; i < Batch; i++)
        {
            int row = rows[i].GetInt32();
            Array.Copy(all, row * 6, features, i * 6, 6);
            labels[i] = s_fixture.GetProperty("labels")[row].GetInt32();
        }

        return new Batch(features, [], labels, Batch);
    }
}
