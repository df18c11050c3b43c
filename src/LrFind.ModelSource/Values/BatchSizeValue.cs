namespace LrFind.ModelSource.Values;

/// <summary>The number of rows of a batch, which is not known.</summary>
internal sealed class BatchSizeValue : Value
{
    /// <inheritdoc/>
    public override string Words => "the size of the batch";
}
