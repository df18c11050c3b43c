using LrFind.Models.Layers;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Operators and assignments.</content>
internal sealed partial class Evaluator
{
    private Value Binary(BinaryExpressionSyntax binary, Frame frame)
    {
        string sign = binary.OperatorToken.Text;
        if (sign is "&&" or "||")
            return new BooleanValue(sign == "&&" ? IsTrue(binary.Left, frame) && IsTrue(binary.Right, frame) : IsTrue(binary.Left, frame)
                || IsTrue(binary.Right, frame));
        Value left = Evaluate(binary.Left, frame);
        if (sign is "as")
            return left;
        if (sign is "??")
            return left is NullValue ? Evaluate(binary.Right, frame) : left;
        return Operate(sign, left, Evaluate(binary.Right, frame), binary);
    }

    private Value Operate(string sign, Value left, Value right, ExpressionSyntax place)
    {
        if (sign is "==" or "!=")
            return new BooleanValue(AreEqual(left, right, place) == (sign == "=="));
        if (left is TensorValue || right is TensorValue)
            return OperateOnTensors(sign, left, right, place);
        if (left is IntegerValue a && right is IntegerValue b)
            return OperateOnIntegers(sign, a.Number, b.Number, place);
        if (sign == "+" && (left is TextValue || right is TextValue))
            return Joined(TextOf(left) + TextOf(right), place);
        if (left is IntegerValue or RealValue && right is IntegerValue or RealValue)
            return OperateOnReals(sign, reader.Real(left, place, ""), reader.Real(right, place, ""), place);
        throw reader.Error(place, $"'{sign}' of {left.Words} and {right.Words} is not supported");
    }

    private TextValue Joined(string text, ExpressionSyntax place) => text.Length <= Limits.Elements
        ? new TextValue(text)
        : throw reader.Error(place, FormattableString.Invariant($"the text has more than {Limits.Elements} letters"));

    private TensorValue OperateOnTensors(string sign, Value left, Value right, ExpressionSyntax place)
    {
        if (left is not TensorValue a || right is not TensorValue b || sign is not ("+" or "*"))
            throw reader.Error(place,
                $"'{sign}' of {left.Words} and {right.Words} is not supported; lrfind reads + and * of two tensors of one shape");
        return sign == "+" ? reader.AddOperation(place, "add", new AddSpec(), a, b)
            : reader.AddOperation(place, "mul", new MulSpec(), a, b);
    }

    private bool AreEqual(Value left, Value right, ExpressionSyntax place) => (left, right) switch
    {
        (NullValue, _) or (_, NullValue) => left is NullValue && right is NullValue,
        (IntegerValue a, IntegerValue b) => a.Number == b.Number,
        (IntegerValue or RealValue, IntegerValue or RealValue) => reader.Real(left, place, "") == reader.Real(right, place, ""),
        (TextValue a, TextValue b) => a.Text == b.Text,
        (BooleanValue a, BooleanValue b) => a.IsTrue == b.IsTrue,
        (SymbolValue a, SymbolValue b) when a.Name == b.Name => true,
        _ => throw reader.Error(place, $"whether {left.Words} equals {right.Words} is not known without running the model"),
    };

    private bool Matches(Value value, PatternSyntax pattern, Frame frame) => pattern switch
    {
        ConstantPatternSyntax constant => AreEqual(value, Evaluate(constant.Expression, frame), constant.Expression),
        UnaryPatternSyntax not => !Matches(value, not.Pattern, frame),
        BinaryPatternSyntax both when both.OperatorToken.Text == "and" =>
            Matches(value, both.Left, frame) && Matches(value, both.Right, frame),
        BinaryPatternSyntax either => Matches(value, either.Left, frame) || Matches(value, either.Right, frame),
        ParenthesizedPatternSyntax inner => Matches(value, inner.Pattern, frame),
        RecursivePatternSyntax { Type: null, PropertyPatternClause.Subpatterns.Count: 0, Designation: null } => value is not NullValue,
        RelationalPatternSyntax relation =>
            Operate(relation.OperatorToken.Text, value, Evaluate(relation.Expression, frame),
            relation.Expression) is BooleanValue { IsTrue: true },
        _ => throw reader.Error(pattern, $"the pattern '{pattern}' is not supported; lrfind reads constants and comparisons"),
    };

    private Value OperateOnIntegers(string sign, long a, long b, ExpressionSyntax place)
    {
        try
        {
            return sign switch
            {
                "+" => new IntegerValue(checked(a + b)),
                "-" => new IntegerValue(checked(a - b)),
                "*" => new IntegerValue(checked(a * b)),
                "/" => new IntegerValue(checked(a / b)),
                "%" => new IntegerValue(checked(a % b)),
                "<<" when b is >= 0 and < 31 && a is >= 0 and <= int.MaxValue => new IntegerValue(a << (int)b),
                ">>" when b is >= 0 and < 63 => new IntegerValue(a >> (int)b),
                _ => OperateOnReals(sign, a, b, place),
            };
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException)
        {
            throw reader.Error(place, FormattableString.Invariant($"{a} {sign} {b} is no number that fits 64 bits"));
        }
    }

