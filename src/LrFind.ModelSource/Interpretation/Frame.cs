using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Where code runs: its object, its class and its variables.</summary>
internal sealed class Frame
{
    private List<Dictionary<string, Variable>> _scopes = [new(StringComparer.Ordinal)];

    /// <summary>What the code is called in messages, as in 'forward'.</summary>
    public required string Place { get; init; }

    /// <summary>The object; <see langword="null"/> in static code.</summary>
    public InstanceModule? This { get; init; }

    /// <summary>The class; <see langword="null"/> outside of classes.</summary>
    public ModuleClass? Type { get; init; }

    /// <summary>Where to look for names that are neither variables nor members: outwards from here.</summary>
    public SyntaxNode? Outward { get; init; }

    /// <summary>The method around a method within it, whose variables it sees.</summary>
    public Frame? Captured { get; init; }

    /// <summary>What stands in front of the names of layers, as in 'block1.'.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the code is declared to return; <see langword="null"/> where that is not said.</summary>
    public TypeSyntax? ReturnType { get; init; }

    /// <summary>What the code returned.</summary>
    public Value? Returned { get; set; }

    /// <summary>What members behind question marks are those of, the innermost on top.</summary>
    public Stack<Value> Targets { get; } = [];

    /// <summary>What the code gave by yield; <see langword="null"/> where it gave nothing yet.</summary>
    public List<Value>? Yielded { get; set; }

    /// <summary>What a method within this one sees that is declared here and now: blocks that are opened later are none of its.</summary>
    public Frame Closure() => new()
    {
        Place = Place,
        This = This,
        Type = Type,
        Outward = Outward,
        Captured = Captured,
        Prefix = Prefix,
        _scopes = [.. _scopes],
    };

    /// <summary>Where a function within this code runs.</summary>
    /// <param name="place">What it is called in messages.</param>
    /// <param name="function">Where it stands.</param>
    /// <param name="returnType">What it is declared to return.</param>
    /// <param name="seesVariables">Whether it sees the variables of this code.</param>
    public Frame Inner(string place, SyntaxNode function, TypeSyntax? returnType, bool seesVariables) => new()
    {
        Place = place,
        Type = Type,
        This = This,
        Prefix = Prefix,
        Outward = function,
        Captured = seesVariables ? this : null,
        ReturnType = returnType,
    };

    /// <summary>Opens a block.</summary>
    public void Enter() => _scopes.Add(new(StringComparer.Ordinal));

    /// <summary>Closes a block; its variables are gone.</summary>
    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    public void Declare(string name, Variable variable) => _scopes[^1][name] = variable;

    /// <summary>The variable of a name; <see langword="null"/> where there is none.</summary>
    public Variable? Find(string name)
    {
        for (int i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].TryGetValue(name, out Variable? variable))
                return variable;
        }

        return Captured?.Find(name);
    }
}

/// <summary>A variable of a method. A parameter that is passed by reference is the caller's.</summary>
/// <param name="value">What it holds.</param>
/// <param name="type">What it is declared to hold; <see langword="null"/> where that is not said.</param>
internal class Variable(Value value, TypeSyntax? type)
{
    public virtual Value Value { get; set; } = value;

    public TypeSyntax? Type { get; set; } = type;
}

/// <summary>A field that is passed by reference.</summary>
internal sealed class FieldReference(InstanceModule owner, string name) : Variable(owner.Fields[name], owner.Type.FieldType(name))
{
    /// <inheritdoc/>
    public override Value Value
    {
        get => owner.Fields[name];
        set => owner.SetField(name, value);
    }
}

/// <summary>An element that is passed by reference.</summary>
internal sealed class ElementReference(ListValue list, int place) : Variable(list.Items[place], list.ItemType)
{
    /// <inheritdoc/>
    public override Value Value
    {
        get => list.Items[place];
        set => list.Items[place] = value;
    }
}

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    /// <summary>The next one follows.</summary>
    Next,

    /// <summary>The method is left.</summary>
    Return,

    /// <summary>The loop is left.</summary>
    Break,

    /// <summary>The next round of the loop follows.</summary>
    Continue,
}

/// <summary>Finds code that changes a variable, whose first value then says nothing.</summary>
internal static class Mutation
{
    /// <summary>The first change of a variable in a piece of code; <see langword="null"/> where it keeps its value.</summary>
    public static SyntaxNode? Find(SyntaxNode code, string name)
    {
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            ExpressionSyntax? target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PrefixUnaryExpressionSyntax unary when unary.OperatorToken.Text is "++" or "--" => unary.Operand,
                PostfixUnaryExpressionSyntax unary when unary.OperatorToken.Text is "++" or "--" => unary.Operand,
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call }
                    when call.Name.Identifier.ValueText is "Add" or "AddRange" or "append" => call.Expression,
                _ => null,
            };
            if (target is ElementAccessExpressionSyntax element)
                target = element.Expression;
            if (target is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return node;
        }

        return null;
    }
}
