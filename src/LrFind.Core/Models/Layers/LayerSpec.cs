namespace LrFind.Models.Layers;

/// <summary>One layer's settings, with PyTorch's names and defaults. A closed set of records.</summary>
internal abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>The layer's name in <c>torch.nn</c>.</summary>
    public string Kind => Descriptor.Kind;

    /// <summary>What there is to know of the kind.</summary>
    internal abstract LayerDescriptor Descriptor { get; }

    /// <summary>The shape of a row it gives, without the batch.</summary>
    /// <param name="inputs">The shapes of the rows it takes.</param>
    /// <exception cref="ArgumentException">The layer cannot take such rows; the message says why.</exception>
    public abstract TensorShape OutputShape(IReadOnlyList<TensorShape> inputs);

    // What all layers of a model have together is a number of 64 bits then. What an engine can hold is far less.
    private const long MaxWeights = 1L << 40;

    /// <summary>The shape of a row of results, of a layer that is not too large for any engine.</summary>
    /// <param name="inputs">The shapes of the rows of its inputs.</param>
    /// <exception cref="ArgumentException">It cannot take such rows, or has more weights than can be addressed.</exception>
    public TensorShape CheckedShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape shape = OutputShape(inputs);
        return ParameterCount <= MaxWeights ? shape : throw Unfit("has more weights than can be addressed");
    }

    /// <summary>The number of weights.</summary>
    public virtual long ParameterCount => 0;

    /// <summary>Whether it holds anything that another layer could share: weights, or statistics.</summary>
    public virtual bool HasState => ParameterCount > 0;

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() => Descriptor.Print(this);

    /// <summary>The only input.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several.</exception>
    private protected TensorShape Single(IReadOnlyList<TensorShape> inputs) =>
        inputs.Count == 1 ? inputs[0] : throw Unfit($"takes one input, not {inputs.Count}");

    /// <summary>The error for inputs that do not fit.</summary>
    private protected ArgumentException Unfit(string why) => new($"{this} {why}");
}
