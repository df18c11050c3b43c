using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Patterns: C# specification, section 11 (patterns).</content>
internal sealed partial class Evaluator
{
    private bool Matches(Value value, PatternSyntax pattern, Frame frame) => pattern switch
    {
        ConstantPatternSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } constant
            when NamesType(constant.Expression, value, frame) is { } isOne => isOne,
        ConstantPatternSyntax constant => AreEqual(value, Evaluate(constant.Expression, frame), constant.Expression),
        UnaryPatternSyntax not => !Matches(value, not.Pattern, frame),
        BinaryPatternSyntax both when both.OperatorToken.Text == "and" =>
            Matches(value, both.Left, frame) && Matches(value, both.Right, frame),
        BinaryPatternSyntax either => Matches(value, either.Left, frame) || Matches(value, either.Right, frame),
        ParenthesizedPatternSyntax inner => Matches(value, inner.Pattern, frame),
        DiscardPatternSyntax => true,
        VarPatternSyntax variable => Bound(value, variable.Designation, frame),
        TypePatternSyntax type => IsOfType(value, type.Type, pattern),
        DeclarationPatternSyntax declaration => IsOfType(value, declaration.Type, pattern) && Bound(value, declaration.Designation, frame),
        RecursivePatternSyntax parts => MatchesParts(value, parts, frame),
        RelationalPatternSyntax relation =>
            Operate(relation.OperatorToken.Text, value, Evaluate(relation.Expression, frame),
            relation.Expression) is BooleanValue { IsTrue: true },
        _ => throw reader.Error(pattern, $"the pattern '{pattern}' is not supported; lrfind reads constants, comparisons, types and their parts"),
    };

    private bool MatchesParts(Value value, RecursivePatternSyntax pattern, Frame frame)
    {
        if (value is NullValue || (pattern.Type is { } type && !IsOfType(value, type, pattern)))
            return false;
        SubpatternSyntax[] places = [.. pattern.PositionalPatternClause?.Subpatterns ?? default];
        if (places.Length > 0)
        {
            if (value is not TupleValue tuple || tuple.Items.Length != places.Length)
                throw reader.Error(pattern, $"{value.Words} has not {places.Length} parts that can be read");
            for (int i = 0; i < places.Length; i++)
            {
                if (!Matches(tuple.Items[i], places[i].Pattern, frame))
                    return false;
            }
        }

        foreach (SubpatternSyntax part in pattern.PropertyPatternClause?.Subpatterns ?? default)
        {
            if (part.NameColon is not { Name.Identifier.ValueText: var name })
                throw reader.Error(part, $"the pattern '{part}' is not supported; lrfind reads names of properties");
            if (!Matches(MemberOf(value, name, part), part.Pattern, frame))
                return false;
        }

        return pattern.Designation is null || Bound(value, pattern.Designation, frame);
    }

    private static bool Bound(Value value, VariableDesignationSyntax designation, Frame frame)
    {
        if (designation is SingleVariableDesignationSyntax single)
            frame.Declare(single.Identifier.ValueText, new Variable(value.Copied(), null));
        return true;
    }

    // Null where it is no type.
    private bool? NamesType(ExpressionSyntax expression, Value value, Frame frame) =>
        value is ModuleValue && DottedName(expression) is { } name && reader.Names.Find(name, frame, expression) is null
            ? IsOfType(value, name[(name.LastIndexOf('.') + 1)..], expression) : null;

    private bool IsOfType(Value value, TypeSyntax type, SyntaxNode place) => IsOfType(value, ModuleClass.LastName(type), place);

    private bool IsOfType(Value value, string name, SyntaxNode place)
    {
        return value switch
        {
            NullValue => false,
            _ when name is "object" => true,
            ModuleValue when name is "Module" or "IModule" => true,
            InstanceModule instance => instance.Type.Lineage.Any(c => c.Name == name || c.Bases.Contains(name)),
            LayerModule layer => layer.Kind == name,
            SequentialModule => name == "Sequential",
            TensorValue => name == "Tensor",
            TextValue => name is "string" or "String",
            BooleanValue => name is "bool" or "Boolean",
            _ when Numbers.TypeOf(value) is { } own => DeclaredTypes.NumberOf(name) == own,
            _ => throw reader.Error(place, $"whether {value.Words} is of type '{name}' is not known without running the model"),
        };
    }
}