    private Value OperateOnReals(string sign, double a, double b, ExpressionSyntax place) => sign switch
    {
        "+" => new RealValue(a + b),
        "-" => new RealValue(a - b),
        "*" => new RealValue(a * b),
        "/" => new RealValue(a / b),
        "%" => new RealValue(a % b),
        "<" => new BooleanValue(a < b),
        ">" => new BooleanValue(a > b),
        "<=" => new BooleanValue(a <= b),
        ">=" => new BooleanValue(a >= b),
        _ => throw reader.Error(place, $"the operator '{sign}' is not supported"),
    };

    private Value Unary(PrefixUnaryExpressionSyntax unary, Frame frame)
    {
        string sign = unary.OperatorToken.Text;
        if (sign is "++" or "--")
            return Assigned(unary.Operand, Operate(sign[..1], Evaluate(unary.Operand, frame), new IntegerValue(1), unary), frame);
        Value value = Evaluate(unary.Operand, frame);
        return (sign, value) switch
        {
            ("-", IntegerValue { Number: > long.MinValue } integer) => new IntegerValue(-integer.Number),
            ("-", RealValue real) => new RealValue(-real.Number),
            ("+", IntegerValue or RealValue) => value,
            ("!", BooleanValue truth) => new BooleanValue(!truth.IsTrue),
            _ => throw reader.Error(unary, $"'{sign}' of {value.Words} is not supported"),
        };
    }

    private Value Postfix(PostfixUnaryExpressionSyntax unary, Frame frame)
    {
        Value before = Evaluate(unary.Operand, frame);
        if (unary.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            return before;
        Assigned(unary.Operand, Operate(unary.OperatorToken.Text[..1], before, new IntegerValue(1), unary), frame);
        return before;
    }

    private Value Assign(AssignmentExpressionSyntax assignment, Frame frame)
    {
        string sign = assignment.OperatorToken.Text;
        if (sign == "=")
            return Assigned(assignment.Left, EvaluateTyped(assignment.Right, null, frame), frame);
        Value before = Evaluate(assignment.Left, frame);
        if (sign == "??=")
            return before is NullValue ? Assigned(assignment.Left, Evaluate(assignment.Right, frame), frame) : before;
        return Assigned(assignment.Left, Operate(sign[..^1], before, Evaluate(assignment.Right, frame), assignment), frame);
    }

    private Value Assigned(ExpressionSyntax target, Value value, Frame frame)
    {
        if (target is TupleExpressionSyntax targets && value is TupleValue values && targets.Arguments.Count == values.Items.Count)
        {
            for (int i = 0; i < values.Items.Count; i++)
                Assigned(targets.Arguments[i].Expression, values.Items[i], frame);
            return value;
        }

        if (target is IdentifierNameSyntax { Identifier.ValueText: "_" } or DeclarationExpressionSyntax)
            return target is DeclarationExpressionSyntax declaration ? Declared(declaration, value, frame) : value;
        string? name = target switch
        {
            IdentifierNameSyntax plain => plain.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
            _ => null,
        };
        if (name is not null
            && ((target is IdentifierNameSyntax && frame.TryAssign(name, value)) || TryAssignField(frame.This, name, value)))
            return value;
        throw reader.Error(target,
            $"an assignment to '{Shortened(target)}' is not supported; lrfind reads those to variables and fields of the class");
    }

    private Value Declared(DeclarationExpressionSyntax declaration, Value value, Frame frame)
    {
        if (declaration.Designation is SingleVariableDesignationSyntax single)
            frame.Declare(single.Identifier.ValueText, value);
        else if (declaration.Designation is not DiscardDesignationSyntax)
            throw Unsupported(declaration, frame);
        return value;
    }

    private static bool TryAssignField(InstanceModule? instance, string name, Value value)
    {
        if (instance is null || !instance.Fields.ContainsKey(name))
            return false;
        instance.SetField(name, value);
        return true;
    }

    private Value Cast(CastExpressionSyntax cast, Frame frame) => (cast.Type.ToString(), Evaluate(cast.Expression, frame)) switch
    {
        ("int" or "long" or "Int64", RealValue { Number: > -1e15 and < 1e15 } real) => new IntegerValue((long)real.Number),
        ("double" or "float", IntegerValue integer) => new RealValue(integer.Number),
        (_, Value value) => value,
    };
}
