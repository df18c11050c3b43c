namespace LrFind.ModelSource.Values;

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
