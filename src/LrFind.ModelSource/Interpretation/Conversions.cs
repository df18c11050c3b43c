using LrFind.Models.Layers;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Values as what a layer or a statement needs.</summary>
internal static class Conversions
{
    /// <summary>A whole number that a size can be.</summary>
    public static int Integer(this Reader reader, Value value, SyntaxNode node, string what) => value switch
    {
        IntegerValue { Number: >= int.MinValue and <= int.MaxValue } integer => (int)integer.Number,
        IntegerValue integer =>
            throw reader.Error(node, FormattableString.Invariant($"{what} is {integer.Number}; expected at most {int.MaxValue}")),
        BatchSizeValue => throw reader.Error(node,
            $"{what} is the size of the batch, which a model cannot depend on; expected a whole number"),
        _ => throw reader.Error(node, $"{what} is {value.Words}; expected a whole number"),
    };

    public static double Real(this Reader reader, Value value, SyntaxNode node, string what) => value switch
    {
        IntegerValue integer => integer.Number,
        RealValue real => real.Number,
        _ => throw reader.Error(node, $"{what} is {value.Words}; expected a number"),
    };

    public static bool Truth(this Reader reader, Value value, SyntaxNode node, string what) =>
        value is BooleanValue truth ? truth.IsTrue
            : throw reader.Error(node, $"{what} is {value.Words}; expected true or false, known without running the model");

    /// <summary>Whole numbers: of a list, of a tuple, or a single one.</summary>
    public static int[] Integers(this Reader reader, Value value, SyntaxNode node, string what)
    {
        IReadOnlyList<Value> items = Items(value) ?? [value];
        int[] numbers = new int[items.Count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = reader.Integer(items[i], node, what);
        return numbers;
    }

    /// <summary>One number for both dimensions, or one for each.</summary>
    public static SpatialPair Pair(this Reader reader, Value value, SyntaxNode node, string what) =>
        reader.Integers(value, node, what) switch
        {
            [int both] => both,
            [int height, int width] => new SpatialPair(height, width),
            int[] numbers => throw reader.Error(node, FormattableString.Invariant($"{what} has {numbers.Length} numbers; expected one or two")),
        };

    public static TensorValue Tensor(this Reader reader, Value value, SyntaxNode node) =>
        value as TensorValue ?? throw reader.Error(node, $"this is {value.Words}; expected a tensor");

    /// <summary>The elements of a list or a tuple; <see langword="null"/> of anything else.</summary>
    public static IReadOnlyList<Value>? Items(Value value) => value switch
    {
        ListValue list => list.Items,
        TupleValue tuple => tuple.Items,
        DictionaryValue dictionary => dictionary.Pairs,
        SequentialModule sequence => [.. sequence.Modules.Select(m => m.Value)],
        _ => null,
    };

    /// <summary>Values that are given one by one, or in a list.</summary>
    public static IReadOnlyList<Value> Spread(List<Argument> arguments) =>
        arguments is [var only] ? Items(only.Value) ?? [only.Value] : [.. arguments.Select(a => a.Value)];

    /// <summary>Adds several; a list may be added to itself.</summary>
    public static void AppendAll(this Reader reader, ListValue list, IReadOnlyList<Value> items, SyntaxNode node)
    {
        reader.CountElements(items.Count, node);
        foreach (Value item in items.ToArray())
            reader.Append(list, item, node);
    }

    public static void Append(this Reader reader, ListValue list, Value item, SyntaxNode node) =>
        reader.Insert(list, list.Items.Count, item, node);

    /// <summary>Puts something into a list.</summary>
    public static void Insert(this Reader reader, ListValue list, int place, Value item, SyntaxNode node)
    {
        if (list.Items.Count == Limits.Elements)
            throw reader.Error(node, FormattableString.Invariant($"the list has more than {Limits.Elements} elements"));
        list.Items.Insert(place, reader.Declared(item, list.ItemType, node));
        list.NameItem(place);
    }
}
