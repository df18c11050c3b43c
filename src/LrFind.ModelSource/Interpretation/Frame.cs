using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Where code runs: its object, its class and its variables.</summary>
internal sealed class Frame
{
    private readonly List<Dictionary<string, Value>> _scopes = [new(StringComparer.Ordinal)];

    /// <summary>What the code is called in messages, as in 'forward'.</summary>
    public required string Place { get; init; }

    /// <summary>The object; <see langword="null"/> in static code.</summary>
    public InstanceModule? This { get; init; }

    /// <summary>The class; <see langword="null"/> outside of classes.</summary>
    public ModuleClass? Type { get; init; }

    /// <summary>Where to look for names that are neither variables nor members: outwards from here.</summary>
    public SyntaxNode? Outward { get; init; }

    /// <summary>What stands in front of the names of layers, as in 'block1.'.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What the code returned.</summary>
    public Value? Returned { get; set; }

    /// <summary>Opens a block.</summary>
    public void Enter() => _scopes.Add(new(StringComparer.Ordinal));

    /// <summary>Closes a block; its variables are gone.</summary>
    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    public void Declare(string name, Value value) => _scopes[^1][name] = value;

    /// <summary>The value of a variable; <see langword="null"/> where there is none.</summary>
    public Value? Find(string name)
    {
        for (int i = _scopes.Count - 1; i >= 0; i--)
        {
            if (_scopes[i].TryGetValue(name, out Value? value))
                return value;
        }

        return null;
    }

    /// <summary>Changes a variable.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryAssign(string name, Value value)
    {
        for (int i = _scopes.Count - 1; i >= 0; i--)
        {
            if (!_scopes[i].ContainsKey(name))
                continue;
            _scopes[i][name] = value;
            return true;
        }

        return false;
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
