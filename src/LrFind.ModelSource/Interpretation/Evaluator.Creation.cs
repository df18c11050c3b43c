using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>New objects, arrays and lists.</content>
internal sealed partial class Evaluator
{
    /// <summary>The value of an expression whose type is known from outside, as <c>new(4, 8)</c> needs it.</summary>
    public Value EvaluateTyped(ExpressionSyntax expression, TypeSyntax? type, Frame frame) =>
        reader.Declared(
            expression is ImplicitObjectCreationExpressionSyntax creation && type is not null ? CreateObject(type, creation, frame)
            : expression.IsKind(SyntaxKind.DefaultLiteralExpression) && type is not null ? reader.Zero(type)
            : Evaluate(expression, frame), type, expression);

    /// <summary>The arguments of a call.</summary>
    public List<Argument> Arguments(ArgumentListSyntax? list, Frame frame)
    {
        var arguments = new List<Argument>();
        foreach (ArgumentSyntax argument in list?.Arguments ?? default)
        {
            Variable? reference = argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword
                ? Reference(argument, frame) : null;
            Value value = reference?.Value ?? Evaluate(argument.Expression, frame);
            arguments.Add(new Argument(argument.NameColon?.Name.Identifier.ValueText, value, argument.Expression, reference));
        }

        return arguments;
    }

    private Value Creation(ExpressionSyntax expression, Frame frame)
    {
        switch (expression)
        {
            case ObjectCreationExpressionSyntax creation:
                return CreateObject(creation.Type, creation, frame);
            case ArrayCreationExpressionSyntax { Initializer: { } items } array:
                return ListOf(items.Expressions, items, frame, DeclaredTypes.ItemType(array.Type));
            case ArrayCreationExpressionSyntax array when array.Type.RankSpecifiers is [{ Sizes: [var size] }]:
                return EmptyArray(size, array.Type.ElementType, frame);
            case ImplicitArrayCreationExpressionSyntax array:
                return OfOneType(ListOf(array.Initializer.Expressions, array, frame));
            case InitializerExpressionSyntax items:
                return ListOf(items.Expressions, items, frame);
            case CollectionExpressionSyntax collection:
                return ListOf(collection, frame);
            default:
                throw Unsupported(expression, frame);
        }
    }

    private ListValue ListOf(IEnumerable<ExpressionSyntax> items, SyntaxNode node, Frame frame, TypeSyntax? type = null)
    {
        var list = new ListValue([]) { ItemType = type };
        foreach (ExpressionSyntax item in items)
            reader.Append(list, EvaluateTyped(item, type, frame), node);
        return list;
    }

    // Of new[] { 1, 2.5 } both are of the wider type.
    private static ListValue OfOneType(ListValue list)
    {
        NumberType?[] types = [.. list.Items.Select(Numbers.TypeOf)];
        if (types.Length == 0 || types.Contains(null))
            return list;
        NumberType common = types.Select(t => t!.Value).Aggregate(Numbers.Common);
        for (int i = 0; i < types.Length; i++)
            list.Items[i] = Numbers.Cast(list.Items[i], common)!;
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
                reader.AppendAll(list, items, element);
            else
                throw Unsupported(collection, frame);
        }

        return list;
    }

    private ListValue EmptyArray(ExpressionSyntax size, TypeSyntax type, Frame frame)
    {
        int length = reader.Integer(Evaluate(size, frame), size, "the length");
        if (length is < 0 or > Limits.Elements)
            throw reader.Error(size, FormattableString.Invariant($"the length is {length}; expected from 0 to {Limits.Elements}"));
        var zeros = new ListValue([.. Enumerable.Range(0, length).Select(_ => reader.Zero(type))]) { ItemType = type };
        return reader.Counted(zeros, size);
    }

    private Value CreateObject(TypeSyntax named, BaseObjectCreationExpressionSyntax creation, Frame frame)
    {
        string name = ModuleClass.LastName(named);
        if (reader.Types.Find(named) is { } type)
        {
            InstanceModule instance = reader.Objects.Create(type, Arguments(creation.ArgumentList, frame), creation);
            foreach (ExpressionSyntax item in creation.Initializer?.Expressions ?? default)
                Initialize(instance, item, frame);
            return instance;
        }

        if (name is "Dictionary")
        {
            SimpleNameSyntax? last = named is QualifiedNameSyntax qualified ? qualified.Right : named as SimpleNameSyntax;
            TypeSyntax? kept = (last as GenericNameSyntax)?.TypeArgumentList.Arguments.ElementAtOrDefault(1);
            return reader.Dictionaries.Create(kept, creation.Initializer, e => Evaluate(e, frame));
        }

        if (name is "ModuleDict" && creation.Initializer is null)
            return reader.Dictionaries.ModuleDict(Arguments(creation.ArgumentList, frame), creation);
        if (name is "Device" && creation.ArgumentList is { } device)
            return InvokeFunction("device", Arguments(device, frame), creation, frame);
        if (name is "HashSet")
        {
            ListValue all = ListOf(creation.Initializer?.Expressions ?? default, creation, frame, DeclaredTypes.ItemType(named));
            return reader.Lists.Distinct(all, creation);
        }

        if (name == "Parameter" && reader.Constants.Create(name, Arguments(creation.ArgumentList, frame), creation) is { } parameter)
            return parameter;
        if (name is not ("List" or "ModuleList"))
            throw reader.Error(creation, $"'new {name}' is not supported: the file has no such class");
        var list = new ListValue([]) { ItemType = name == "List" ? DeclaredTypes.ItemType(named) : null, IsModule = name == "ModuleList" };
        if (creation.ArgumentList?.Arguments is [var source] && Conversions.Items(Evaluate(source.Expression, frame)) is { } items)
            reader.AppendAll(list, items, creation);
        else
        {
            IEnumerable<Value> given = Arguments(creation.ArgumentList, frame).Select(a => a.Value);
            reader.AppendAll(list, [.. given.Where(v => v is ModuleValue)], creation);
        }

        foreach (ExpressionSyntax item in creation.Initializer?.Expressions ?? default)
            reader.Append(list, item is InitializerExpressionSyntax parts ? TupleOf(parts, frame) : Evaluate(item, frame), item);
        return list;
    }

    // { { "fc1", Linear(4, 8) }, … }
    private TupleValue TupleOf(InitializerExpressionSyntax parts, Frame frame) =>
        new([.. parts.Expressions.Select(e => Evaluate(e, frame))]);

    // A record or a struct with some of its fields changed.
    private InstanceModule Changed(WithExpressionSyntax copy, Frame frame)
    {
        if (Evaluate(copy.Expression, frame) is not InstanceModule { Type.IsModule: false } original)
            throw Unsupported(copy, frame);
        InstanceModule changed = original.Cloned();
        foreach (ExpressionSyntax item in copy.Initializer.Expressions)
            Initialize(changed, item, frame);
        return changed;
    }

    private void Initialize(InstanceModule instance, ExpressionSyntax item, Frame frame)
    {
        if (item is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } assignment)
            throw Unsupported(item, frame);
        Value value = EvaluateTyped(assignment.Right, instance.Type.FieldType(name), frame);
        if (!TryAssignMember(instance, instance.Type, name, value, assignment.Right, isCast: false))
            throw Unsupported(item, frame);
    }
}
