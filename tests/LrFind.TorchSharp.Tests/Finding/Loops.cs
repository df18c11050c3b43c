using System.Text;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Finding;

/// <summary>Small trainings, and all that is to be the same after a range test.</summary>
internal sealed class Loop : IDisposable
{
    public const int Inputs = 6;

    private readonly List<(Tensor Input, Tensor Target)> _batches;

    public Loop(Func<IEnumerable<Parameter>, optim.Optimizer>? optimizer = null, nn.Module<Tensor, Tensor>? model = null)
    {
        manual_seed(5);
        Model = model ?? nn.Sequential(
            nn.Linear(Inputs, 16), nn.BatchNorm1d(16), nn.Tanh(), nn.Dropout(0.1), nn.Linear(16, 1));
        Optimizer = optimizer?.Invoke(Model.parameters()) ?? optim.SGD(Model.parameters(), 0.05, momentum: 0.9);
        _batches = [.. Enumerable.Range(0, 4).Select(_ => Batch(32))];
    }

    public nn.Module<Tensor, Tensor> Model { get; }

    public optim.Optimizer Optimizer { get; }

    public IReadOnlyList<(Tensor Input, Tensor Target)> Batches => _batches;

    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.mse_loss(output, target);

    public static (Tensor Input, Tensor Target) Batch(int rows)
    {
        Tensor x = randn(rows, Inputs);
        return (x, x.sum(1, keepdim: true).sin());
    }

    public RangeTestResult Find(IEnumerable<(Tensor Input, Tensor Target)>? validation = null, int steps = 30) =>
        LearningRateFinder.Find(Model, Optimizer, Loss, _batches, validation, new() { Steps = steps });

    /// <summary>Steps as a user takes them, the last of which leaves its gradients.</summary>
    public byte[] Train(int steps)
    {
        var losses = new List<double>();
        for (int i = 0; i < steps; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor x, Tensor y) = _batches[i % _batches.Count];
            Optimizer.zero_grad();
            Tensor loss = Loss(Model.call(x), y);
            loss.backward();
            Optimizer.step();
            losses.Add(loss.ToDouble());
        }

        return [.. losses.SelectMany(BitConverter.GetBytes)];
    }

    /// <summary>Everything as bytes, the optimizer as TorchSharp itself writes it.</summary>
    public SortedDictionary<string, byte[]> State()
    {
        var state = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach ((string name, Parameter parameter) in Model.named_parameters())
        {
            state[$"weight {name}"] = parameter.bytes.ToArray();
            state[$"trained {name}"] = [parameter.requires_grad ? (byte)1 : (byte)0];
            using Tensor? gradient = parameter.grad;
            state[$"gradient {name}"] = gradient is null ? [] : gradient.bytes.ToArray();
        }

        foreach ((string name, Tensor buffer) in Model.named_buffers())
            state[$"buffer {name}"] = buffer.bytes.ToArray();
        foreach ((string name, nn.Module module) in Model.named_modules().Prepend(("", Model)))
            state[$"mode {name}"] = [module.training ? (byte)1 : (byte)0];
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            ((OptimizerHelper)Optimizer).save_state_dict(writer);
        state["optimizer"] = stream.ToArray();
        using Tensor generator = random.get_rng_state();
        state["generator"] = generator.bytes.ToArray();
        return state;
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
        foreach ((Tensor x, Tensor y) in _batches)
        {
            x.Dispose();
            y.Dispose();
        }
    }
}
