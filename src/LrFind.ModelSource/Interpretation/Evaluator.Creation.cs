using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>New objects, arrays and lists.</content>
internal sealed partial class Evaluator
{
    /// <summary>The value of an expression whose type is known from outside, as <c>new(4, 8)</c> needs it.</summary>
    public Value EvaluateTyped(ExpressionSyntax expression, TypeSyntax? type, Frame frame) =>
        expression is ImplicitObjectCreationExpressionSyntax creation && type is not null
            ? CreateObject(ModuleClass.LastName(type), creation, frame)
            : Evaluate(expression, frame);

    /// <summary>The arguments of a call.</summary>
    public List<Argument> Arguments(ArgumentListSyntax? list, Frame frame)
    {
        var arguments = new List<Argument>();
        foreach (ArgumentSyntax argument in list?.Arguments ?? default)
            arguments.Add(new Argument(argument.NameColon?.Name.Identifier.ValueText, Evaluate(argument.Expression, frame),
                argument.Expression));
        return arguments;
    }

    private Value Creation(ExpressionSyntax expression, Frame frame)
    {
        switch (expression)
        {
            case ObjectCreationExpressionSyntax creation:
                return CreateObject(ModuleClass.LastName(creation.Type), creation, frame);
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return ListOf(items.Expressions, items, frame);
            case ArrayCreationExpressionSyntax array when array.Type.RankSpecifiers is [{ Sizes: [var size] }]:
                return EmptyArray(size, frame);
            case ImplicitArrayCreationExpressionSyntax array:
                return ListOf(array.Initializer.Expressions, array, frame);
            case InitializerExpressionSyntax items:
                return ListOf(items.Expressions, items, frame);
            case CollectionExpressionSyntax collection:
                return ListOf(collection, frame);
            default:
                throw Unsupported(expression, frame);
        }
    }

    private ListValue ListOf(IEnumerable<ExpressionSyntax> items, SyntaxNode node, Frame frame)
    {
        var list = new ListValue([]);
        foreach (ExpressionSyntax item in items)
            reader.Append(list, Evaluate(item, frame), node);
        return list;
    }

    private ListValue ListOf(CollectionExpressionSyntax collection, Frame frame)
    {
        var list = new ListValue([]);
        foreach (CollectionElementSyntax element in collection.Elements)
        {
            if (element is ExpressionElementSyntax single)
                reader.Append(list, Evaluate(single.Expression, frame), element);
            else if (element is SpreadElementSyntax spread && Conversions.Items(Evaluate(spread.Expression, frame)) is { } items)
                Append(list, items, element);
            else
                throw Unsupported(collection, frame);
        }

        return list;
    }

    private void Append(ListValue list, IReadOnlyList<Value> items, SyntaxNode node)
    {
        // A list may be spread into itself.
        foreach (Value item in items.ToArray())
            reader.Append(list, item, node);
    }

    private ListValue EmptyArray(ExpressionSyntax size, Frame frame)
    {
        int length = reader.Integer(Evaluate(size, frame), size, "the length");
        if (length is < 0 or > Limits.Elements)
            throw reader.Error(size, FormattableString.Invariant($"the length is {length}; expected from 0 to {Limits.Elements}"));
        return new ListValue([.. Enumerable.Repeat<Value>(new IntegerValue(0), length)]);
    }

    private Value CreateObject(string name, BaseObjectCreationExpressionSyntax creation, Frame frame)
    {
        if (reader.Classes.TryGetValue(name, out ModuleClass? type))
        {
            InstanceModule instance = reader.Invoker.Create(type, Arguments(creation.ArgumentList, frame), creation);
            foreach (ExpressionSyntax item in creation.Initializer?.Expressions ?? default)
                Initialize(instance, item, frame);
            return instance;
        }

        if (name is not ("List" or "ModuleList"))
            throw reader.Error(creation, $"'new {name}' is not supported: the file has no such class");
        var list = new ListValue([]);
        if (creation.ArgumentList?.Arguments is [var source] && Conversions.Items(Evaluate(source.Expression, frame)) is { } items)
            Append(list, items, creation);
        else
            Append(list, [.. Arguments(creation.ArgumentList, frame).Select(a => a.Value).Where(v => v is ModuleValue)], creation);
        foreach (ExpressionSyntax item in creation.Initializer?.Expressions ?? default)
            reader.Append(list, item is InitializerExpressionSyntax parts ? TupleOf(parts, frame) : Evaluate(item, frame), item);
        return list;
    }

    // { { "fc1", Linear(4, 8) }, … }
    private TupleValue TupleOf(InitializerExpressionSyntax parts, Frame frame) =>
        new([.. parts.Expressions.Select(e => Evaluate(e, frame))]);

    private void Initialize(InstanceModule instance, ExpressionSyntax item, Frame frame)
    {
        if (item is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment
            || !TryAssignField(instance, name.Identifier.ValueText, Evaluate(assignment.Right, frame)))
        {
            throw Unsupported(item, frame);
        }
    }
}
