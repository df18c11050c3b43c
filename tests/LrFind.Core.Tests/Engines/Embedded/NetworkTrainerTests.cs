using LrFind.Core.Tests.Engines.Embedded.Layers;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded;

public class NetworkTrainerTests
{
    private static readonly ModelSpec s_noisy = TestModels.Chain(
        20, new LinearSpec(20, 33), new BatchNorm1dSpec(33), new ReluSpec(), new DropoutSpec(), new LinearSpec(33, 1));

    private static readonly ModelSpec s_mlp = ModelCatalog.Create("mlp:32,16", 20, 4);

    public static TheoryData<string> Optimizers => [.. TestModels.Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_allocates_nothing(string optimizer)
    {
        foreach (LossSpec loss in TestModels.Losses.Values)
        {
            int outputs = TestModels.Outputs(loss);
            ModelSpec model = TestModels.Chain(20, new LinearSpec(20, 33), new TanhSpec(), new LinearSpec(33, 16), new ReluSpec(), new LinearSpec(16, outputs));
            using NetworkTrainer trainer = TestModels.Trainer(model, loss, TestModels.Optimizers[optimizer]);
            var batches = new BatchSampler(TestModels.Rows(64, 20, loss), 16, seed: 0);
            Allocation.IsNone(() => trainer.TrainStep(batches.Next(), 1e-3));
        }
    }

    [Theory]
    [MemberData(nameof(EveryActivation.Names), MemberType = typeof(EveryActivation))]
    [InlineData("dropout")]
    public void A_step_through_any_activation_allocates_nothing(string name)
    {
        LayerSpec layer = name == "dropout" ? new DropoutSpec() : EveryActivation.Named(name);
        using NetworkTrainer trainer = TestModels.Trainer(TestModels.Chain(20, new LinearSpec(20, 33), layer, new LinearSpec(33, 1)), new MseLossSpec());
        var batches = new BatchSampler(TestModels.Rows(64, 20, new MseLossSpec()), 16, seed: 0);
        Allocation.IsNone(() => trainer.TrainStep(batches.Next(), 1e-3));
    }

    [Fact]
    public void A_probe_allocates_nothing()
    {
        using NetworkTrainer trainer = TestModels.Trainer(s_noisy, new MseLossSpec());
        RowSet rows = TestModels.Rows(40, 20, new MseLossSpec());
        Allocation.IsNone(() => trainer.Probe(rows.Slice(0, 40)));
    }

    [Fact]
    public void Probes_change_nothing_of_what_follows()
    {
        double[] Losses(bool probe)
        {
            using NetworkTrainer trainer = TestModels.Trainer(s_noisy, new MseLossSpec(), new AdamSpec());
            RowSet rows = TestModels.Rows(64, 20, new MseLossSpec());
            var batches = new BatchSampler(rows, 16, seed: 0);
            double[] losses = new double[20];
            for (int i = 0; i < losses.Length; i++)
            {
                losses[i] = trainer.TrainStep(batches.Next(), 1e-2);
                if (probe)
                    trainer.Probe(rows.Slice(3, 37));
            }

            return [.. losses, trainer.Evaluate(rows.Slice(0, 64)).Loss];
        }

        Assert.Equal(Losses(probe: false), Losses(probe: true));
    }

    [Fact]
    public void A_probe_is_the_loss_of_training_where_nothing_is_drawn_or_remembered()
    {
        ModelSpec model = TestModels.Chain(20, new LinearSpec(20, 8), new BatchNorm1dSpec(8), new ReluSpec(), new LinearSpec(8, 1));
        using NetworkTrainer trainer = TestModels.Trainer(model, new MseLossSpec());
        RowSet rows = TestModels.Rows(16, 20, new MseLossSpec());
        double probe = trainer.Probe(rows.Slice(0, 16));
        Assert.Equal(probe, trainer.TrainStep(rows.Slice(0, 16), 0), 5);
        Assert.NotEqual(probe, trainer.Evaluate(rows.Slice(0, 16)).Loss, 3);
    }

    [Fact]
    public void The_loss_returned_is_that_before_the_update()
    {
        using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec());
        RowSet rows = TestModels.Rows(16, 20, new CrossEntropyLossSpec());
        double before = trainer.Evaluate(rows.Slice(0, 16)).Loss;
        double reported = trainer.TrainStep(rows.Slice(0, 16), 0.1);
        double after = trainer.Evaluate(rows.Slice(0, 16)).Loss;
        Assert.Equal(before, reported, 5);
        Assert.True(after < before);
    }

