namespace LrFind.ModelSource.Values;

/// <summary>A text.</summary>
internal sealed class TextValue(string text) : Value
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string Words => "a text";
}
