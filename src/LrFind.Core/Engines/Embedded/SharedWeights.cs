using System.Numerics.Tensors;
using LrFind.Engines.Embedded.Layers;

namespace LrFind.Engines.Embedded;

/// <summary>
/// The weights of a layer for another one that shares them: the same values, with gradients of its own, for a layer overwrites what it
/// finds. <see cref="WeightSum"/> adds them up.
/// </summary>
internal sealed class SharedWeights : IParameterSource
{
    private readonly Parameter[] _own;
    private readonly Parameter[] _branches;
    private readonly float[][] _values;
    private int _taken;

    /// <param name="owner">The layer that has the weights.</param>
    public SharedWeights(Layer owner)
    {
        _own = [.. owner.Parameters.Select(p => p.Parameter)];
        _branches = [.. _own.Select(p => p.Branch())];
        _values = [.. _own.Select(p => p.ValueSpan.ToArray())];
    }

    /// <summary>The owner's gradients by the branch's.</summary>
    public IEnumerable<WeightBranch> Branches => _own.Zip(_branches, (own, branch) => new WeightBranch(own, branch));

    /// <inheritdoc/>
    public Parameter Take(int length) => length == _branches[_taken].Length
        ? _branches[_taken++]
        : throw new InvalidOperationException($"{length} floats are asked for where the owner has {_branches[_taken].Length}");

    /// <summary>Puts the values back: a layer draws its weights when it is made.</summary>
    public void PutBack()
    {
        for (int i = 0; i < _own.Length; i++)
            _values[i].CopyTo(_own[i].ValueSpan);
    }
}

/// <summary>A weight, and its branch for one of the other layers that use it.</summary>
/// <param name="Own">The weight, with the gradient that is trained by.</param>
/// <param name="Branch">The same values with the gradient of one use.</param>
internal sealed record WeightBranch(Parameter Own, Parameter Branch);

/// <summary>
/// Adds up the gradients of weights that several layers use. It stands in front of the first of them, so that backward it comes when all
/// of them are through.
/// </summary>
/// <param name="buffer">Any buffer: it reads and writes none.</param>
internal sealed class WeightSum(LayerBuffer buffer) : Layer(buffer, buffer)
{
    private readonly List<WeightBranch> _branches = [];

    /// <summary>Adds the weights of one use more.</summary>
    public void Add(SharedWeights weights) => _branches.AddRange(weights.Branches);

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        // The uses share the values.
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        for (int i = 0; i < _branches.Count; i++)
        {
            Span<float> sum = _branches[i].Own.GradientSpan;
            TensorPrimitives.Add(sum, _branches[i].Branch.GradientSpan, sum);
        }
    }
}
