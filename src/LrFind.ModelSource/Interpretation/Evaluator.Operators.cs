using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Operators.</content>
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
            return left is ModuleValue && binary.Right is TypeSyntax type && !IsOfType(left, type, binary) ? NullValue.Instance : left;
        if (sign is "is")
        {
            return new BooleanValue(binary.Right is TypeSyntax named ? IsOfType(left, named, binary)
                : AreEqual(left, Evaluate(binary.Right, frame), binary));
        }

        if (sign is "??")
            return OfBoth(left is NullValue ? Evaluate(binary.Right, frame) : left, left is NullValue ? binary.Left : binary.Right, frame);
        return Operate(sign, left, Evaluate(binary.Right, frame), binary);
    }

    private Value Operate(string sign, Value left, Value right, ExpressionSyntax place)
    {
        if (sign is "==" or "!=")
            return new BooleanValue(AreEqual(left, right, place) == (sign == "=="));
        if (left is TensorValue || right is TensorValue)
            return OperateOnTensors(sign, left, right, place);
        if (sign == "+" && (left is TextValue || right is TextValue))
            return Joined(TextOf(left) + TextOf(right), place);
        if (Numbers.Operate(sign, left, right) is { } result)
            return result;
        if (left is IntegerValue or RealValue && right is IntegerValue or RealValue)
            throw reader.Error(place, $"'{sign}' of {left.Words} and {right.Words} gives no number");
        throw reader.Error(place, $"'{sign}' of {left.Words} and {right.Words} is not supported");
    }

    private TextValue Joined(string text, ExpressionSyntax place) => text.Length <= Limits.Elements
        ? new TextValue(text)
        : throw reader.Error(place, FormattableString.Invariant($"the text has more than {Limits.Elements} letters"));

    private TensorValue OperateOnTensors(string sign, Value left, Value right, ExpressionSyntax place) =>
        reader.Arithmetic.Operate(sign, left, right, place) ?? throw reader.Error(place,
            $"'{sign}' of {left.Words} and {right.Words} is not supported; lrfind reads +, -, * and / of tensors and with numbers");

    /// <summary>Whether two values are equal, as == tells it.</summary>
    public bool AreEqual(Value left, Value right, SyntaxNode place) => (left, right) switch
    {
        (NullValue, _) or (_, NullValue) => left is NullValue && right is NullValue,
        (IntegerValue or RealValue, IntegerValue or RealValue) => Numbers.Operate("==", left, right) is BooleanValue { IsTrue: true },
        (TextValue a, TextValue b) => a.Text == b.Text,
        (BooleanValue a, BooleanValue b) => a.IsTrue == b.IsTrue,
        (EnumValue a, EnumValue b) when a.Type == b.Type => a.Number == b.Number,
        (SymbolValue a, SymbolValue b) when a.Name == b.Name => true,
        (SymbolValue a, SymbolValue b) when DeviceOf(a) is { } one && DeviceOf(b) is { } other => one == other,
        (ModuleValue or ListValue or DictionaryValue, ModuleValue or ListValue or DictionaryValue) => ReferenceEquals(left, right),
        _ => throw reader.Error(place, $"whether {left.Words} equals {right.Words} is not known without running the model"),
    };

    // What DeviceType.CUDA, torch.CUDA and the type of a device stand for: the names of TorchSharp's device types.
    private static string? DeviceOf(SymbolValue symbol)
    {
        string name = symbol.Name.EndsWith(".type", StringComparison.Ordinal) ? symbol.Name[..^".type".Length] : symbol.Name;
        name = name[(name.LastIndexOf('.') + 1)..];
        return name is "CPU" or "CUDA" or "MPS" ? name : null;
    }

    private Value Unary(PrefixUnaryExpressionSyntax unary, Frame frame)
    {
        string sign = unary.OperatorToken.Text;
        if (sign is "++" or "--")
        {
            Value moved = Operate(sign[..1], Evaluate(unary.Operand, frame), new IntegerValue(1), unary);
            return Assigned(unary.Operand, moved, frame, isCast: true);
        }

        Value value = Evaluate(unary.Operand, frame);
        return (sign, value) switch
        {
            ("-", RealValue real) => new RealValue(-real.Number, real.IsSingle),
            ("-", IntegerValue) => Numbers.Operate("-", new IntegerValue(0), value)!,
            ("+", IntegerValue or RealValue) => value,
            ("-", TensorValue tensor) => reader.Arithmetic.Scaled(tensor, -1, 0, unary),
            ("~", IntegerValue integer) => new IntegerValue(~integer.Number, integer.IsLong),
            ("!", BooleanValue truth) => new BooleanValue(!truth.IsTrue),
            _ => throw reader.Error(unary, $"'{sign}' of {value.Words} is not supported"),
        };
    }

    private Value Postfix(PostfixUnaryExpressionSyntax unary, Frame frame)
    {
        Value before = Evaluate(unary.Operand, frame);
        if (unary.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            return before;
        Assigned(unary.Operand, Operate(unary.OperatorToken.Text[..1], before, new IntegerValue(1), unary), frame, isCast: true);
        return before;
    }
}
