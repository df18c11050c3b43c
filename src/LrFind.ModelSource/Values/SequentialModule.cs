namespace LrFind.ModelSource.Values;

/// <summary>Modules one after the other.</summary>
internal sealed class SequentialModule : ModuleValue
{
    /// <summary>The modules; a name stands beside each.</summary>
    public List<KeyValuePair<string, ModuleValue>> Modules { get; } = [];
}
