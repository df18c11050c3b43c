using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <content>Assignments: to variables, fields, properties, elements and tuples of them; and casts.</content>
internal sealed partial class Evaluator
{
    private Value Assign(AssignmentExpressionSyntax assignment, Frame frame)
    {
        string sign = assignment.OperatorToken.Text;
        if (sign == "=")
            return Assigned(assignment.Left, EvaluateTyped(assignment.Right, TypeOfTarget(assignment.Left, frame), frame), frame);
        Value before = Evaluate(assignment.Left, frame);
        if (sign == "??=")
            return before is NullValue ? Assigned(assignment.Left, Evaluate(assignment.Right, frame), frame) : before;
        // x *= y is x = (T)(x * y), with the type of x: C# specification, section 12.21.4.
        Value result = Operate(sign[..^1], before, Evaluate(assignment.Right, frame), assignment);
        return Assigned(assignment.Left, result, frame, isCast: true);
    }

    // As new() needs it.
    private static TypeSyntax? TypeOfTarget(ExpressionSyntax target, Frame frame)
    {
        string? name = target switch
        {
            IdentifierNameSyntax plain => plain.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
            _ => null,
        };
        return name is null ? null : (target is IdentifierNameSyntax ? frame.Find(name)?.Type : null) ?? frame.This?.Type.FieldType(name);
    }

    /// <summary>Puts a value where a loop says.</summary>
    public void Assign(ExpressionSyntax target, Value value, Frame frame) => Assigned(target, value, frame);

    private Value Assigned(ExpressionSyntax target, Value value, Frame frame, bool isCast = false)
    {
        switch (target)
        {
            case TupleExpressionSyntax targets when value is TupleValue values && targets.Arguments.Count == values.Items.Length:
                for (int i = 0; i < values.Items.Length; i++)
                    Assigned(targets.Arguments[i].Expression, values.Items[i], frame);
                return value;
            case DeclarationExpressionSyntax declaration:
                return Declared(declaration, value, frame);
            case IdentifierNameSyntax { Identifier.ValueText: "_" }:
                return value;
            case IdentifierNameSyntax name when frame.Find(name.Identifier.ValueText) is { } variable:
                return variable.Value = As(value, variable.Type, variable.Value, target, isCast);
            case IdentifierNameSyntax name when TryAssignMember(frame.This, frame.Type, name.Identifier.ValueText, value, target, isCast):
            case MemberAccessExpressionSyntax member when TryAssignMember(member, value, frame, isCast):
            case ElementAccessExpressionSyntax element when TryAssignElement(element, value, frame, isCast):
                return value;
            default:
                throw reader.Error(target,
                    $"an assignment to '{Shortened(target)}' is not supported; lrfind reads those to variables, fields, properties and elements");
        }
    }

    // What is declared with var has the type of its first value.
    private Value As(Value value, TypeSyntax? type, Value before, ExpressionSyntax place, bool isCast)
    {
        bool areNumbers = Numbers.TypeOf(value) is not null;
        return type is null && areNumbers && Numbers.TypeOf(before) is { } number
            ? reader.Converted(value, number, "the variable", place, isCast) : reader.Declared(value, type, place, isCast);
    }

    private bool TryAssignMember(MemberAccessExpressionSyntax member, Value value, Frame frame, bool isCast)
    {
        string name = member.Name.Identifier.ValueText;
        if (member.Expression is ThisExpressionSyntax or BaseExpressionSyntax)
            return TryAssignMember(frame.This, frame.Type, name, value, member, isCast);
        if (TypeNamed(member.Expression, frame) is { } type)
            return TryAssignMember(null, type, name, value, member, isCast);
        Value owner = Evaluate(member.Expression, frame);
        if (owner is TupleValue tuple && tuple.PlaceOf(name) is >= 0 and int place)
            tuple.Items[place] = As(value, null, tuple.Items[place], member, isCast);
        if (name == "requires_grad" && owner is WeightValue or ConstantValue { IsParameter: true }
            && value is BooleanValue { IsTrue: var isTrained })
        {
            (owner as WeightValue)?.SetTrained(isTrained);
            if (owner is ConstantValue parameter)
                parameter.RequiresGradient = isTrained;
            return true;
        }

        return owner is TupleValue
            || (owner is InstanceModule instance && TryAssignMember(instance, instance.Type, name, value, member, isCast));
    }

