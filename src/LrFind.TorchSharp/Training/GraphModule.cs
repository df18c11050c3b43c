using System.Globalization;
using LrFind.Models;
using LrFind.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>A graph of layers as a module. It takes [rows, features] and gives [rows, …] of the model's output shape.</summary>
internal sealed class GraphModule : nn.Module<Tensor, Tensor>
{
    private readonly ModelSpec _model;
    private readonly GraphLayer[] _layers;
    private readonly long[] _inputSizes;

    /// <summary>Makes the layers, in their order, each with PyTorch's initial weights from torch's generator.</summary>
    public GraphModule(ModelSpec model) : base(model.Name)
    {
        _model = model;
        _layers = new GraphLayer[model.Nodes.Count];
        for (int i = 0; i < _layers.Length; i++)
        {
            ModelNode node = model.Nodes[i];
            if (node.SharedWith is { } owner)
            {
                _layers[i] = _layers[owner];
                continue;
            }

            _layers[i] = LayerModules.Create(node.Layer, model.InputShapes(i), model.Name);
            if (_layers[i].Module is not { } module)
                continue;
            foreach (Parameter parameter in module.parameters())
                parameter.requires_grad = node.IsTrained;
            // By their place, as in torch.nn.Sequential: torch does not take names with dots. What is not registered is not told of
            // evaluation.
            if (!node.IsAlwaysTraining)
                register_module(i.ToString(CultureInfo.InvariantCulture), module);
        }

        _inputSizes = new long[model.InputShape.Rank + 1];
        _inputSizes[0] = -1;
        for (int i = 1; i < _inputSizes.Length; i++)
            _inputSizes[i] = model.InputShape[i - 1];
    }

    /// <summary>All parameters, their names made of the node's and PyTorch's own, as in fc1.weight.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters =>
        from i in Enumerable.Range(0, _layers.Length)
        where _layers[i].Module is not null && _model.Nodes[i].SharedWith is null
        from named in _layers[i].Module!.named_parameters()
        select (_model.Nodes[i].Layer is ParameterSpec ? _model.Nodes[i].Name : $"{_model.Nodes[i].Name}.{named.name}", named.parameter);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Tensor start = input.reshape(_inputSizes);
        var values = new Tensor[_layers.Length];
        for (int i = 0; i < values.Length; i++)
        {
            IReadOnlyList<int> sources = _model.Nodes[i].Inputs;
            // What takes nothing sees how many rows there are.
            var taken = new Tensor[Math.Max(1, sources.Count)];
            taken[0] = start;
            for (int j = 0; j < sources.Count; j++)
                taken[j] = sources[j] == ModelSpec.InputNode ? start : values[sources[j]];
            values[i] = _layers[i].Forward(taken);
        }

        return values[^1];
    }
}
