namespace LrFind.ModelSource.Values;

/// <summary>What a node of the model gives.</summary>
internal sealed class TensorValue(int node) : Value
{
    /// <summary>The node; an operation in place moves the tensor on to its own.</summary>
    public int Node { get; set; } = node;

    /// <inheritdoc/>
    public override string Words => "a tensor";
}
