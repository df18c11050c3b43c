using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Engines.Worker;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Worker;

/// <summary>What goes to another process and comes back is the same there.</summary>
public sealed class MessagesTests
{
    private static readonly RowSet s_numbers = new([1, -0.5f, float.Epsilon, 1e30f, 5, 6], [0.25f, 1, 2], [], 2);
    private static readonly RowSet s_classes = new([1, 2, 3], [], [2, 0, 1], 1);

    public static TheoryData<OptimizerSpec> Optimizers => [.. OptimizerCatalog.All,
        new SgdSpec { Momentum = 0.9, Nesterov = true, WeightDecay = 1e-4 }, new RMSpropSpec { Momentum = 0.5, WeightDecay = 0.01 }];

    public static TheoryData<LossSpec> Losses =>
    [
        new MseLossSpec(), new L1LossSpec(), new SmoothL1LossSpec { Beta = 0.5 }, new HuberLossSpec { Delta = 2 },
        new PoissonNllLossSpec(LogInput: false, Full: true) { Epsilon = 1e-6 }, new BceWithLogitsLossSpec(),
        new CrossEntropyLossSpec { LabelSmoothing = 0.1 },
    ];

    [Fact]
    public void Rows_of_numbers_and_of_classes_arrive_as_they_were_sent()
    {
        foreach (RowSet sent in new[] { s_numbers, s_classes })
        {
            (int id, RowSet rows) = FrameStream.ReadRows(Sent(s => s.WriteRows(7, sent)));
            Assert.Equal(7, id);
            Assert.Equal((sent.Count, sent.FeatureCount, sent.ValueCount), (rows.Count, rows.FeatureCount, rows.ValueCount));
            Assert.Equal(sent.Slice(0, sent.Count).Features.ToArray(), rows.Slice(0, rows.Count).Features.ToArray());
            Assert.Equal(sent.Values.ToArray(), rows.Values.ToArray());
            Assert.Equal(sent.Labels.ToArray(), rows.Labels.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void An_optimizer_arrives_with_its_settings(OptimizerSpec optimizer) =>
        Assert.Equal(optimizer, Sent(Job() with { Optimizer = optimizer }).Optimizer);

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_arrives_with_its_settings(LossSpec loss) => Assert.Equal(loss, Sent(Job() with { Loss = loss }).Loss);

    [Fact]
    public void Weights_of_classes_arrive()
    {
        var weighted = (CrossEntropyLossSpec)Sent(Job() with { Loss = new CrossEntropyLossSpec { Weight = [1, 2.5f] } }).Loss;
        Assert.Equal([1, 2.5f], weighted.Weight!);
        var positive = (BceWithLogitsLossSpec)Sent(Job() with { Loss = new BceWithLogitsLossSpec { PosWeight = [3] } }).Loss;
        Assert.Equal([3f], positive.PosWeight!);
    }

    [Fact]
    public void Every_model_of_the_catalogue_arrives_with_the_same_layers()
    {
        foreach (ModelFamily family in ModelCatalog.All)
        {
            ModelSpec? model = Sized(family.Name);
            if (model is null)
                continue;
            var arrived = (ModelSpec)Sent(Job() with { Model = model }).Model;
            Assert.Equal(model.Nodes.Select(n => (n.Name, n.Layer, string.Join(',', n.Inputs))),
                arrived.Nodes.Select(n => (n.Name, n.Layer, string.Join(',', n.Inputs))));
            Assert.Equal(model.InputShape, arrived.InputShape);
        }
    }

    [Fact]
    public void A_module_arrives_with_what_is_known_of_it()
    {
        var source = new ModuleSource("My.csproj", "Net", new Dictionary<string, string> { ["hidden"] = "3" }, "sha256:1");
        var facts = new ModuleFacts("Int64", [2], 7, [new LayerSummary("fc", "Linear", "")], [new Warning("this", "do that")],
            source with { File = "My.dll" });
        var arrived = (ModuleSpec)Sent(Job() with { Model = new ModuleSpec("My.csproj#Net", source, new TensorShape(1, 4, 4), facts) }).Model;
        Assert.Equal(("My.csproj#Net", "My.csproj", "Net", "sha256:1"),
            (arrived.Name, arrived.Source.File, arrived.Source.Member, arrived.Source.Digest));
        Assert.Equal("3", arrived.Source.Arguments["hidden"]);
        Assert.Equal((new TensorShape(1, 4, 4), new TensorShape(2), 7L), (arrived.InputShape, arrived.OutputShape, arrived.ParameterCount));
        Assert.Equal(("Int64", "My.dll"), (arrived.Facts.InputType, arrived.Facts.Built!.File));
        Assert.Equal(facts.Layers, arrived.Layers);
        Assert.Equal(facts.Warnings, arrived.Facts.Warnings);
    }

    [Fact]
    public void A_job_arrives_whole()
    {
        TrainingJob sent = Job() with
        {
            Probe = s_numbers,
            Looks = new TrainingLooks([0, 3], s_numbers, s_classes),
            Blocks = new RowBlocks(s_classes, 2),
            Trainer = new TrainerOptions { BatchSize = 3, ClipNorm = 0.5, Seed = -9_000_000_000 },
        };
        TrainingJob arrived = Sent(sent);
        Assert.Equal(sent.Trainer, arrived.Trainer);
        Assert.Equal((sent.RowsPerStep, sent.Stop), (arrived.RowsPerStep, arrived.Stop));
        Assert.Equal(sent.LearningRates, arrived.LearningRates);
        Assert.Equal(s_numbers.Count, arrived.Probe!.Count);
        Assert.Equal([0, 3], arrived.Looks!.After);
        Assert.Equal((s_numbers.Count, s_classes.Labels.Length), (arrived.Looks.Validation.Count, arrived.Looks.Training!.Labels.Length));
        Assert.Equal((2, s_classes.Count), (arrived.Blocks!.Count, arrived.Blocks.Rows.Count));
    }

    [Fact]
    public void A_record_arrives_with_losses_that_are_no_numbers()
    {
        var sent = new TrainingRecord([new(0, 1e-5, 0.1 + 0.2, 2), new(1, 0.1, double.NaN), new(2, 1, double.PositiveInfinity, double.NaN)],
            StopReason.NonFiniteLoss, [new TrainingPoint(0, 1e-5, 0, double.NaN, 0.5), new TrainingPoint(3, 1, 2, 3, null)], [1, 2], []);
        TrainingRecord arrived = Sent(s => s.Write(FrameKind.Record, sent, MessageContext.Default.TrainingRecord))
            .Message(MessageContext.Default.TrainingRecord);
        Assert.Equal(sent.Points, arrived.Points);
        Assert.Equal(sent.Stop, arrived.Stop);
        Assert.Equal(sent.Looks, arrived.Looks);
        Assert.Equal(sent.Before, arrived.Before);
        Assert.Empty(arrived.After);
    }

    [Fact]
    public void Errors_arrive_as_what_they_were()
    {
        var input = new InputException("Net.cs", 3, 4, "found this; expected that");
        Assert.Equal(input.Message, Assert.IsType<InputException>(Arrived(input)).Message);
        var setting = new SettingException("Optimizer", "'lion'", "one that is there");
        Assert.Equal(setting.Message, Assert.IsType<SettingException>(Arrived(setting)).Message);

        static Exception Arrived(Exception e) =>
            Sent(s => s.Write(FrameKind.Error, ErrorMessage.From(e), MessageContext.Default.ErrorMessage))
                .Message(MessageContext.Default.ErrorMessage).ToException();
    }

    [Fact]
    public void A_pipe_that_ends_within_a_frame_ends()
    {
        using var stream = new MemoryStream();
        using var frames = new FrameStream(stream);
        frames.Write(FrameKind.Progress, 3);
        stream.SetLength(stream.Length - 1);
        stream.Position = 0;
        Assert.Null(frames.Read());
    }

    private static ModelSpec? Sized(string name)
    {
        foreach (TensorShape input in new[] { new TensorShape(6), new TensorShape(1, 16, 16), new TensorShape(2, 16) })
        {
            try
            {
                return ModelCatalog.Create(name, new DataShape(input, 3));
            }
            catch (SettingException)
            {
                // For rows of another shape.
            }
        }

        return null;
    }

    private static TrainingJob Job() => new()
    {
        Model = ModelCatalog.Create("linear", new DataShape(new TensorShape(2), 1)),
        Loss = new MseLossSpec(),
        Optimizer = new AdamSpec(),
        Trainer = new TrainerOptions(),
        Training = s_numbers,
        RowsPerStep = 2,
        LearningRates = [1e-5, 0.1 + 0.2, 1.0 / 3],
        Stop = StopRule.Diverged,
    };

    private static TrainingJob Sent(TrainingJob job)
    {
        List<RowSet> rows = [];
        int IdOf(RowSet set)
        {
            if (!rows.Contains(set))
                rows.Add(set);
            return rows.IndexOf(set);
        }

        var message = JobMessage.From(job, IdOf);
        Frame frame = Sent(s => s.Write(FrameKind.Run, message, MessageContext.Default.JobMessage));
        return frame.Message(MessageContext.Default.JobMessage).ToJob(rows.Index().ToDictionary(r => r.Index, r => r.Item));
    }

    private static Frame Sent(Action<FrameStream> send)
    {
        using var stream = new MemoryStream();
        using var frames = new FrameStream(stream);
        send(frames);
        stream.Position = 0;
        return frames.Read()!.Value;
    }
}
