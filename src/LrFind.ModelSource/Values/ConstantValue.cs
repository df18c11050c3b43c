using LrFind.Models.Layers;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Values;

/// <summary>
/// A tensor that does not depend on the rows: a constant, or a parameter. It becomes a node of the model where it is used.
/// </summary>
/// <param name="sizes">Its sizes; none for a single number.</param>
/// <param name="place">Makes the node.</param>
/// <param name="syntax">Where it is made.</param>
internal sealed class ConstantValue(int[] sizes, Func<ConstantValue, int> place, SyntaxNode syntax) : TensorValue(0)
{
    private int? _node;

    /// <summary>Its sizes; none for a single number.</summary>
    public int[] Sizes { get; } = sizes;

    /// <summary>What makes the node.</summary>
    public Func<ConstantValue, int> Place { get; } = place;

    /// <summary>Where it is made.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>What its values are drawn from.</summary>
    public ParameterInit Init { get; init; }

    /// <summary>What they are multiplied by.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What is added to them then.</summary>
    public double Offset { get; init; }

    /// <summary>Whether it is a parameter, which a module can register.</summary>
    public bool IsParameter { get; init; }

    /// <summary>Whether a parameter asks to be trained.</summary>
    public bool RequiresGradient { get; set; }

    /// <summary>Whether each forward would make another one.</summary>
    public bool IsMadeAnew { get; set; }

    /// <summary>What the field that holds it is called; <see langword="null"/> where none does.</summary>
    public string? Name { get; set; }

    /// <summary>The shape that its node is to have: its own sizes, or those and ones in front.</summary>
    public int[] PlacedSizes { get; set; } = sizes;

    /// <summary>Whether it is a node already.</summary>
    public bool IsPlaced => _node is not null;

    /// <summary>The number that it stands for; <see langword="null"/> where it is more than that.</summary>
    public double? Number => Sizes.Length == 0 && !IsParameter && Init == ParameterInit.Zeros ? Offset : null;

    /// <inheritdoc/>
    public override int Node
    {
        get => _node ??= Place(this);
        set => _node = value;
    }

    /// <summary>The same values in another shape, multiplied and shifted.</summary>
    public ConstantValue With(int[] sizes, double factor = 1, double offset = 0) => new(sizes, Place, Syntax)
    {
        HasBatch = false,
        Init = Init,
        Scale = Init == ParameterInit.Zeros ? 1 : Scale * factor,
        Offset = Offset * factor + offset,
        IsMadeAnew = IsMadeAnew,
    };

    /// <summary>A parameter that has these values at first.</summary>
    public ConstantValue AsParameter(bool requiresGradient, SyntaxNode syntax) => new(Sizes, Place, syntax)
    {
        HasBatch = false,
        Init = Init,
        Scale = Scale,
        Offset = Offset,
        IsParameter = true,
        RequiresGradient = requiresGradient,
    };
}
