namespace LrFind.Training;

/// <summary>One layer's settings, with PyTorch's names and defaults. A closed set of records.</summary>
public abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>The number of values a row it gives for rows of <paramref name="inputs"/> values.</summary>
    /// <exception cref="ArgumentException">The layer cannot take rows of that size.</exception>
    public abstract int OutputFeatures(int inputs);

    /// <summary>The number of trainable parameters.</summary>
    public virtual long ParameterCount => 0;
}
