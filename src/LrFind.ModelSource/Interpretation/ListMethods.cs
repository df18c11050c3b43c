using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Methods of lists and arrays, and those that LINQ gives them.</summary>
internal sealed class ListMethods(Reader reader)
{
    /// <summary>The numbers from a first one on; as many as are asked for.</summary>
    public ListValue Range(int start, int count, SyntaxNode call)
    {
        if (count is < 0 or > Limits.Elements)
            throw reader.Error(call, FormattableString.Invariant($"the count is {count}; expected from 0 to {Limits.Elements}"));
        return new ListValue([.. Enumerable.Range(start, count).Select(i => new IntegerValue(i))]);
    }

    /// <summary>What a method gives.</summary>
    /// <exception cref="Foundation.InputException">There is none for such arguments.</exception>
    public Value Call(ListValue list, string name, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        Value[] given = [.. arguments.Select(a => a.Value)];
        return Changed(list, name, given, call) ?? OfItems(list, name, given, call, frame) ?? Chosen(list, name, given, call, frame)
            ?? throw reader.Error(call,
                $"'{name}' of a list is not supported; lrfind reads Add, AddRange and the common methods of LINQ, as Select, Where, Sum and Zip");
    }

    private NullValue? Changed(ListValue list, string name, Value[] given, SyntaxNode call)
    {
        switch (name, given)
        {
            case ("Add" or "append", [var item]):
                reader.Append(list, item, call);
                return NullValue.Instance;
            case ("Add" or "append", [var first, var second]):
                reader.Append(list, new TupleValue([first, second]), call);
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
            case ("First", []) when items.Count > 0:
                return items[0];
            case ("Last", []) when items.Count > 0:
                return items[^1];
            case ("Count", []):
                return new IntegerValue(items.Count);
            case ("Any", []):
                return new BooleanValue(items.Count > 0);
            case ("ElementAt", [IntegerValue { Number: >= 0 } place]) when place.Number < items.Count:
                return items[(int)place.Number];
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
            case ("First" or "Last", [var of]):
                return OfItems(Kept(list, of, call, frame), name, [], call, frame);
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

    private ListValue Kept(ListValue list, Value of, SyntaxNode call, Frame frame) => new([.. list.Items.ToArray().Where(item =>
        reader.Truth(reader.Evaluator.Call(of, [item], call, frame), call, "the condition"))]);
}
