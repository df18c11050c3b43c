using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Values;

/// <summary>An array, a list or a ModuleList.</summary>
internal sealed class ListValue(List<Value> items) : Value
{
    /// <summary>What it is declared to hold; <see langword="null"/> where that is not said.</summary>
    public TypeSyntax? ItemType { get; set; }

    /// <summary>Whether C# would make its elements anew each time it is gone through.</summary>
    public bool IsLazy { get; init; }

    /// <summary>Whether it is a ModuleList, whose modules TorchSharp trains where it is registered itself.</summary>
    public bool IsModule { get; init; }

    /// <summary>Whether it is a HashSet, which takes nothing twice.</summary>
    public bool IsSet { get; init; }

    /// <summary>What the field that holds it is called; <see langword="null"/> where none does.</summary>
    public string? Name { get; private set; }

    public List<Value> Items { get; } = items;

    /// <summary>Names the list, and its modules by their places in it.</summary>
    public void SetName(string name)
    {
        Name = name;
        for (int i = 0; i < Items.Count; i++)
            NameItem(i);
    }

    /// <summary>Names a module by its place.</summary>
    public void NameItem(int place)
    {
        if (Name is not null && Items[place] is ModuleValue { Name: null } module)
            module.Name = string.Create(CultureInfo.InvariantCulture, $"{Name}.{place}");
    }

    /// <inheritdoc/>
    public override string Words => "a list";
}

/// <summary>Values in brackets, as in ("fc1", Linear(4, 8)).</summary>
/// <param name="names">What they are called; <see langword="null"/> for none, also of one of them.</param>
internal sealed class TupleValue(IEnumerable<Value> items, IReadOnlyList<string?>? names = null) : Value
{
    /// <summary>The values, which can be changed.</summary>
    public Value[] Items { get; } = [.. items];

    /// <summary>What they are called besides Item1 and so on.</summary>
    public IReadOnlyList<string?>? Names { get; } = names;

    /// <summary>The place of a value by its name; -1 where there is none.</summary>
    public int PlaceOf(string name)
    {
        for (int i = 0; i < Items.Length; i++)
        {
            if (Names?[i] == name || name == FormattableString.Invariant($"Item{i + 1}"))
                return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override Value Copied() => new TupleValue(Items.Select(i => i.Copied()), Names);

    /// <inheritdoc/>
    public override string Words => "a tuple";
}
