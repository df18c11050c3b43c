using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

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
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } when call.Name.Identifier.ValueText is "Add" or "AddRange" or "append" => call.Expression,
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
