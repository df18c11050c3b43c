namespace LrFind.Training;

/// <summary>An operation on the outputs of two or more layers, without parameters.</summary>
public abstract record JoinSpec : LayerSpec
{
    private protected JoinSpec()
    {
    }

    /// <summary>The layer as PyTorch would write a module of that name.</summary>
    public sealed override string ToString() => $"{Kind}()";

    /// <summary>The inputs, of which there must be two or more.</summary>
    private protected IReadOnlyList<TensorShape> Several(IReadOnlyList<TensorShape> inputs) =>
        inputs.Count >= 2 ? inputs : throw Unfit($"takes two or more inputs, not {inputs.Count}");

    /// <summary>The shape that all inputs have.</summary>
    private protected TensorShape Common(IReadOnlyList<TensorShape> inputs)
    {
        foreach (TensorShape input in Several(inputs))
        {
            if (!input.Equals(inputs[0]))
                throw Unfit($"cannot join rows of shapes {inputs[0]} and {input}; expected equal shapes");
        }

        return inputs[0];
    }
}
