using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Functions as values, choices by patterns, and methods of texts.</content>
internal sealed partial class Evaluator
{
    /// <summary>What a function gives.</summary>
    /// <exception cref="Foundation.InputException">It is none, or takes other arguments.</exception>
    public Value Call(Value function, IReadOnlyList<Value> arguments, SyntaxNode call, Frame frame) =>
        TryCall(function, [.. arguments.Select(a => new Argument(null, a, call))], call, frame)
        ?? throw reader.Error(call, $"{function.Words} is no function that can be read here");

    // Null for what is no function.
    private Value? TryCall(Value? function, List<Argument> arguments, SyntaxNode call, Frame frame) => function switch
    {
        FunctionValue local => reader.Invoker.Run(local, arguments, call),
        LambdaValue lambda => reader.Invoker.Run(lambda, arguments, call),
        MethodValue { Type: var type, Instance: var instance } method
            when Dispatch.Find(reader, type, instance?.Type ?? type, method.Name, arguments, call) is { } chosen =>
            reader.Invoker.Run(chosen, method.Instance, arguments, call, frame.Prefix),
        ModuleValue module => reader.Modules.Apply(module, arguments, call, frame.Prefix),
        SymbolValue symbol => InvokeFunction(symbol.Name, arguments, call, frame),
        _ => null,
    };

    // A delegate of the file says of which types the parameters of a lambda are; that is not looked for.
    private Value? TryCallByName(Value function, List<Argument> arguments, SyntaxNode call, Frame frame)
    {
        if (function is LambdaValue { Types: null } lambda && arguments.Exists(a => Numbers.TypeOf(a.Value) is not null)
            && lambda.Parameters.Any(p => p.Type is null))
            throw reader.Error(call, "the types of the lambda's parameters are not known here; declare it as a Func, or write them out");
        return TryCall(function, arguments, call, frame);
    }

    // All arms have one type, which is that of the widest number.
    private Value Switch(SwitchExpressionSyntax choice, Frame frame)
    {
        Value value = Evaluate(choice.GoverningExpression, frame);
        foreach (SwitchExpressionArmSyntax arm in choice.Arms)
        {
            if (!Matches(value, arm.Pattern, frame) || (arm.WhenClause is { } when && !IsTrue(when.Condition, frame)))
                continue;
            Value chosen = Evaluate(arm.Expression, frame);
            foreach (SwitchExpressionArmSyntax other in choice.Arms.Where(a => a != arm))
                chosen = OfBoth(chosen, other.Expression, frame);
            return chosen;
        }

        throw reader.Error(choice, $"no arm is for {value.Words}");
    }

    /// <summary>Whether a label of a switch is for a value.</summary>
    public bool IsFor(SwitchLabelSyntax label, Value value, Frame frame) => label switch
    {
        CaseSwitchLabelSyntax single => AreEqual(value, Evaluate(single.Value, frame), single.Value),
        CasePatternSwitchLabelSyntax pattern =>
            Matches(value, pattern.Pattern, frame) && (pattern.WhenClause is not { } when || IsTrue(when.Condition, frame)),
        _ => false,
    };

    private static Value? OfText(TextValue text, string name, List<Argument> arguments) => (name, arguments) switch
    {
        ("ToLower" or "ToLowerInvariant", []) => new TextValue(text.Text.ToLowerInvariant()),
        ("ToUpper" or "ToUpperInvariant", []) => new TextValue(text.Text.ToUpperInvariant()),
        ("Split", [{ Value: TextValue { Text.Length: > 0 } separator }]) =>
            new ListValue([.. text.Text.Split(separator.Text).Select(p => new TextValue(p))]),
        ("Trim", []) => new TextValue(text.Text.Trim()),
        ("ToString", []) => text,
        ("Equals", [{ Value: TextValue other }]) => new BooleanValue(text.Text == other.Text),
        ("Contains", [{ Value: TextValue other }]) => new BooleanValue(text.Text.Contains(other.Text, StringComparison.Ordinal)),
        ("StartsWith", [{ Value: TextValue other }]) => new BooleanValue(text.Text.StartsWith(other.Text, StringComparison.Ordinal)),
        ("EndsWith", [{ Value: TextValue other }]) => new BooleanValue(text.Text.EndsWith(other.Text, StringComparison.Ordinal)),
        _ => null,
    };
}
