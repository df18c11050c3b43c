namespace LrFind.TorchSharp.Finding;

/// <summary>Batches without an end: when there are no more, they are begun again.</summary>
/// <param name="batches">Any number, at least one, each time they are begun.</param>
internal sealed class EndlessBatches<TBatch>(IEnumerable<TBatch> batches) : IDisposable
{
    private IEnumerator<TBatch>? _current;

    /// <summary>The next batch, which is good until the one after it is asked for.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public TBatch Next()
    {
        if (_current is not null && _current.MoveNext())
            return _current.Current;
        bool isFirst = _current is null;
        _current?.Dispose();
        _current = batches.GetEnumerator();
        if (_current.MoveNext())
            return _current.Current;
        throw new ArgumentException(isFirst ? "there is no batch to train on"
            : "the batches came to an end and cannot be begun again; expected a loader or a list, or more batches than steps");
    }

    /// <inheritdoc/>
    public void Dispose() => _current?.Dispose();
}
