namespace LrFind.Data;

/// <summary>A column of text, as codes into its distinct values; −1 stands for a missing cell.</summary>
internal sealed class TextColumn(string name, int index, int[] codes, string[] categories) : TableColumn(name, index)
{
    /// <summary>One code a row.</summary>
    public int[] Codes { get; } = codes;

    /// <summary>The distinct values in the order they first appear.</summary>
    public string[] Categories { get; } = categories;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Codes[row] < 0;
}
