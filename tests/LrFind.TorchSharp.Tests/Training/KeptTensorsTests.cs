using LrFind.Data;
using LrFind.Engines;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.TorchSharp.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Training;

/// <summary>Modules as users write them: they dispose of nothing, and some remember.</summary>
[Collection(TorchTests.Name)]
public class KeptTensorsTests
{
    private const int Inputs = 256;

    [Fact]
    public void A_careless_module_does_not_fill_the_memory()
    {
        using var trainer = Trainer(() => new Careless());
        RowSet rows = Twins.Rows(Inputs, new MseLossSpec(), 1);
        // Without a scope around each step this comes to 800 MB.
        Take(500);
        long before = WorkingSet();
        Take(3000);
        long grown = WorkingSet() - before;
        Assert.True(grown < 64 << 20, $"{grown >> 20} MB");

        void Take(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                trainer.TrainStep(rows.Slice(0, 64), 1e-3);
                if (i % 10 == 0)
                    trainer.Probe(rows.Slice(0, 64));
            }
        }
    }

    public static TheoryData<string> Keepers() => ["field", "array", "list", "dictionary", "tuple", "object", "nested"];

    [Theory]
    [MemberData(nameof(Keepers))]
    public void What_a_module_keeps_survives_the_step_and_goes_when_it_is_replaced(string place)
    {
        Keeper? keeper = null;
        using var trainer = Trainer(() => keeper = place == "nested" ? new Nesting() : new Keeper(place));
        RowSet rows = Twins.Rows(Inputs, new MseLossSpec(), 1);
        var seen = new List<Tensor>();
        for (int i = 0; i < 5; i++)
        {
            trainer.TrainStep(rows.Slice(0, 32), 1e-3);
            seen.Add(keeper!.Innermost.Kept!);
            Assert.False(seen[^1].IsInvalid);
        }

        Assert.Equal(5, seen.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(seen[..^1], tensor => Assert.True(tensor.IsInvalid));
        Assert.Equal(5, keeper!.Innermost.Kept![0, 0].ToDouble());
    }

    [Fact]
    public void A_measurement_leaves_the_state_of_the_last_step()
    {
        Keeper? keeper = null;
        using var trainer = Trainer(() => keeper = new Keeper("tuple"));
        RowSet rows = Twins.Rows(Inputs, new MseLossSpec(), 1);
        trainer.TrainStep(rows.Slice(0, 32), 1e-3);
        Tensor state = keeper!.Kept!;
        // In parts of 32 rows.
        Assert.Equal(trainer.Probe(rows.Slice(0, 64)), trainer.Probe(rows.Slice(0, 64)));
        Assert.Same(state, keeper.Kept);
        Assert.Equal(1, state[0, 0].ToDouble());
    }

    [Fact]
    public void What_is_first_made_in_a_measurement_stays()
    {
        Keeper? keeper = null;
        using var trainer = Trainer(() => keeper = new Keeper("field"));
        RowSet rows = Twins.Rows(Inputs, new MseLossSpec(), 1);
        trainer.Evaluate(rows.Slice(0, 32));
        trainer.TrainStep(rows.Slice(0, 32), 1e-3);
        Assert.False(keeper!.Kept!.IsInvalid);
    }

    [Fact]
    public void A_recurrent_layer_carries_its_hidden_state_on()
    {
        using var trainer = Trainer(() => new Recurrent());
        RowSet rows = Twins.Rows(Inputs, new MseLossSpec(), 1);
        double first = trainer.TrainStep(rows.Slice(0, 32), 0), second = trainer.TrainStep(rows.Slice(0, 32), 0);
        Assert.NotEqual(first, second);
        for (int i = 0; i < 20; i++)
            trainer.TrainStep(rows.Slice(0, 32), 1e-2);
        Assert.True(trainer.Evaluate(rows.Slice(0, 32)).Loss < first);
    }

    private static ModuleTrainer Trainer(Func<nn.Module<Tensor, Tensor>> create) => new(
        () => CallableModule.Of(create()), new MseLossSpec(), new SgdSpec(), new TrainerOptions { BatchSize = 32 });

    private static long WorkingSet()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }

    private sealed class Careless : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _first = nn.Linear(Inputs, 64), _last = nn.Linear(64, 1);
        private Tensor? _scale;

        public Careless() : base("careless") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            _scale ??= ones(64);
            Tensor hidden = _first.call(input * 2 - input);
            return _last.call((hidden.relu() + hidden.tanh()) * _scale / 2);
        }
    }

    /// <summary>Counts its calls in a tensor of a new object each time.</summary>
    private class Keeper : nn.Module<Tensor, Tensor>
    {
        private readonly string _place;
        private readonly Linear _linear = nn.Linear(Inputs, 1);
        private readonly Tensor?[] _array = new Tensor?[2];
        private readonly List<Tensor> _list = [];
        private readonly Dictionary<string, Tensor> _map = [];
        private Tensor? _field;
        private (int, Tensor?) _tuple;
        private Memory? _object;

        public Keeper(string place) : base("keeper")
        {
            _place = place;
            RegisterComponents();
        }

        public virtual Keeper Innermost => this;

        public Tensor? Kept => _place switch
        {
            "field" => _field,
            "array" => _array[1],
            "list" => _list.LastOrDefault(),
            "dictionary" => _map.GetValueOrDefault("kept"),
            "tuple" => _tuple.Item2,
            _ => _object?.Kept,
        };

        public override Tensor forward(Tensor input)
        {
            Keep((Kept is { } former ? former + 1 : ones(1, 1)).detach());
            return _linear.call(input) + Kept!;
        }

        private void Keep(Tensor kept)
        {
            switch (_place)
            {
                case "field": _field = kept; break;
                case "array": _array[1] = kept; break;
                case "list": _list.Clear(); _list.Add(kept); break;
                case "dictionary": _map["kept"] = kept; break;
                case "tuple": _tuple = (0, kept); break;
                default: _object = new Memory(kept); break;
            }
        }

        private sealed record Memory(Tensor Kept);
    }

    private sealed class Nesting : Keeper
    {
        private readonly Keeper _inner = new("field");

        public Nesting() : base("field") => RegisterComponents();

        public override Keeper Innermost => _inner;

        public override Tensor forward(Tensor input) => _inner.call(input);
    }

    private sealed class Recurrent : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM _lstm = nn.LSTM(64, 16, batchFirst: true);
        private readonly Linear _head = nn.Linear(16, 1);
        private (Tensor, Tensor)? _state;

        public Recurrent() : base("recurrent") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            (Tensor all, Tensor h, Tensor c) = _lstm.call(input.reshape(input.shape[0], -1, 64), _state);
            _state = (h.detach(), c.detach());
            return _head.call(all.select(1, -1));
        }
    }
}
