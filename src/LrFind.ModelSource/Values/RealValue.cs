namespace LrFind.ModelSource.Values;

/// <summary>A number with a point.</summary>
internal sealed class RealValue(double number) : Value
{
    /// <summary>The number.</summary>
    public double Number { get; } = number;

    /// <inheritdoc/>
    public override string Words => FormattableString.Invariant($"the number {Number}");
}
