namespace LrFind.ModelSource.Values;

/// <summary>Values in brackets, as in ("fc1", Linear(4, 8)).</summary>
internal sealed class TupleValue(IReadOnlyList<Value> items) : Value
{
    /// <summary>What it holds.</summary>
    public IReadOnlyList<Value> Items { get; } = items;

    /// <inheritdoc/>
    public override string Words => "a tuple";
}
