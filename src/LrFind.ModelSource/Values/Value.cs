namespace LrFind.ModelSource.Values;

/// <summary>What an expression comes to while a model is read.</summary>
internal abstract class Value
{
    /// <summary>What kind of thing it is, for messages, as in 'a number'.</summary>
    public abstract string Words { get; }
}
