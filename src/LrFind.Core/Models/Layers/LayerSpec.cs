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

    /// <summary>The number of trainable parameters.</summary>
    public virtual long ParameterCount => 0;

    /// <summary>The layer as PyTorch writes it.</summary>
    public sealed override string ToString() => Descriptor.Print(this);

    /// <summary>The only input.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several.</exception>
    private protected TensorShape Single(IReadOnlyList<TensorShape> inputs) =>
        inputs.Count == 1 ? inputs[0] : throw Unfit($"takes one input, not {inputs.Count}");

    /// <summary>The error for inputs that do not fit.</summary>
    private protected ArgumentException Unfit(string why) => new($"{this} {why}");
}
