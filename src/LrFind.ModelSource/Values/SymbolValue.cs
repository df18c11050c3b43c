namespace LrFind.ModelSource.Values;

/// <summary>A name that the file does not define, such as torch.nn, Padding.Same or DeviceType.CUDA; or what became of one, which nothing reads.</summary>
internal sealed class SymbolValue(string name) : Value
{
    /// <summary>The name with its dots.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string Words => $"'{Name}', which the file does not define";
}
