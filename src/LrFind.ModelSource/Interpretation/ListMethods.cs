using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Methods of lists and arrays, and those that LINQ gives them.</summary>
internal sealed class ListMethods(Reader reader)
{
    /// <summary>What a function that makes a list gives; <see langword="null"/> where it is none.</summary>
    /// <param name="name">The name behind those of the namespaces.</param>
    public Value? Static(string name, List<Argument> arguments, SyntaxNode call) =>
        Made(name, arguments, call) is { } made ? made is ListValue list ? reader.Counted(list, call) : made : null;

    private Value? Made(string name, List<Argument> arguments, SyntaxNode call)
    {
        string plain = name[(name.LastIndexOf("Enumerable.", StringComparison.Ordinal) is >= 0 and int at ? at : 0)..];
        switch (plain, arguments)
        {
            case ("Enumerable.Range", [var start, var count]):
                int first = reader.Integer(start.Value, call, "the start");
                return new ListValue([.. Enumerable.Range(0, Count(count, call)).Select(i => new IntegerValue(unchecked(first + i)))]);
            case ("Enumerable.Repeat", [var item, var count]):
                return new ListValue([.. Enumerable.Repeat(item.Value, Count(count, call))]);
            case ("Enumerable.Empty" or "Array.Empty", []):
                return new ListValue([]);
            case ("Array.ConvertAll", [{ Value: ListValue list }, var of]):
                return new ListValue(Mapped(list, of.Value, call, new Frame { Place = "ConvertAll" }).Items);
            case ("string.IsNullOrEmpty" or "String.IsNullOrEmpty", [var text]):
                return new BooleanValue(text.Value is NullValue or TextValue { Text: "" });
            case ("string.IsNullOrWhiteSpace" or "String.IsNullOrWhiteSpace", [var text]):
                return new BooleanValue(text.Value is NullValue || string.IsNullOrWhiteSpace((text.Value as TextValue)?.Text));
            case ("string.Join" or "String.Join", [{ Value: TextValue separator }, { Value: ListValue list }]) when list.Items.TrueForAll(i => i is TextValue):
                string joined = string.Join(separator.Text, list.Items.Select(i => ((TextValue)i).Text));
                return joined.Length <= Limits.Elements ? new TextValue(joined)
                    : throw reader.Error(call, FormattableString.Invariant($"the text has more than {Limits.Elements} letters"));
            default:
                return null;
        }
    }

    private int Count(Argument argument, SyntaxNode call) => reader.Integer(argument.Value, call, "the count") is >= 0 and <= Limits.Elements and int count
        ? count : throw reader.Error(call, FormattableString.Invariant($"the count is out of range; expected from 0 to {Limits.Elements}"));

    /// <summary>What a method gives.</summary>
    /// <exception cref="Foundation.InputException">There is none for such arguments.</exception>
    public Value Call(ListValue list, string name, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        Value[] given = [.. arguments.Select(a => a.Value)];
        return Changed(list, name, given, call, frame) ?? OfItems(list, name, given, call, frame)
            ?? (Chosen(list, name, given, call, frame) is { } other ? reader.Counted(other, call) : null)
            ?? throw reader.Error(call,
                $"'{name}' of a list is not supported; lrfind reads Add, AddRange and the common methods of LINQ, as Select, Where, Sum and Zip");
    }

    private Value? Changed(ListValue list, string name, Value[] given, SyntaxNode call, Frame frame)
    {
        switch (name, given)
        {
            case ("Add", [var item]) when list.IsSet:
                bool isNew = !list.Items.Exists(i => reader.Evaluator.AreEqual(i, item, call));
                if (isNew)
                    reader.Append(list, item, call);
                return new BooleanValue(isNew);
            case ("Add" or "append", [var item]):
                reader.Append(list, item, call);
                return NullValue.Instance;
            case ("Add" or "append", [var first, var second]):
                reader.Append(list, new TupleValue([first, second]), call);
                return NullValue.Instance;
            case ("Insert" or "insert", [IntegerValue { Number: >= 0 } place, var item]) when place.Number <= list.Items.Count:
                reader.Insert(list, (int)place.Number, item, call);
                return NullValue.Instance;
            case ("Clear", []):
                list.Items.Clear();
                return NullValue.Instance;
            case ("ForEach", [var of]):
                foreach (Value item in list.Items.ToArray())
                    reader.Evaluator.Call(of, [item], call, frame);
                return NullValue.Instance;
            case ("AddRange" or "extend", [var items]) when Conversions.Items(items) is { } more:
                reader.AppendAll(list, more, call);
                return NullValue.Instance;
            default:
                return null;
        }
    }

