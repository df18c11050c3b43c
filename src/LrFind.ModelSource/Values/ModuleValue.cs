namespace LrFind.ModelSource.Values;

/// <summary>Something with a forward method.</summary>
internal abstract class ModuleValue : Value
{
    /// <summary>What the field or the list that holds it calls it; <see langword="null"/> where nothing does.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override string Words => "a module";
}
