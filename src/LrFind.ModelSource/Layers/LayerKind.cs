using LrFind.Models.Layers;
using LrFind.ModelSource.Values;

namespace LrFind.ModelSource.Layers;

/// <summary>A layer of TorchSharp and the layer of the engine that it is.</summary>
/// <param name="name">The name in torch.nn.</param>
/// <param name="function">The name in torch.nn.functional and as a method of tensors; empty where there is none.</param>
/// <param name="parameters">
/// The parameters in their order; names that releases of TorchSharp use in turn are separated by a bar, and neither case nor underscores
/// count.
/// </param>
internal sealed class LayerKind(string name, string function, string[] parameters)
{
    private readonly LayerDescriptor _descriptor = LayerCatalog.Find(name) ?? throw new ArgumentException($"there is no layer {name}");

    /// <summary>Refuses arguments that lrfind has no equal of.</summary>
    public Action<SourceArguments>? Refuse { get; init; }

    /// <summary>Makes the layer, where it is not the same one for all arguments.</summary>
    public Func<SourceArguments, LayerSpec>? Make { get; init; }

    /// <summary>What is made of the layer by arguments that are none of its parameters.</summary>
    public Func<SourceArguments, LayerSpec, LayerSpec>? Adapt { get; init; }

    /// <summary>The name in torch.nn.</summary>
    public string Name { get; } = name;

    /// <summary>The name as a function; empty where there is none.</summary>
    public string Function { get; } = function;

    /// <summary>The parameters in their order.</summary>
    public string[] Parameters { get; } = parameters;

    /// <summary>The parameters of the function, behind the tensor: dropout has one more than the layer.</summary>
    public string[] FunctionParameters { get; } =
        function.StartsWith("dropout", StringComparison.Ordinal) ? ["p|probability", "training", "inplace"] : parameters;

    /// <summary>The layer as a module.</summary>
    public LayerModule CreateModule(SourceArguments arguments)
    {
        LayerSpec layer = arguments.Checked(() => Create(arguments));
        return new LayerModule(layer, Name, arguments.Call)
        {
            InPlace = arguments.Has("inplace") && arguments.Boolean("inplace", false),
            Dimension = arguments.Has("dim") && Name is not ("Unflatten" or "GLU") ? arguments.Integer("dim", least: 0, byDefault: -1) : -1,
        };
    }

    private LayerSpec Create(SourceArguments arguments)
    {
        Refuse?.Invoke(arguments);
        LayerSpec layer = Make?.Invoke(arguments) ?? _descriptor.Create(arguments);
        return Adapt?.Invoke(arguments, layer) ?? layer;
    }
}
