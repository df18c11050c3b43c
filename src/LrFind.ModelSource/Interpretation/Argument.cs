using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>One argument of a call.</summary>
/// <param name="Name">The parameter's name where it is given.</param>
/// <param name="Value">The value.</param>
/// <param name="Syntax">Where it stands.</param>
internal readonly record struct Argument(string? Name, Value Value, SyntaxNode Syntax);
