using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Values;

/// <summary>A Dictionary or a ModuleDict, in the order in which it was filled. Nothing is taken out of it.</summary>
internal sealed class DictionaryValue : Value
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>What it is declared to hold for a key; <see langword="null"/> where that is not said.</summary>
    public TypeSyntax? ItemType { get; init; }

    /// <summary>Whether it is a ModuleDict, whose modules TorchSharp trains where it is registered itself.</summary>
    public bool IsModule { get; init; }

    /// <summary>What the field that holds it is called; <see langword="null"/> where none does.</summary>
    public string? Name { get; private set; }

    /// <summary>Pairs of a key and what is kept for it, as C# goes through them.</summary>
    public List<TupleValue> Pairs { get; } = [];

    /// <summary>What is kept for a key.</summary>
    public bool TryGet(Value key, [NotNullWhen(true)] out Value? item)
    {
        item = KeyOf(key) is { } text && _places.TryGetValue(text, out int place) ? Pairs[place].Items[1] : null;
        return item is not null;
    }

    /// <summary>Keeps something for a key.</summary>
    /// <returns>Whether such things can be keys.</returns>
    public bool TrySet(Value key, Value item)
    {
        if (KeyOf(key) is not { } text)
            return false;
        if (_places.TryGetValue(text, out int place))
        {
            Pairs[place].Items[1] = item;
        }
        else
        {
            _places[text] = place = Pairs.Count;
            Pairs.Add(new TupleValue([key, item], ["Key", "Value"]));
        }

        NameItem(place);
        return true;
    }

    /// <summary>Names the dictionary, and its modules by their keys.</summary>
    public void SetName(string name)
    {
        Name = name;
        for (int i = 0; i < Pairs.Count; i++)
            NameItem(i);
    }

    /// <inheritdoc/>
    public override string Words => "a dictionary";

    private void NameItem(int place)
    {
        if (Name is not null && Pairs[place].Items is [TextValue key, ModuleValue { Name: null } module])
            module.Name = $"{Name}.{key.Text}";
    }

    // Different things have different texts.
    private static string? KeyOf(Value key) => key switch
    {
        TextValue text => $"t{text.Text}",
        IntegerValue number => FormattableString.Invariant($"i{number.Number}"),
        BooleanValue truth => truth.Words,
        EnumValue member => FormattableString.Invariant($"e{member.Number} {member.Type.Identifier.ValueText}"),
        TupleValue tuple when tuple.Items.Select(KeyOf).ToArray() is var parts && !parts.Contains(null) => string.Join('\0', parts),
        _ => null,
    };
}
