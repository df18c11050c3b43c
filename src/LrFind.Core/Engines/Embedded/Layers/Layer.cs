namespace LrFind.Engines.Embedded.Layers;

/// <summary>One layer, bound to the buffers it reads and writes. Forward and backward stand side by side.</summary>
internal abstract class Layer(LayerBuffer input, LayerBuffer output)
{
    /// <summary>What it reads (the first of it, where there are several), and whose gradient it writes.</summary>
    protected LayerBuffer Input { get; } = input;

    /// <summary>What it writes, and whose gradient it reads.</summary>
    protected LayerBuffer Output { get; } = output;

    /// <summary>What can be trained, as PyTorch names it.</summary>
    public virtual IReadOnlyList<NamedParameter> Parameters => [];

    /// <summary>Output = f(Input) for the first <paramref name="rows"/> rows.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public abstract void Forward(int rows, ForwardMode mode);

    /// <summary>
    /// From the gradient by the output: overwrites the gradients by the parameters and, where the input has one, the gradient by the input.
    /// Called after <see cref="Forward"/> in training for the same rows. The output's gradient is of no use afterwards.
    /// </summary>
    /// <param name="rows">Rows of the batch.</param>
    public abstract void Backward(int rows);
}

/// <summary>What a forward pass is for; it matters to layers that behave otherwise in training.</summary>
internal enum ForwardMode
{
    /// <summary>A step: values are dropped out, and batch statistics are used and remembered.</summary>
    Training,

    /// <summary>The model as it would be used: nothing is dropped out, and remembered statistics stand in for those of the batch.</summary>
    Evaluation,

    /// <summary>A look at a model in training: nothing is dropped out, and batch statistics are used but not remembered.</summary>
    Probe,
}