    // One value of all.
    private Value? OfItems(ListValue list, string name, Value[] given, SyntaxNode call, Frame frame)
    {
        List<Value> items = list.Items;
        switch (name, given)
        {
            case ("FirstOrDefault" or "LastOrDefault" or "SingleOrDefault", []) when items.Count == 0:
                return reader.Default(list.ItemType);
            case ("Single" or "SingleOrDefault", []) when items.Count == 1:
            case ("FirstOrDefault", []):
            case ("First", []) when items.Count > 0:
                return items[0];
            case ("LastOrDefault", []):
            case ("Last", []) when items.Count > 0:
                return items[^1];
            case ("Count", []):
                return new IntegerValue(items.Count);
            case ("Any", []):
                return new BooleanValue(items.Count > 0);
            case ("ElementAt", [IntegerValue { Number: >= 0 } place]) when place.Number < items.Count:
                return items[(int)place.Number];
            case ("Contains", [var sought]):
                return new BooleanValue(items.Exists(i => reader.Evaluator.AreEqual(i, sought, call)));
            case ("IndexOf", [var sought]):
                return new IntegerValue(items.FindIndex(i => reader.Evaluator.AreEqual(i, sought, call)));
            case ("SequenceEqual", [var others]) when Conversions.Items(others) is { } more:
                return new BooleanValue(items.Count == more.Count
                    && items.Zip(more).All(p => reader.Evaluator.AreEqual(p.First, p.Second, call)));
            case ("Average", []) when items.Count > 0 && items.TrueForAll(i => i is IntegerValue or RealValue { IsSingle: false }):
                return new RealValue(items.Select(i => reader.Real(i, call, "the number")).Average());
            case ("Sum", []):
                return items.Aggregate((Value?)new IntegerValue(0), (sum, item) => sum is null ? null : Numbers.Operate("+", sum, item));
            case ("Max" or "Min", []) when items.Count > 0:
                return items.Aggregate((Value?)items[0], (best, item) => best is null ? null : MathFunctions.Call($"Math.{name}", [best, item]));
            case ("Sum" or "Max" or "Min", [var of]):
                return OfItems(Mapped(list, of, call, frame), name, [], call, frame);
            case ("Count", [var of]):
                return new IntegerValue(Kept(list, of, call, frame).Items.Count);
            case ("Any", [var of]):
                return new BooleanValue(Kept(list, of, call, frame).Items.Count > 0);
            case ("All", [var of]):
                return new BooleanValue(Kept(list, of, call, frame).Items.Count == items.Count);
            case ("First" or "Last" or "FirstOrDefault" or "LastOrDefault" or "Single" or "SingleOrDefault", [var of]):
                return OfItems(Kept(list, of, call, frame), name, [], call, frame);
            case ("Aggregate", [var of]) when items.Count > 0:
                return items.Skip(1).Aggregate(items[0], (value, item) => reader.Evaluator.Call(of, [value, item], call, frame));
            case ("Aggregate", [var seed, var of]):
                return items.Aggregate(seed, (value, item) => reader.Evaluator.Call(of, [value, item], call, frame));
            default:
                return null;
        }
    }

