using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Values;

/// <summary>An array, a list or a ModuleList.</summary>
internal sealed class ListValue(List<Value> items) : Value
{
    /// <summary>What it is declared to hold; <see langword="null"/> where that is not said.</summary>
    public TypeSyntax? ItemType { get; set; }

    /// <summary>Whether it is a ModuleList, whose modules TorchSharp trains where it is registered itself.</summary>
    public bool IsModule { get; init; }

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
internal sealed class TupleValue(IReadOnlyList<Value> items) : Value
{
    public IReadOnlyList<Value> Items { get; } = items;

    /// <inheritdoc/>
    public override Value Copied() => new TupleValue([.. Items.Select(i => i.Copied())]);

    /// <inheritdoc/>
    public override string Words => "a tuple";
}
