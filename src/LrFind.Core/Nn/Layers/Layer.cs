namespace LrFind.Nn.Layers;

/// <summary>One layer, bound to the buffers it reads and writes. Forward and backward stand side by side.</summary>
/// <param name="input">What it reads.</param>
/// <param name="output">What it gives.</param>
internal abstract class Layer(Activation input, Activation output)
{
    /// <summary>What it reads, and whose gradient it writes.</summary>
    protected Activation Input { get; } = input;

    /// <summary>What it writes, and whose gradient it reads.</summary>
    protected Activation Output { get; } = output;

    /// <summary>Output = f(Input) for the first <paramref name="rows"/> rows.</summary>
    public abstract void Forward(int rows);

    /// <summary>
    /// From the gradient by the output: overwrites the gradients by the parameters and, where the input has one, the gradient by the input.
    /// Called after <see cref="Forward"/> for the same rows.
    /// </summary>
    public abstract void Backward(int rows);
}