    private bool TryAssignMember(
        InstanceModule? instance, Entry.ModuleClass? type, string name, Value value, ExpressionSyntax place, bool isCast)
    {
        if ((instance?.Type ?? type)?.FindComputed(name) is { } property
            && (instance is not null || Entry.ModuleClass.IsStatic(property.Syntax)))
        {
            reader.Invoker.Set(property, instance, isCast ? reader.Declared(value, property.Syntax.Type, place, isCast) : value, place);
            return true;
        }

        if (instance is not null && instance.Fields.ContainsKey(name))
        {
            instance.SetField(name, reader.Declared(value, instance.Type.FieldType(name), place, isCast));
            return true;
        }

        return type is not null && reader.Names.TrySetStatic(type, name, value, place, isCast);
    }

    private bool TryAssignElement(ElementAccessExpressionSyntax element, Value value, Frame frame, bool isCast)
    {
        Value owner = Evaluate(element.Expression, frame);
        if (owner is DictionaryValue dictionary && element.ArgumentList.Arguments is [var key])
        {
            reader.Dictionaries.Set(dictionary, Evaluate(key.Expression, frame), value, element);
            return true;
        }

        if (owner is not ListValue list)
            return false;
        int place = Place(element, element.ArgumentList.Arguments, list.Items, frame);
        list.Items[place] = As(value, list.ItemType, list.Items[place], element, isCast);
        list.NameItem(place);
        return true;
    }

    private Value Declared(DeclarationExpressionSyntax declaration, Value value, Frame frame)
    {
        if (declaration.Designation is SingleVariableDesignationSyntax single)
        {
            TypeSyntax? type = declaration.Type.IsVar ? null : declaration.Type;
            frame.Declare(single.Identifier.ValueText, new Variable(reader.Declared(value, type, declaration), type));
        }
        else if (declaration.Designation is ParenthesizedVariableDesignationSyntax several && value is TupleValue tuple
            && several.Variables.Count == tuple.Items.Length)
        {
            for (int i = 0; i < tuple.Items.Length; i++)
            {
                if (several.Variables[i] is SingleVariableDesignationSyntax named)
                    frame.Declare(named.Identifier.ValueText, new Variable(tuple.Items[i].Copied(), null));
                else if (several.Variables[i] is not DiscardDesignationSyntax)
                    throw Unsupported(declaration, frame);
            }
        }
        else if (declaration.Designation is not DiscardDesignationSyntax)
        {
            throw Unsupported(declaration, frame);
        }

        return value;
    }

    // The variable that an argument passes by reference.
    private Variable Reference(ArgumentSyntax argument, Frame frame)
    {
        switch (argument.Expression)
        {
            case DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } declaration:
                TypeSyntax? type = declaration.Type.IsVar ? null : declaration.Type;
                var variable = new Variable(type is null ? NullValue.Instance : reader.Zero(type), type);
                frame.Declare(single.Identifier.ValueText, variable);
                return variable;
            case IdentifierNameSyntax { Identifier.ValueText: "_" }:
                return new Variable(NullValue.Instance, null);
            case IdentifierNameSyntax name when frame.Find(name.Identifier.ValueText) is { } found:
                return found;
            case IdentifierNameSyntax name when frame.This?.Fields.ContainsKey(name.Identifier.ValueText) == true:
                return new FieldReference(frame.This, name.Identifier.ValueText);
            case MemberAccessExpressionSyntax member when Evaluate(member.Expression, frame) is InstanceModule instance
                && instance.Fields.ContainsKey(member.Name.Identifier.ValueText):
                return new FieldReference(instance, member.Name.Identifier.ValueText);
            case ElementAccessExpressionSyntax element when Evaluate(element.Expression, frame) is ListValue list:
                return new ElementReference(list, Place(element, element.ArgumentList.Arguments, list.Items, frame));
            default:
                throw reader.Error(argument, $"'{argument}' is not supported; lrfind passes variables, fields and elements by reference");
        }
    }

    private Value Cast(CastExpressionSyntax cast, Frame frame)
    {
        Value value = Evaluate(cast.Expression, frame);
        if (value is IntegerValue number && reader.Enums.Find(cast.Type.ToString()) is { } choices)
            return MemberOf(choices, number.Number) ?? throw reader.Error(cast, $"no member of '{choices.Identifier.ValueText}' is {number.Number}");
        return value is IntegerValue or RealValue or EnumValue ? reader.Declared(value, cast.Type, cast, isCast: true) : value;
    }
}
