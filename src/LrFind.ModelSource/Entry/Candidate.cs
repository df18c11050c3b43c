using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Entry;

/// <summary>Something in a file that can be read as a model.</summary>
/// <param name="Name">Its name; empty for an expression without one.</param>
/// <param name="Syntax">A class, a method, a method within a method, or an expression.</param>
internal sealed record Candidate(string Name, SyntaxNode Syntax);