    // Other lists.
    private ListValue? Chosen(ListValue list, string name, Value[] given, SyntaxNode call, Frame frame)
    {
        List<Value> items = list.Items;
        switch (name, given)
        {
            case ("ToArray" or "ToList", []):
                return new ListValue([.. items.Select(i => i.Copied())]) { ItemType = list.ItemType };
            case ("AsEnumerable", []):
                return list;
            case ("Select", [var of]):
                return Mapped(list, of, call, frame);
            case ("Where", [var of]):
                return Kept(list, of, call, frame);
            case ("SelectMany", [var of]):
                return Joined(Mapped(list, of, call, frame), call);
            case ("SkipLast", [IntegerValue { Number: >= 0 } count]):
                return new ListValue([.. items.SkipLast((int)Math.Min(count.Number, items.Count))]) { IsLazy = list.IsLazy };
            case ("TakeLast", [IntegerValue { Number: >= 0 } count]):
                return new ListValue([.. items.TakeLast((int)Math.Min(count.Number, items.Count))]) { IsLazy = list.IsLazy };
            case ("Append", [var item]) when items.Count < Limits.Elements:
                return new ListValue([.. items, item]) { IsLazy = list.IsLazy };
            case ("Prepend", [var item]) when items.Count < Limits.Elements:
                return new ListValue([item, .. items]) { IsLazy = list.IsLazy };
            case ("Distinct", []):
                return new ListValue(Distinct(list, call).Items);
            case ("Chunk", [IntegerValue { Number: >= 1 } size]):
                return new ListValue([.. items.Chunk((int)Math.Min(size.Number, Limits.Elements)).Select(c => new ListValue([.. c]))]);
            case ("Cast", []):
                return list;
            case ("Skip", [IntegerValue { Number: >= 0 } count]):
                return new ListValue([.. items.Skip((int)Math.Min(count.Number, items.Count))]);
            case ("Take", [IntegerValue { Number: >= 0 } count]):
                return new ListValue([.. items.Take((int)Math.Min(count.Number, items.Count))]);
            // That of a list declared as such turns round the list itself.
            case ("Reverse", []) when list.ItemType is null:
                return new ListValue([.. Enumerable.Reverse(items)]);
            case ("Concat", [var others]) when Conversions.Items(others) is { } more && items.Count + more.Count <= Limits.Elements:
                return new ListValue([.. items, .. more]);
            case ("Zip", [var others]) when Conversions.Items(others) is { } more:
                return new ListValue([.. items.Zip(more, (a, b) => new TupleValue([a, b], ["First", "Second"]))]);
            case ("Zip", [var others, var of]) when Conversions.Items(others) is { } more:
                Value[] called = [.. items.Zip(more.ToArray(), (a, b) => reader.Evaluator.Call(of, [a, b], call, frame))];
                return new ListValue([.. called]) { IsLazy = true };
            default:
                return null;
        }
    }

    private ListValue Mapped(ListValue list, Value of, SyntaxNode call, Frame frame)
    {
        bool takesPlace = of is LambdaValue { Parameters.Count: 2 };
        return new ListValue([.. list.Items.ToArray().Select((item, i) =>
            reader.Evaluator.Call(of, takesPlace ? [item, new IntegerValue(i)] : [item], call, frame))])
        { IsLazy = true };
    }

    /// <summary>The elements without those that came before.</summary>
    public ListValue Distinct(ListValue list, SyntaxNode call)
    {
        var kept = new ListValue([]) { ItemType = list.ItemType, IsSet = true };
        foreach (Value item in list.Items)
        {
            if (!kept.Items.Exists(k => reader.Evaluator.AreEqual(k, item, call)))
                kept.Items.Add(item);
            reader.Step(call);
        }

        return kept;
    }

    private ListValue Joined(ListValue lists, SyntaxNode call)
    {
        var all = new ListValue([]) { IsLazy = true };
        foreach (Value list in lists.Items)
            reader.AppendAll(all, Conversions.Items(list) ?? throw reader.Error(call, $"{list.Words} is no list"), call);
        return all;
    }

    private ListValue Kept(ListValue list, Value of, SyntaxNode call, Frame frame) => new([.. list.Items.ToArray().Where(item =>
        reader.Truth(reader.Evaluator.Call(of, [item], call, frame), call, "the condition"))]);
}
