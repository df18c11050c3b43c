namespace LrFind.ModelSource.Values;

/// <summary>True or false.</summary>
internal sealed class TruthValue(bool isTrue) : Value
{
    /// <summary>Which.</summary>
    public bool IsTrue { get; } = isTrue;

    /// <inheritdoc/>
    public override string Words => IsTrue ? "true" : "false";
}
