using LrFind.Data;
using LrFind.Engines;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.TorchSharp.Training;
using TorchSharp;
using TorchSharp.Modules;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Training;

[Collection(TorchTests.Name)]
public class ModuleTrainerTests(ITestOutputHelper output)
{
    private static readonly ModelSpec s_normed =
        Twins.Chain(new TensorShape(6), new LinearSpec(6, 8), new BatchNorm1dSpec(8), new TanhSpec(), new LinearSpec(8, 4));

    private static readonly ModelSpec s_dropping = Twins.Chain(new TensorShape(6), new DropoutSpec { P = 0.3 }, new LinearSpec(6, 1));

    [Theory]
    [InlineData("one part", 16, null)]
    [InlineData("clipped", 16, 0.05)]
    [InlineData("accumulated", 6, null)]
    [InlineData("accumulated and clipped", 7, 0.05)]
    public void Steps_are_taken_as_on_the_embedded_engine(string name, int batchSize, double? clipNorm)
    {
        var loss = new CrossEntropyLossSpec { Weight = [0.5f, 2, 1, 0.25f] };
        var options = new TrainerOptions { BatchSize = batchSize, ClipNorm = clipNorm };
        using var twins = new Twins(s_normed, loss, new SgdSpec { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 }, options);
        double difference = twins.Run(Twins.Rows(6, loss, 4), rate: 0.05);
        output.WriteLine($"AGREE trainer {name}: {difference:e1}");
        Assert.True(difference <= Twins.Tolerance, $"{difference}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_losses_and_another_seed_others()
    {
        Assert.Equal(Losses(seed: 3), Losses(seed: 3));
        Assert.NotEqual(Losses(seed: 3), Losses(seed: 4));
    }

    [Fact]
    public void Measuring_changes_nothing_of_what_follows() => Assert.Equal(Losses(seed: 3), Losses(seed: 3, measures: true));

    [Fact]
    public void Measuring_puts_modes_and_running_statistics_back_to_the_last_bit()
    {
        var frozen = nn.BatchNorm1d(8);
        frozen.eval();
        var module = nn.Sequential(nn.Linear(6, 8), nn.BatchNorm1d(8), frozen, nn.Dropout(0.5), nn.Linear(8, 4));
        using var trainer = new ModuleTrainer(
            () => CallableModule.Of(module), new CrossEntropyLossSpec(), new SgdSpec(), new TrainerOptions());
        RowSet rows = Twins.Rows(6, new CrossEntropyLossSpec(), 4);
        Batch all = rows.Slice(0, rows.Count);
        trainer.TrainStep(all, 0.1);
        byte[][] before = Buffers(module);
        trainer.Evaluate(all);
        trainer.Probe(all);
        Assert.Equal(before, Buffers(module));
        Assert.Equal([true, true, false, true, true], module.children().Select(m => m.training));
        Assert.True(module.training);
        trainer.TrainStep(all, 0.1);
        Assert.NotEqual(before, Buffers(module));
    }

    [Fact]
    public void A_probe_takes_the_statistics_of_its_rows_but_not_for_a_layer_that_is_frozen()
    {
        var frozen = nn.BatchNorm1d(1);
        frozen.eval();
        RowSet rows = new([1, 2, 3, 6], [1, 2, 3, 6], [], 1);
        using var free = Trainer(() => CallableModule.Of(nn.BatchNorm1d(1)));
        using var kept = Trainer(() => CallableModule.Of(frozen));
        // Mean 3 and variance 3.5, against running ones of 0 and 1.
        double squares = rows.Values.ToArray().Average(x => Math.Pow((x - 3) / Math.Sqrt(3.5 + 1e-5) - x, 2));
        Assert.Equal(squares, free.Probe(rows.Slice(0, 4)), 1e-5);
        Assert.Equal(0, kept.Probe(rows.Slice(0, 4)), 1e-5);
        Assert.Equal(0, free.Evaluate(rows.Slice(0, 4)).Loss, 1e-5);
    }

    [Fact]
    public void Dropout_drops_its_share_in_training_and_nothing_in_a_probe()
    {
        using IDisposable scope = NewDisposeScope();
        manual_seed(1);
        var dropout = new GraphModule(Twins.Chain(new TensorShape(100), new DropoutSpec { P = 0.3 }));
        Tensor dropped = dropout.call(ones(200, 100));
        Assert.Equal(0.3, dropped.eq(0).to(ScalarType.Float64).mean().ToDouble(), 0.02);
        Assert.Equal(1 / 0.7, dropped.max().ToDouble(), 1e-5);

        RowSet rows = Twins.Rows(6, new MseLossSpec(), 1);
        using var twins = new Twins(s_dropping, new MseLossSpec());
        double probe = twins.Torch.Probe(rows.Slice(0, 64));
        Assert.Equal(twins.Embedded.Probe(rows.Slice(0, 64)), probe, 1e-6);
        Assert.NotEqual(probe, twins.Torch.TrainStep(rows.Slice(0, 64), 0), 1e-3);
    }

    [Fact]
    public void Modules_of_doubles_and_of_indices_get_what_they_take()
    {
        RowSet rows = new([0, 1, 2, 1], [1, 0], [], 2);
        using var doubles = Trainer(() => CallableModule.Of(nn.Linear(2, 1, dtype: ScalarType.Float64)), ScalarType.Float64);
        using var indices = Trainer(
            () => CallableModule.Of(nn.Sequential(nn.Embedding(3, 2), nn.Flatten(), nn.Linear(4, 1))), ScalarType.Int64);
        Assert.All(new[] { doubles, indices }, trainer =>
        {
            double first = trainer.TrainStep(rows.Slice(0, 2), 0.1);
            Assert.True(trainer.Evaluate(rows.Slice(0, 2)).Loss < first);
        });
    }

    [Fact]
    public void Parameters_that_are_frozen_or_unused_stay_as_they_are()
    {
        Linear used = nn.Linear(2, 1), frozen = nn.Linear(2, 2), unused = nn.Linear(2, 2);
        frozen.weight.requires_grad = false;
        var all = nn.ModuleList<nn.Module<Tensor, Tensor>>(used, frozen, unused);
        float[] Untrained() => [.. frozen.weight.data<float>(), .. unused.weight.data<float>()];
        float[] before = Untrained();
        var callable = new CallableModule(all, x => used.call(frozen.call(x)));
        using var trainer = new ModuleTrainer(() => callable, new MseLossSpec(), new AdamWSpec { WeightDecay = 0.5 }, new TrainerOptions());
        trainer.TrainStep(new Batch([1, 2, 3, 4], [0, 1], [], 2), 0.1);
        Assert.Equal(before, Untrained());
    }

    [Fact]
    public void One_thread_is_the_default()
    {
        using var trainer = Trainer(() => CallableModule.Of(nn.Linear(1, 1)));
        Assert.Equal(1, get_num_threads());
    }

    private static ModuleTrainer Trainer(Func<CallableModule> create, ScalarType input = ScalarType.Float32) =>
        new(create, new MseLossSpec(), new SgdSpec(), new TrainerOptions(), input);

    private static double[] Losses(long seed, bool measures = false)
    {
        RowSet rows = Twins.Rows(6, new MseLossSpec(), 1);
        var model = Twins.Chain(new TensorShape(6), new LinearSpec(6, 8), new BatchNorm1dSpec(8), new DropoutSpec(), new LinearSpec(8, 1));
        using var trainer = new ModuleTrainer(Create, new MseLossSpec(), new AdamSpec(), new TrainerOptions { Seed = seed });
        double[] losses = new double[10];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = trainer.TrainStep(rows.Slice(0, 32), 0.01);
            if (!measures)
                continue;
            trainer.Evaluate(rows.Slice(0, 64));
            trainer.Probe(rows.Slice(0, 64));
        }

        return losses;

        // The dropout in front draws in evaluation too.
        CallableModule Create()
        {
            var graph = new GraphModule(model);
            return new CallableModule(graph, x => graph.call(nn.functional.dropout(x, 0.1, training: true)));
        }
    }

    private static byte[][] Buffers(nn.Module module) => [.. module.buffers().Select(b => b.bytes.ToArray())];
}
