using System.Runtime.CompilerServices;
using LrFind.Foundation;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules;

/// <summary>A module of the user's that is ready to train.</summary>
internal sealed class UserModule : IDisposable
{
    private readonly string _file;
    private readonly string _name;
    private readonly ForwardMethod _forward;

    internal UserModule(string file, string name, nn.Module module)
    {
        (_file, _name, Module) = (file, name, module);
        _forward = ForwardMethod.Find(module.GetType()) ?? throw new InputException(file, ForwardMethod.None(name, module.GetType()));
    }

    public nn.Module Module { get; }

    /// <summary>Whether the last pass gave several tensors, of which the first one was taken.</summary>
    internal bool GaveSeveral { get; private set; }

    /// <summary>What the module gives for a batch; of several tensors the first.</summary>
    /// <exception cref="InputException">The user's code threw, or gives no tensor.</exception>
    public Tensor Forward(Tensor input)
    {
        object? result = UserCode.Run(
            _file,
            () => $"'{_name}' failed on an input of shape {Shape(input)}, {input.dtype.ToString().ToLowerInvariant()}",
            () => _forward.Run(Module, input));
        GaveSeveral = result is ITuple;
        return FirstTensor(result)
            ?? throw new InputException(_file, $"'{_name}' gives {TypeNames.InWords(result)}; expected a tensor, or a tuple with one");
    }

    public void Dispose() => Module.Dispose();

    internal static string Shape(Tensor tensor) => $"({string.Join(", ", tensor.shape)})";

    private static Tensor? FirstTensor(object? result)
    {
        if (result is not ITuple tuple)
            return result as Tensor;
        for (int i = 0; i < tuple.Length; i++)
        {
            if (FirstTensor(tuple[i]) is { } found)
                return found;
        }

        return null;
    }
}
