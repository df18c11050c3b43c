using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>The types of expressions that give numbers, told without working them out.</summary>
internal static class NumberTypes
{
    /// <summary>The type; <see langword="null"/> where it is no number, or that cannot be told.</summary>
    public static NumberType? Of(Reader reader, ExpressionSyntax expression, Frame frame)
    {
        reader.Step(expression);
        return expression switch
        {
            LiteralExpressionSyntax literal => OfLiteral(literal),
            ParenthesizedExpressionSyntax inner => Of(reader, inner.Expression, frame),
            PrefixUnaryExpressionSyntax unary => Of(reader, unary.Operand, frame),
            PostfixUnaryExpressionSyntax unary => Of(reader, unary.Operand, frame),
            CastExpressionSyntax cast => DeclaredTypes.NumberOf(ModuleClass.LastName(cast.Type)),
            BinaryExpressionSyntax binary => Common(Of(reader, binary.Left, frame), Of(reader, binary.Right, frame)),
            ConditionalExpressionSyntax choice => Common(Of(reader, choice.WhenTrue, frame), Of(reader, choice.WhenFalse, frame)),
            IdentifierNameSyntax name => OfName(reader, name, frame),
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax own } => OfName(reader, own, frame),
            MemberAccessExpressionSyntax member when member.Name.Identifier.ValueText is "Count" or "Length" => NumberType.Int,
            MemberAccessExpressionSyntax member =>
                Numbers.TypeOf(MathFunctions.Constant(reader.Names.Plain(member.ToString())) ?? NullValue.Instance),
            InvocationExpressionSyntax call => OfCall(reader, call, frame),
            _ => null,
        };
    }

    private static NumberType? OfLiteral(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        int => NumberType.Int,
        long => NumberType.Long,
        float => NumberType.Single,
        double => NumberType.Double,
        _ => null,
    };

    private static NumberType? OfName(Reader reader, IdentifierNameSyntax name, Frame frame)
    {
        string text = name.Identifier.ValueText;
        Variable? variable = frame.Find(text);
        TypeSyntax? declared = variable is not null ? variable.Type
            : frame.Type?.FindComputed(text)?.Syntax.Type ?? frame.Type?.FieldType(text)
                ?? frame.Type?.Lineage.Select(t => t.FindStatic(text)?.Type).FirstOrDefault(t => t is not null);
        return declared is not null ? DeclaredTypes.NumberOf(ModuleClass.LastName(declared))
            : Numbers.TypeOf(variable?.Value ?? reader.Names.Find(text, frame, name) ?? NullValue.Instance);
    }

    private static NumberType? OfCall(Reader reader, InvocationExpressionSyntax call, Frame frame)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: var method })
        {
            if (frame.Find(method)?.Value is FunctionValue function)
                return DeclaredTypes.NumberOf(ModuleClass.LastName(function.Syntax.ReturnType));
            NumberType?[] returned =
            [
                .. (frame.Type?.Lineage.SelectMany(t => t.Methods(method)) ?? [])
                    .Select(m => DeclaredTypes.NumberOf(ModuleClass.LastName(m.ReturnType))).Distinct(),
            ];
            return returned is [var only] ? only : null;
        }

        // With a number of each type in the place of an argument: only the type of what comes of it counts.
        NumberType?[] types = [.. call.ArgumentList.Arguments.Select(a => Of(reader, a.Expression, frame))];
        return types.Contains(null) ? null
            : Numbers.TypeOf(MathFunctions.Call(reader.Names.Plain(call.Expression.ToString()),
                [.. types.Select(t => Numbers.Cast(new IntegerValue(1), t!.Value)!)]) ?? NullValue.Instance);
    }

    private static NumberType? Common(NumberType? a, NumberType? b) => a is { } one && b is { } other ? Numbers.Common(one, other) : null;
}
