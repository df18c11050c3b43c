using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Elements and parts of lists, dictionaries and tensors, and what stands behind question marks.</content>
internal sealed partial class Evaluator
{
    private Value Element(ElementAccessExpressionSyntax element, Frame frame) =>
        ElementOf(Evaluate(element.Expression, frame), element, element.ArgumentList.Arguments, frame);

    private Value ElementOf(Value owner, ExpressionSyntax element, SeparatedSyntaxList<ArgumentSyntax> indices, Frame frame)
    {
        if (owner is TensorValue tensor)
            return reader.Slices.At(tensor, [.. indices.Select(i => new Argument(null, Evaluate(i.Expression, frame), i))], element);
        if (owner is DictionaryValue dictionary && indices is [var key])
            return reader.Dictionaries.Get(dictionary, Evaluate(key.Expression, frame), element);
        if (Conversions.Items(owner) is not { } items)
            throw reader.Error(element, $"an element of {owner.Words} is not supported; lrfind reads elements of lists");
        if (indices is not [{ Expression: RangeExpressionSyntax range }])
            return items[Place(element, indices, items, frame)];
        return Span(range, frame).Of(items.Count) is (var start, var count)
            ? reader.Counted(new ListValue([.. items.Skip(start).Take(count)]) { ItemType = (owner as ListValue)?.ItemType }, element)
            : throw reader.Error(element, FormattableString.Invariant($"'{range}' is out of range; the length of the list is {items.Count}"));
    }

    // 1..^1
    private SpanValue Span(RangeExpressionSyntax range, Frame frame) =>
        new(range.LeftOperand is { } left ? Index(left, frame) : null, range.RightOperand is { } right ? Index(right, frame) : null);

    private int? Index(ExpressionSyntax expression, Frame frame)
    {
        int index = Index(expression, frame, out bool fromEnd);
        // ^0 is the end.
        return fromEnd ? (index == 0 ? null : -index) : index;
    }

    private int Index(ExpressionSyntax expression, Frame frame, out bool fromEnd)
    {
        fromEnd = expression.IsKind(SyntaxKind.IndexExpression);
        ExpressionSyntax plain = fromEnd ? ((PrefixUnaryExpressionSyntax)expression).Operand : expression;
        return reader.Integer(Evaluate(plain, frame), plain, "the index");
    }

    // What stands behind a question mark, if there is something in front of it.
    private Value Conditional(ConditionalAccessExpressionSyntax access, Frame frame)
    {
        Value target = Evaluate(access.Expression, frame);
        if (target is NullValue)
            return target;
        frame.Targets.Push(target);
        Value value = Evaluate(access.WhenNotNull, frame);
        frame.Targets.Pop();
        return value;
    }

    private int Place(ExpressionSyntax element, SeparatedSyntaxList<ArgumentSyntax> indices, IReadOnlyList<Value> items, Frame frame)
    {
        if (indices is not [var only])
            throw reader.Error(element, "an element with several indices is not supported; lrfind reads elements of lists");
        int index = Index(only.Expression, frame, out bool fromEnd);
        index = fromEnd ? items.Count - index : index;
        return index >= 0 && index < items.Count
            ? index
            : throw reader.Error(element, FormattableString.Invariant($"the index is {index}; the length of the list is {items.Count}"));
    }
}
