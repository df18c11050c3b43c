namespace LrFind.ModelSource.Values;

/// <summary>What an expression comes to while a model is read.</summary>
internal abstract class Value
{
    /// <summary>What kind of thing it is, for messages, as in 'a number'.</summary>
    public abstract string Words { get; }

    /// <summary>What another variable gets: a copy of a struct, the thing itself otherwise.</summary>
    public virtual Value Copied() => this;
}

/// <summary>Null or default.</summary>
internal sealed class NullValue : Value
{
    private NullValue()
    {
    }

    /// <summary>The one there is.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string Words => "null";
}

internal sealed class BooleanValue(bool isTrue) : Value
{
    public bool IsTrue { get; } = isTrue;

    /// <inheritdoc/>
    public override string Words => IsTrue ? "true" : "false";
}

/// <summary>An int or a long.</summary>
internal sealed class IntegerValue(long number, bool isLong = false) : Value
{
    public long Number { get; } = number;

    public bool IsLong { get; } = isLong;

    /// <inheritdoc/>
    public override string Words => FormattableString.Invariant($"the number {Number}");
}

/// <summary>A double or a float.</summary>
internal sealed class RealValue(double number, bool isSingle = false) : Value
{
    public double Number { get; } = number;

    public bool IsSingle { get; } = isSingle;

    /// <inheritdoc/>
    public override string Words => FormattableString.Invariant($"the number {Number}");
}

internal sealed class TextValue(string text) : Value
{
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Words => "a text";
}

/// <summary>
/// A name that the file does not define, such as torch.nn, Padding.Same or DeviceType.CUDA; or what became of one, which nothing reads.
/// </summary>
internal sealed class SymbolValue(string name) : Value
{
    /// <summary>The name with its dots.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string Words => $"'{Name}', which the file does not define";
}

/// <summary>The number of rows of a batch, which is not known.</summary>
internal sealed class BatchSizeValue : Value
{
    /// <inheritdoc/>
    public override string Words => "the size of the batch";
}

/// <summary>What a node of the model gives.</summary>
internal class TensorValue(int node) : Value
{
    /// <summary>The node; an operation in place moves the tensor on to its own.</summary>
    public virtual int Node { get; set; } = node;

    /// <summary>Whether its first dimension is the batch: constants and parameters, and what is made of them alone, have none.</summary>
    public bool HasBatch { get; init; } = true;

    /// <summary>
    /// The number of rows, where that is known: of what a constructor tries its layers on, to learn what they give.
    /// </summary>
    public int? Rows { get; init; }

    /// <summary>Another tensor of the same node.</summary>
    public TensorValue Again() => new(Node) { HasBatch = HasBatch, Rows = Rows };

    /// <inheritdoc/>
    public override string Words => "a tensor";
}
