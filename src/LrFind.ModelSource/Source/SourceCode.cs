using System.Globalization;
using LrFind.Foundation;
using LrFind.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LrFind.ModelSource.Source;

/// <summary>C# files as syntax trees, and errors at places in them.</summary>
internal sealed class SourceCode
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly SyntaxTree[] _trees;
    private readonly CompilationUnitSyntax[] _roots;

    private SourceCode(string name, SyntaxTree[] trees)
    {
        (Name, _trees) = (name, trees);
        _roots = [.. trees.Select(t => t.GetCompilationUnitRoot())];
    }

    /// <summary>The files as the user named them.</summary>
    public string Name { get; }

    /// <summary>Parses files. What of them is not C# is an error only where it is read.</summary>
    /// <param name="name">The files as the user named them.</param>
    /// <exception cref="InputException">One is too deeply nested.</exception>
    public static SourceCode Parse(string name, IEnumerable<CodeFile> files) => new(name, [.. files.Select(Parse)]);

    /// <summary>All nodes of a kind, file by file.</summary>
    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => _roots.SelectMany(r => r.DescendantNodes()).OfType<T>();

    /// <summary>Makes sure that the files, or a part of them, are C#.</summary>
    /// <param name="part">The part; <see langword="null"/> for all.</param>
    /// <exception cref="InputException">They are not.</exception>
    public void RequireCSharp(SyntaxNode? part = null)
    {
        foreach (SyntaxTree tree in part is null ? _trees : part.ContainsDiagnostics ? [part.SyntaxTree] : [])
        {
            if (FirstError(tree, part) is { } error)
                throw Error(error.Location, $"this is not C#: {error.GetMessage(CultureInfo.InvariantCulture).ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The error for a place.</summary>
    /// <param name="problem">What it is, why it is a problem, and what would work, without a full stop.</param>
    public static InputException Error(SyntaxNode node, string problem) => Error(node.GetLocation(), problem);

    private static SyntaxTree Parse(CodeFile file)
    {
        string text = file.Text;
        if (NestingGuard.FindTooDeep(text) is { } place)
        {
            LinePosition position = SourceText.From(text).Lines.GetLinePosition(place);
            throw new InputException(file.Path, position.Line + 1, position.Character + 1, TooDeep);
        }

        try
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(text, s_options, file.Path);
            // A file may be one expression, which C# itself wants closed.
            if (FirstError(tree, null) is null || text.TrimEnd().EndsWith(';'))
                return tree;
            SyntaxTree closed = CSharpSyntaxTree.ParseText(text + ";", s_options, file.Path);
            return FirstError(closed, null) is null ? closed : tree;
        }
        catch (InsufficientExecutionStackException)
        {
            throw new InputException(file.Path, TooDeep);
        }
    }

    private static string TooDeep =>
        FormattableString.Invariant($"the code is nested too deeply; lrfind reads at most {Limits.Nesting} brackets within each other");

    private static InputException Error(Location location, string problem)
    {
        // Names may be of any length.
        if (problem.Length > Limits.Message)
            problem = problem[..Limits.Message] + "…";
        FileLinePositionSpan span = location.GetLineSpan();
        return new InputException(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, problem);
    }

    // What stands in front of a part is none of it.
    private static Diagnostic? FirstError(SyntaxTree tree, SyntaxNode? part)
    {
        foreach (Diagnostic diagnostic in tree.GetDiagnostics())
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error && part?.Span.IntersectsWith(diagnostic.Location.SourceSpan) != false)
                return diagnostic;
        }

        return null;
    }
}
