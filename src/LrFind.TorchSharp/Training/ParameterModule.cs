using LrFind.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>A parameter that is no layer's: the same row for each row that comes.</summary>
internal sealed class ParameterModule : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _values;

    /// <summary>Draws the initial values.</summary>
    public ParameterModule(ParameterSpec spec) : base("parameter")
    {
        long[] shape = [1, .. spec.Shape.ToArray()];
        using Tensor drawn = spec.Init switch
        {
            ParameterInit.Normal => randn(shape),
            ParameterInit.Uniform => rand(shape),
            ParameterInit.Range => arange(spec.Shape.Count, ScalarType.Float32).reshape(shape),
            _ => zeros(shape),
        };
        _values = new Parameter(drawn * spec.Scale + spec.Offset);
        register_parameter("values", _values);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        long[] sizes = _values.shape;
        sizes[0] = input.shape[0];
        return _values.expand(sizes);
    }
}
