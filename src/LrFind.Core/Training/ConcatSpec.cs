namespace LrFind.Training;

/// <summary>Two or more inputs behind each other along the first dimension of a row, the channels: <c>torch.cat</c> with dim=1.</summary>
public sealed record ConcatSpec : JoinSpec
{
    /// <inheritdoc/>
    public override string Kind => "Concat";

    /// <inheritdoc/>
    public override TensorShape OutputShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape first = Several(inputs)[0];
        int[] sizes = new int[first.Rank];
        for (int d = 1; d < sizes.Length; d++)
            sizes[d] = first[d];
        long channels = 0;
        foreach (TensorShape input in inputs)
        {
            bool fits = input.Rank == first.Rank;
            for (int d = 1; fits && d < sizes.Length; d++)
                fits = input[d] == first[d];
            if (!fits)
                throw Unfit($"cannot join rows of shapes {first} and {input}; expected shapes that differ in the first size only");
            channels += input[0];
        }

        if (channels > int.MaxValue)
            throw Unfit("would give more values than can be addressed");
        sizes[0] = (int)channels;
        return new TensorShape(sizes);
    }
}
