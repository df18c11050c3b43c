using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>What dictionaries do.</summary>
internal sealed class Dictionaries(Reader reader)
{
    /// <summary>What a method gives.</summary>
    /// <exception cref="Foundation.InputException">There is none for such arguments.</exception>
    public Value Call(DictionaryValue dictionary, string name, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        Value[] given = [.. arguments.Select(a => a.Value)];
        switch (name, given)
        {
            case ("Add" or "add_module", [{ } key, { } added]) when !dictionary.TryGet(key, out _):
                Set(dictionary, key, added, call);
                return NullValue.Instance;
            case ("TryAdd", [{ } key, { } tried]):
                bool isNew = !dictionary.TryGet(key, out _);
                if (isNew)
                    Set(dictionary, key, tried, call);
                return new BooleanValue(isNew);
            case ("ContainsKey" or "contains", [var key]):
                return new BooleanValue(dictionary.TryGet(key, out _));
            case ("GetValueOrDefault", [var key]):
                return dictionary.TryGet(key, out Value? kept) ? kept : reader.Default(dictionary.ItemType);
            case ("GetValueOrDefault", [var key, var otherwise]):
                return dictionary.TryGet(key, out Value? found) ? found : otherwise;
            case ("TryGetValue", [var key, _]) when arguments[1].Reference is { } variable:
                bool isThere = dictionary.TryGet(key, out Value? item);
                variable.Value = item ?? reader.Default(dictionary.ItemType);
                variable.Type ??= dictionary.ItemType;
                return new BooleanValue(isThere);
            default:
                return reader.Lists.Call(new ListValue([.. dictionary.Pairs]), name, arguments, call, frame);
        }
    }

    /// <summary>A property; <see langword="null"/> where there is none of the name.</summary>
    public static Value? Member(DictionaryValue dictionary, string name) => name switch
    {
        "Count" => new IntegerValue(dictionary.Pairs.Count),
        "Keys" => new ListValue([.. dictionary.Pairs.Select(p => p.Items[0])]),
        "Values" => new ListValue([.. dictionary.Pairs.Select(p => p.Items[1])]) { ItemType = dictionary.ItemType },
        _ => null,
    };

    /// <summary>What is kept for a key.</summary>
    /// <exception cref="Foundation.InputException">There is nothing.</exception>
    public Value Get(DictionaryValue dictionary, Value key, SyntaxNode place) => dictionary.TryGet(key, out Value? item) ? item
        : throw reader.Error(place, key is TextValue text ? $"the dictionary has no '{text.Text}'" : $"the dictionary has nothing for {key.Words}");

    /// <summary>Keeps something for a key.</summary>
    public void Set(DictionaryValue dictionary, Value key, Value item, SyntaxNode place)
    {
        if (dictionary.Pairs.Count == Limits.Elements)
            throw reader.Error(place, FormattableString.Invariant($"the dictionary has more than {Limits.Elements} elements"));
        if (!dictionary.TrySet(key, reader.Declared(item, dictionary.ItemType, place)))
            throw reader.Error(place, $"{key.Words} as a key is not supported; lrfind reads texts, whole numbers, enums and tuples of them");
    }

    /// <summary>A dictionary with what is written in braces behind it.</summary>
    /// <param name="value">The value of an expression.</param>
    public DictionaryValue Create(TypeSyntax? itemType, InitializerExpressionSyntax? items, Func<ExpressionSyntax, Value> value)
    {
        var dictionary = new DictionaryValue { ItemType = itemType };
        foreach (ExpressionSyntax item in items?.Expressions ?? default)
        {
            switch (item)
            {
                case InitializerExpressionSyntax { Expressions: [var named, var kept] }:
                    Value key = value(named);
                    if (dictionary.TryGet(key, out _))
                        throw reader.Error(item, "the code throws here: the dictionary has this key already");
                    Set(dictionary, key, value(kept), item);
                    break;
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var place] } } assignment:
                    Set(dictionary, value(place.Expression), value(assignment.Right), item);
                    break;
                default:
                    throw reader.Error(item, "expected pairs of a key and a value");
            }
        }

        return dictionary;
    }

    /// <summary>A ModuleDict of pairs of names and modules.</summary>
    public DictionaryValue ModuleDict(List<Argument> arguments, SyntaxNode call)
    {
        var dictionary = new DictionaryValue { IsModule = true };
        foreach (Argument argument in arguments)
        {
            IReadOnlyList<Value> pairs = argument.Value is ListValue list ? list.Items : [argument.Value];
            foreach (Value pair in pairs)
            {
                if (pair is not TupleValue { Items: [TextValue name, var module] })
                    throw reader.Error(argument.Syntax, $"{pair.Words} is no part of ModuleDict; expected a name and a module");
                Set(dictionary, name, module, call);
            }
        }

        return dictionary;
    }
}
