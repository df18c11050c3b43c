using LrFind.ModelSource.Interpretation;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Values;

/// <summary>A method within a method.</summary>
internal sealed class FunctionValue(LocalFunctionStatementSyntax syntax, Frame frame) : Value
{
    /// <summary>Its declaration.</summary>
    public LocalFunctionStatementSyntax Syntax { get; } = syntax;

    /// <summary>Where it was declared.</summary>
    public Frame Frame { get; } = frame;

    /// <inheritdoc/>
    public override string Words => "a method";
}
