namespace LrFind.ModelSource.Values;

/// <summary>A whole number.</summary>
internal sealed class IntegerValue(long number) : Value
{
    /// <summary>The number.</summary>
    public long Number { get; } = number;

    /// <inheritdoc/>
    public override string Words => FormattableString.Invariant($"the number {Number}");
}
