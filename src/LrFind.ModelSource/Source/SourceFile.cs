using System.Text;
using LrFind.Foundation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LrFind.ModelSource.Source;

/// <summary>A C# file as a syntax tree, and errors at places in it.</summary>
internal sealed class SourceFile
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Preview, DocumentationMode.None);

    private SourceFile(string path, CompilationUnitSyntax root) => (Path, Root) = (path, root);

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The whole of it.</summary>
    public CompilationUnitSyntax Root { get; }

    /// <summary>The text of a file: UTF-8, or what the mark at its beginning says.</summary>
    public static string Decode(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Parses a text.</summary>
    /// <exception cref="InputException">It is too deeply nested, or is not C#.</exception>
    public static SourceFile Parse(string path, string text)
    {
        if (NestingGuard.FindTooDeep(text) is { } place)
        {
            LinePosition position = SourceText.From(text).Lines.GetLinePosition(place);
            throw new InputException(path, position.Line + 1, position.Character + 1, TooDeep);
        }

        try
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(text, s_options, path);
            // A file may be one expression, which C# itself wants closed.
            if (FirstError(tree) is not null && !text.TrimEnd().EndsWith(';'))
            {
                SyntaxTree closed = CSharpSyntaxTree.ParseText(text + ";", s_options, path);
                tree = FirstError(closed) is null ? closed : tree;
            }

            if (FirstError(tree) is { } error)
                throw Error(path, error.Location,
                    $"this is not C#: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ReplaceLineEndings(" ")}");
            return new SourceFile(path, tree.GetCompilationUnitRoot());
        }
        catch (InsufficientExecutionStackException)
        {
            throw new InputException(path, TooDeep);
        }
    }

    private static string TooDeep =>
        FormattableString.Invariant($"the code is nested too deeply; lrfind reads at most {Limits.Nesting} brackets within each other");

    /// <summary>The error for a place.</summary>
    /// <param name="problem">What it is, why it is a problem, and what would work, without a full stop.</param>
    public InputException Error(SyntaxNode node, string problem) => Error(Path, node.GetLocation(), problem);

    private static InputException Error(string path, Location location, string problem)
    {
        // Names may be of any length.
        if (problem.Length > Limits.Message)
            problem = problem[..Limits.Message] + "…";
        LinePosition start = location.GetLineSpan().StartLinePosition;
        return new InputException(path, start.Line + 1, start.Character + 1, problem);
    }

    private static Diagnostic? FirstError(SyntaxTree tree)
    {
        foreach (Diagnostic diagnostic in tree.GetDiagnostics())
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
                return diagnostic;
        }

        return null;
    }
}
