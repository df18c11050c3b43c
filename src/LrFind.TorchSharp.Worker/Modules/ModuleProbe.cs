using LrFind.Foundation;
using LrFind.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules;

/// <summary>What is known of a module before it is trained.</summary>
/// <param name="Input">The type of the values that it takes.</param>
/// <param name="OutputShape">The shape of what it gives for a row.</param>
/// <param name="ParameterCount">The values that training changes.</param>
/// <param name="Layers">Its layers, by their names.</param>
/// <param name="Warnings">What the user should know, and what to do about it.</param>
internal sealed record ModuleDescription(
    ScalarType Input, long[] OutputShape, long ParameterCount, IReadOnlyList<LayerSummary> Layers, IReadOnlyList<Warning> Warnings);

/// <summary>Finds out about a module by giving it a batch.</summary>
/// <param name="file">The file that the user named.</param>
/// <param name="name">The model's name.</param>
/// <param name="module">The module.</param>
internal sealed class ModuleProbe(string file, string name, UserModule module)
{
    // As libtorch and TorchSharp put it when a layer looks rows of a table up.
    private static readonly string[] s_wantsIndices = ["indices", "index", "embedding", "Long", "int64", "Int64"];

    private readonly List<Warning> _warnings = [];

    public ModuleDescription Describe(TensorShape input, int rows)
    {
        Parameter[] trained = [.. module.Module.parameters().Where(p => p.requires_grad)];
        CheckRegistration(trained.Length);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable evaluation = no_grad();
        WarnOfGroupNorms();
        module.Module.eval();
        long[] shape = [rows, .. Enumerable.Range(0, input.Rank).Select(i => (long)input[i])];
        (ScalarType type, Tensor output) = Run(shape);
        WarnOfRandomness(shape, type);
        module.Module.train();
        if (output.dim() == 0 || output.shape[0] != rows)
        {
            throw new InputException(file, $"'{name}' gives a tensor of shape {UserModule.Shape(output)} for a batch of {rows} rows; "
                + "expected the rows as its first dimension");
        }

        if (module.GaveSeveral)
        {
            _warnings.Add(new($"'{name}' gives several tensors; the first one is taken as its output",
                "return the output alone, or as the first one"));
        }

        return new ModuleDescription(type, output.shape[1..], trained.Sum(p => p.numel()), Layers(), _warnings);
    }

    // Numbers as data has them, else of the precision that all parameters have, else indices for a layer that looks them up.
    private (ScalarType Type, Tensor Output) Run(long[] shape)
    {
        try
        {
            return (ScalarType.Float32, Forward(shape, ScalarType.Float32));
        }
        catch (InputException e)
        {
            ScalarType other = module.Module.parameters().All(p => p.dtype == ScalarType.Float64) ? ScalarType.Float64 : ScalarType.Int64;
            if (other == ScalarType.Int64 && !Embeds() && !s_wantsIndices.Any(w => e.Message.Contains(w, StringComparison.Ordinal)))
                throw;
            try
            {
                return (other, Forward(shape, other));
            }
            catch (InputException)
            {
                throw e;
            }
        }
    }

    private Tensor Forward(long[] shape, ScalarType type)
    {
        using Tensor input = zeros(shape, type);
        return module.Forward(input);
    }

    // Passes of one seed differ by what the module keeps from one to the next; if they are equal, another seed shows what is random.
    private void WarnOfRandomness(long[] shape, ScalarType type)
    {
        // Indices of a table may have no row 1; and of zeros, dropout would leave zeros.
        using Tensor input = type == ScalarType.Int64 ? zeros(shape, type) : ones(shape, type);
        Tensor first = Pass(seed: 0), second = Pass(seed: 0);
        if (!first.Equals(second) || first.Equals(Pass(seed: 1)))
            return;
        _warnings.Add(new($"'{name}' is random in evaluation mode too, so that its losses are noisier than they need be",
            "write functional.dropout(x, p, training), or use nn.Dropout, and draw other random numbers in training alone"));

        Tensor Pass(long seed)
        {
            manual_seed(seed);
            return module.Forward(input).nan_to_num();
        }
    }

    // TorchSharp 0.107 draws nothing for them.
    private void WarnOfGroupNorms()
    {
        string[] unset = [.. module.Module.named_modules().Where(m => m.module is GroupNorm { weight: { } weight, bias: { } bias }
            && !(weight.eq(1).all().item<bool>() && bias.eq(0).all().item<bool>())).Select(m => $"'{m.name}'")];
        if (unset.Length == 0)
            return;
        _warnings.Add(new($"the weights of {string.Join(", ", unset)} of '{name}' are not 1 at first, or the biases not 0: what TorchSharp makes "
            + "of a GroupNorm is whatever was in memory", "set them in the constructor, as in init.ones_(norm.weight); init.zeros_(norm.bias)"));
    }

    private bool Embeds() => module.Module.modules().Prepend(module.Module).Any(m => m is Embedding or EmbeddingBag);

    private void CheckRegistration(int trained)
    {
        string[] forgotten = [.. Registration.Forgotten(module.Module)];
        string fields = string.Join(", ", forgotten.Select(f => $"'{f}'"));
        const string Remedy =
            "call RegisterComponents() at the end of the constructor, and keep several modules in a ModuleList or Sequential";
        if (trained == 0 && forgotten.Length > 0)
            throw new InputException(file, $"nothing of '{name}' would be trained: {fields} not registered with it; {Remedy}");
        if (trained == 0)
        {
            throw new InputException(file, $"nothing of '{name}' would be trained: it has no parameters that require gradients; "
                + "expected at least one layer");
        }

        if (forgotten.Length > 0)
            _warnings.Add(new($"{fields} of '{name}' would not be trained: not registered with it", Remedy));
    }

    // What has no layers within it; the module itself where it is one.
    private List<LayerSummary> Layers()
    {
        List<LayerSummary> layers = [.. module.Module.named_modules()
            .Where(m => m.name.Length > 0 && !m.module.children().Any()).Select(m => Layer(m.name, m.module))];
        string itself = TypeNames.Of(module.Module.GetType());
        return layers.Count > 0 ? layers : [Layer(itself, module.Module)];
    }

    private static LayerSummary Layer(string name, nn.Module layer) => new(name, TypeNames.Of(layer.GetType()), "");
}