    [Fact]
    public void A_rate_of_0_changes_nothing()
    {
        using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec(), new AdamWSpec());
        float[] before = trainer.Network.Parameters.Values.Span.ToArray();
        trainer.TrainStep(TestModels.Rows(16, 20, new CrossEntropyLossSpec()).Slice(0, 16), 0);
        Assert.Equal(before, trainer.Network.Parameters.Values.Span.ToArray());
    }

    [Fact]
    public void Evaluation_changes_nothing_and_takes_any_number_of_rows()
    {
        using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec(), batchSize: 16);
        RowSet rows = TestModels.Rows(50, 20, new CrossEntropyLossSpec());
        float[] before = trainer.Network.Parameters.Values.Span.ToArray();
        Evaluation whole = trainer.Evaluate(rows.Slice(0, 50));
        Assert.Equal(before, trainer.Network.Parameters.Values.Span.ToArray());
        Evaluation first = trainer.Evaluate(rows.Slice(0, 20)), rest = trainer.Evaluate(rows.Slice(20, 30));
        Assert.Equal(whole.Loss, (20 * first.Loss + 30 * rest.Loss) / 50, 9);
        Assert.Equal(whole.Accuracy!.Value, (20 * first.Accuracy!.Value + 30 * rest.Accuracy!.Value) / 50, 9);
    }

    [Fact]
    public void Evaluation_in_parts_divides_by_the_weights_of_all_targets()
    {
        var loss = new CrossEntropyLossSpec { Weight = [0.5f, 2, 1, 0.25f] };
        using NetworkTrainer parts = TestModels.Trainer(s_mlp, loss, batchSize: 7), whole = TestModels.Trainer(s_mlp, loss, batchSize: 50);
        RowSet rows = TestModels.Rows(50, 20, loss);
        Assert.Equal(whole.Evaluate(rows.Slice(0, 50)).Loss, parts.Evaluate(rows.Slice(0, 50)).Loss, 9);
    }

    [Fact]
    public void Regression_has_no_accuracy()
    {
        using NetworkTrainer trainer = TestModels.Trainer(TestModels.Chain(3, new LinearSpec(3, 1)), new MseLossSpec());
        Assert.Null(trainer.Evaluate(TestModels.Rows(5, 3, new MseLossSpec()).Slice(0, 5)).Accuracy);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        float[] Weights(long seed)
        {
            using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec(), seed: seed);
            return trainer.Network.Parameters.Values.Span.ToArray();
        }

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }

    [Fact]
    public void Training_gives_the_same_bytes_for_any_number_of_threads()
    {
        float[] Trained(int threads)
        {
            ModelSpec model = ModelCatalog.Create("mlp:300,200", 250, 4);
            using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec(), new AdamSpec(), batchSize: 128, threads: threads);
            var batches = new BatchSampler(TestModels.Rows(256, 250, new CrossEntropyLossSpec()), 128, seed: 0);
            for (int i = 0; i < 20; i++)
                trainer.TrainStep(batches.Next(), 1e-3);
            return trainer.Network.Parameters.Values.Span.ToArray();
        }

        float[] one = Trained(1);
        Assert.Equal(one, Trained(2));
        Assert.Equal(one, Trained(3));
        Assert.Equal(one, Trained(7));
    }

    [Fact]
    public void Convolutions_give_the_same_bytes_for_any_number_of_threads()
    {
        ModelSpec model = TestModels.Chain(new TensorShape(2, 20, 20),
            new Conv2dSpec(2, 12, 3) { Padding = 1 }, new ReluSpec(), new Conv2dSpec(12, 8, 3), new FlattenSpec(), new LinearSpec(8 * 18 * 18, 4));
        float[] Trained(int threads)
        {
            using NetworkTrainer trainer = TestModels.Trainer(model, new CrossEntropyLossSpec(), new SgdSpec { Momentum = 0.9 }, batchSize: 37, threads: threads);
            RowSet rows = TestModels.Rows(37, model.InputShape.Count, new CrossEntropyLossSpec());
            for (int i = 0; i < 5; i++)
                trainer.TrainStep(rows.Slice(0, 37), 1e-2);
            return trainer.Network.Parameters.Values.Span.ToArray();
        }

        float[] one = Trained(1);
        Assert.Equal(one, Trained(2));
        Assert.Equal(one, Trained(5));
    }

    [Theory]
    [InlineData("sgd", 0.1)]
    [InlineData("adam", 0.01)]
    [InlineData("adamw", 0.01)]
    public void Training_learns_what_can_be_learned(string optimizer, double learningRate)
    {
        OptimizerSpec spec = optimizer switch { "sgd" => new SgdSpec { Momentum = 0.9 }, "adam" => new AdamSpec(), _ => new AdamWSpec() };
        using NetworkTrainer trainer = TestModels.Trainer(ModelCatalog.Create("mlp:32", 2, 1), new BceWithLogitsLossSpec(), spec, batchSize: 64);
        // Exclusive or: no linear model can do it.
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        float[] x = new float[400], y = new float[200];
        for (int i = 0; i < 200; i++)
        {
            (x[2 * i], x[2 * i + 1]) = (random.NextSingle(-1, 1), random.NextSingle(-1, 1));
            y[i] = x[2 * i] * x[2 * i + 1] > 0 ? 1 : 0;
        }

        var rows = new RowSet(x, y, [], 2);
        var batches = new BatchSampler(rows, 64, seed: 0);
        for (int i = 0; i < 600; i++)
            trainer.TrainStep(batches.Next(), learningRate);
        Assert.True(trainer.Evaluate(rows.Slice(0, 200)).Accuracy > 0.95);
    }

    [Fact]
    public void A_blow_up_is_not_hidden()
    {
        using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec());
        RowSet rows = TestModels.Rows(16, 20, new CrossEntropyLossSpec());
        double loss = 0;
        for (int i = 0; i < 20 && double.IsFinite(loss); i++)
            loss = trainer.TrainStep(rows.Slice(0, 16), 1e30);
        Assert.False(double.IsFinite(loss));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(5)]
    [InlineData(1)]
    public void A_batch_taken_in_parts_gives_the_step_of_the_whole(int part)
    {
        (double Loss, float[] Weights) After(int batchSize)
        {
            using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec(), batchSize: batchSize);
            double loss = trainer.TrainStep(TestModels.Rows(16, 20, new CrossEntropyLossSpec()).Slice(0, 16), 0.5);
            return (loss, trainer.Network.Parameters.Values.Span.ToArray());
        }

        (double loss, float[] weights) = After(16);
        (double partLoss, float[] partWeights) = After(part);
        Assert.Equal(loss, partLoss, 6);
        for (int i = 0; i < weights.Length; i++)
            Assert.Equal(weights[i], partWeights[i], 1e-6);
    }

    [Fact]
    public void Gradients_of_too_large_a_norm_are_scaled_down_to_it()
    {
        RowSet rows = TestModels.Rows(16, 20, new CrossEntropyLossSpec());
        float[] Moved(double? clipNorm)
        {
            using NetworkTrainer trainer = TestModels.Trainer(s_mlp, new CrossEntropyLossSpec(), clipNorm: clipNorm);
            float[] before = trainer.Network.Parameters.Values.Span.ToArray();
            trainer.TrainStep(rows.Slice(0, 16), 1);
            return [.. trainer.Network.Parameters.Values.Span.ToArray().Zip(before, (a, b) => b - a)];
        }

        static double Norm(float[] x) => Math.Sqrt(x.Sum(v => (double)v * v));
        double free = Norm(Moved(null));
        Assert.Equal(free, Norm(Moved(2 * free)), 6);
        Assert.Equal(free / 3, Norm(Moved(free / 3)), 5);
    }

    [Fact]
    public void Initial_weights_fill_the_interval_that_PyTorch_draws_from()
    {
        using NetworkTrainer trainer = TestModels.Trainer(TestModels.Chain(100, new LinearSpec(100, 50)), new CrossEntropyLossSpec());
        float[] weights = [.. trainer.Network.Parameters.Values.Span.ToArray().Where(w => w != 0)];
        Assert.Equal(0.1f, weights.Max(), 0.001f);
        Assert.Equal(-0.1f, weights.Min(), 0.001f);
        Assert.Equal(0, weights.Average(), 0.003);
        Assert.Equal(0.1 / Math.Sqrt(3), Math.Sqrt(weights.Average(w => w * w)), 0.002);
    }
}
