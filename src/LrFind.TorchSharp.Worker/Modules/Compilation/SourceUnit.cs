using System.Text;
using LrFind.Foundation;
using LrFind.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>
/// A C# file that is being changed until it compiles. Changes keep all lines where they are, so that messages name the right ones.
/// </summary>
internal sealed class SourceUnit
{
    private readonly CSharpParseOptions _options;

    private SourceUnit(string path, SourceText text, CSharpParseOptions options)
    {
        (Path, _options) = (path, options);
        Tree = CSharpSyntaxTree.ParseText(text, options, path);
    }

    public string Path { get; }

    public SyntaxTree Tree { get; private set; }

    public SourceText Text => Tree.GetText();

    public CompilationUnitSyntax Root => (CompilationUnitSyntax)Tree.GetRoot();

    public static SourceUnit Parse(CodeFile file, CSharpParseOptions options)
    {
        string text = file.Text;
        var unit = new SourceUnit(file.Path, SourceText.From(text, Encoding.UTF8), options);
        // A file may be one expression, which C# itself wants closed.
        if (unit.SyntaxError() is null || text.TrimEnd().EndsWith(';'))
            return unit;
        var closed = new SourceUnit(file.Path, SourceText.From(text + ";", Encoding.UTF8), options);
        return closed.SyntaxError() is null ? closed : unit;
    }

    public Diagnostic? SyntaxError() => Tree.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);

    public FilePosition PositionOf(Diagnostic error) => PositionOf(error.Location.SourceSpan);

    public FilePosition PositionOf(TextSpan span)
    {
        LinePosition start = Tree.GetLineSpan(span).StartLinePosition;
        return new FilePosition(Path, start.Line + 1, start.Character + 1);
    }

    /// <summary>Puts other code in the place of some; of overlapping changes the widest counts.</summary>
    /// <returns>Whether anything is different now.</returns>
    public bool Change(IEnumerable<(TextSpan Span, string Code)> changes)
    {
        var kept = new List<TextChange>();
        foreach ((TextSpan span, string code) in changes.OrderByDescending(c => c.Span.Length))
        {
            if (!kept.Exists(k => k.Span.OverlapsWith(span)))
                kept.Add(new TextChange(span, code + LineBreaksOf(span)));
        }

        if (kept.Count == 0)
            return false;
        SourceText changed = Text.WithChanges(kept.OrderBy(k => k.Span.Start));
        bool isDifferent = !changed.ContentEquals(Text);
        Tree = CSharpSyntaxTree.ParseText(changed, _options, Path);
        return isDifferent;
    }

    private string LineBreaksOf(TextSpan span) =>
        new('\n', Text.Lines.GetLinePosition(span.End).Line - Text.Lines.GetLinePosition(span.Start).Line);
}
