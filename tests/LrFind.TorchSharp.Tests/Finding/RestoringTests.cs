using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Finding;

/// <summary>After a range test all is as before, to the last bit.</summary>
[Collection(TorchTests.Name)]
public class RestoringTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> s_optimizers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD with momentum"] = p => optim.SGD(p, 0.05, momentum: 0.9, dampening: 0.1, weight_decay: 0.01),
        ["SGD with Nesterov momentum"] = p => optim.SGD(p, 0.05, momentum: 0.9, nesterov: true),
        ["Adam"] = p => optim.Adam(p, 0.01),
        ["Adam with amsgrad"] = p => optim.Adam(p, 0.01, weight_decay: 0.01, amsgrad: true),
        ["AdamW"] = p => optim.AdamW(p, 0.01),
        ["AdamW with amsgrad"] = p => optim.AdamW(p, 0.01, amsgrad: true),
        ["Adamax"] = p => optim.Adamax(p, 0.01),
        ["Adadelta"] = p => optim.Adadelta(p, 0.5),
        ["Adagrad"] = p => optim.Adagrad(p, 0.05, lr_decay: 0.01),
        ["NAdam"] = p => optim.NAdam(p, 0.01),
        ["RAdam"] = p => optim.RAdam(p, 0.01),
        ["RMSProp"] = p => optim.RMSProp(p, 0.01),
        ["RMSProp, centered, with momentum"] = p => optim.RMSProp(p, 0.01, momentum: 0.9, centered: true),
        ["ASGD"] = p => optim.ASGD(p, 0.05, t0: 2),
        ["Rprop"] = p => optim.Rprop(p, 0.01),
    };

    public static TheoryData<string, int> Optimizers()
    {
        var cases = new TheoryData<string, int>();
        foreach (string name in s_optimizers.Keys)
        {
            cases.Add(name, 0);
            cases.Add(name, 3);
        }

        return cases;
    }

    [Fact]
    public void Every_optimizer_of_TorchSharp_is_tried()
    {
        IEnumerable<string> types = typeof(OptimizerHelper).Assembly.GetExportedTypes()
            .Where(t => t.IsSubclassOf(typeof(optim.Optimizer)) && !t.IsAbstract).Select(t => t.Name);
        Assert.Equal(types.Except(["LBFGS"]).Order(), s_optimizers.Keys.Select(k => k.Split(' ', ',')[0]).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void All_is_as_before(string optimizer, int stepsBefore)
    {
        using var loop = new Loop(s_optimizers[optimizer]);
        loop.Train(stepsBefore);
        SortedDictionary<string, byte[]> before = loop.State();
        Assert.True(loop.Find(loop.Batches).Curve.Count > 10);
        Assert.Equal(before, loop.State());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_training_goes_on_as_if_there_had_been_no_test(string optimizer, int stepsBefore)
    {
        byte[] Losses(bool tests)
        {
            using var loop = new Loop(s_optimizers[optimizer]);
            loop.Train(stepsBefore);
            // In a scope of the user's, which ends before the training goes on.
            using (NewDisposeScope())
            {
                if (tests)
                    loop.Find();
            }

            return [.. loop.Train(8), .. loop.State().Values.SelectMany(v => v)];
        }

        Assert.Equal(Losses(tests: false), Losses(tests: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public void All_is_as_before_after_an_exception_of_the_loss(int steps)
    {
        using var loop = new Loop();
        loop.Train(3);
        SortedDictionary<string, byte[]> before = loop.State();
        var thrown = new InvalidOperationException("no such label");
        int taken = 0;
        Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => LearningRateFinder.Find(
            loop.Model, loop.Optimizer, (output, target) => ++taken > steps ? throw thrown : Loop.Loss(output, target), loop.Batches)));
        Assert.Equal(before, loop.State());
    }

    [Fact]
    public void All_is_as_before_after_a_cancellation_and_after_an_exception_of_the_batches()
    {
        using var loop = new Loop();
        loop.Train(3);
        SortedDictionary<string, byte[]> before = loop.State();
        using var source = new CancellationTokenSource();
        IEnumerable<(Tensor, Tensor)> Ending(Action end)
        {
            yield return loop.Batches[0];
            yield return loop.Batches[1];
            end();
            yield return loop.Batches[2];
        }

        Assert.Throws<OperationCanceledException>(() => LearningRateFinder.Find(
            loop.Model, loop.Optimizer, Loop.Loss, Ending(source.Cancel), cancellation: source.Token));
        Assert.Equal(before, loop.State());
        Assert.Throws<IOException>(() => LearningRateFinder.Find(
            loop.Model, loop.Optimizer, Loop.Loss, Ending(() => throw new IOException("gone"))));
        Assert.Equal(before, loop.State());
    }

    [Fact]
    public void Modes_frozen_layers_and_groups_are_as_before_even_where_the_loop_changes_them()
    {
        Linear first = nn.Linear(Loop.Inputs, 8), last = nn.Linear(8, 1);
        BatchNorm1d frozen = nn.BatchNorm1d(8);
        frozen.eval();
        first.weight.requires_grad = false;
        using var loop = new Loop(
            _ => optim.SGD(new SGD.ParamGroup[] { new(first.parameters(), lr: 0.01), new(last.parameters(), lr: 0.1) }, 1),
            nn.Sequential(first, frozen, last));
        loop.Train(2);
        SortedDictionary<string, byte[]> before = loop.State();
        LearningRateFinder.Find(loop.Model, loop.Optimizer, (output, target) =>
        {
            first.weight.requires_grad = true;
            frozen.train();
            return Loop.Loss(output, target);
        }, loop.Batches);
        Assert.Equal(before, loop.State());
        Assert.Equal([0.01, 0.1], loop.Optimizer.ParamGroups.Select(g => g.LearningRate));
    }

    [Fact]
    public void The_gradients_of_before_are_the_same_tensors()
    {
        using var loop = new Loop();
        loop.Train(1);
        Parameter parameter = loop.Model.parameters().First();
        using Tensor before = parameter.grad!;
        loop.Find();
        before.fill_(7);
        using Tensor after = parameter.grad!;
        Assert.Equal(7, after.mean().ToDouble());
    }

    [Theory]
    [InlineData("tuple", true)]
    [InlineData("tuple, replaced and disposed of", true)]
    [InlineData("dictionary", true)]
    [InlineData("replaced and disposed of", true)]
    [InlineData("written into", true)]
    [InlineData("tuple", false)]
    [InlineData("tuple, replaced and disposed of", false)]
    [InlineData("dictionary", false)]
    [InlineData("replaced and disposed of", false)]
    [InlineData("written into", false)]
    public void What_a_module_keeps_in_its_fields_is_as_before(string place, bool isFilled)
    {
        var model = new Remembering(place);
        using var loop = new Loop(model: model);
        if (isFilled)
            loop.Train(3);
        Assert.Equal(isFilled ? 3 : null, model.Kept?.ToDouble());
        loop.Find(loop.Batches);
        Assert.Equal(isFilled ? 3 : null, model.Kept?.ToDouble());
        loop.Train(2);
        Assert.Equal(isFilled ? 5 : 2, model.Kept!.ToDouble());
    }

    /// <summary>Counts its calls in a tensor that is no buffer.</summary>
    private sealed class Remembering : nn.Module<Tensor, Tensor>
    {
        private readonly string _place;
        private readonly Linear _linear = nn.Linear(Loop.Inputs, 1);
        private readonly Dictionary<string, Tensor> _map = [];
        private (int Calls, Tensor? Kept)? _tuple;
        private Tensor? _field;

        public Remembering(string place) : base("remembering")
        {
            _place = place;
            RegisterComponents();
        }

        public Tensor? Kept => _place switch
        {
            "tuple" or "tuple, replaced and disposed of" => _tuple?.Kept,
            "dictionary" => _map.GetValueOrDefault("kept"),
            _ => _field,
        };

        public override Tensor forward(Tensor input)
        {
            Tensor next = ((Kept ?? zeros(1)) + 1).DetachFromDisposeScope();
            switch (_place)
            {
                case "tuple" or "tuple, replaced and disposed of":
                    if (_place != "tuple")
                        _tuple?.Kept?.Dispose();
                    _tuple = (1, next);
                    break;
                case "dictionary":
                    _map["kept"] = next;
                    break;
                case "written into" when _field is not null:
                    _field.add_(1);
                    break;
                case "replaced and disposed of":
                    _field?.Dispose();
                    _field = next;
                    break;
                default:
                    _field = next;
                    break;
            }

            return _linear.call(input);
        }
    }
}
