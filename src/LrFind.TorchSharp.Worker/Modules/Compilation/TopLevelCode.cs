using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>
/// Statements outside of classes. They are a program, which is not run; but the functions and variables that it declares may be the model,
/// and become static members of a class.
/// </summary>
internal static class TopLevelCode
{
    private const string Class = "internal static partial class TopLevel";

    /// <summary>Takes all statements out of a file.</summary>
    public static void Remove(SourceUnit unit) =>
        unit.Change(unit.Root.Members.OfType<GlobalStatementSyntax>().Select(s => (s.Span, "")).ToArray<(TextSpan, string)>());

    /// <summary>Takes the statements out of a file, but for functions and variables.</summary>
    /// <param name="unit">The file.</param>
    /// <param name="compile">Compiles it as the program that it is: only so it is known what type a variable has.</param>
    /// <param name="omissions">Variables that cannot be kept.</param>
    public static void Rewrite(SourceUnit unit, Func<SourceUnit, CSharpCompilation> compile, Omissions omissions)
    {
        GlobalStatementSyntax[] statements = [.. unit.Root.Members.OfType<GlobalStatementSyntax>()];
        if (statements.Length == 0)
            return;
        SemanticModel model = compile(unit).GetSemanticModel(unit.Tree);
        HashSet<string> changing = [.. statements.SelectMany(Assigned)];
        foreach (VariableDeclaratorSyntax variable in statements.SelectMany(s => Variables(s.Statement)))
        {
            string name = variable.Identifier.ValueText;
            if (changing.Contains(name))
            {
                omissions.AddDeclaration(
                    name, unit.PositionOf(variable.Span), $"'{name}' changes after its declaration; return the model from a method");
            }
        }

        unit.Change([.. statements.Select(s => (s.Span, Member(s.Statement, model, changing)))]);
    }

    private static string Member(StatementSyntax statement, SemanticModel model, HashSet<string> changing) => statement switch
    {
        LocalFunctionStatementSyntax function =>
            $"{Class} {{ internal {(function.Modifiers.Any(SyntaxKind.StaticKeyword) ? "" : "static ")}{function} }}",
        LocalDeclarationStatementSyntax => string.Concat(Variables(statement).Select(v => Property(v, model, changing))),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } when IsModule(model.GetTypeInfo(call).Type) =>
            Property(model.GetTypeInfo(call).Type!, "model", call),
        _ => "",
    };

    private static SeparatedSyntaxList<VariableDeclaratorSyntax> Variables(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local ? local.Declaration.Variables : default;

    // Evaluated each time it is asked for, and not when another one is: that may read data. One that changes has no value of its own.
    private static string Property(VariableDeclaratorSyntax variable, SemanticModel model, HashSet<string> changing) =>
        variable.Initializer?.Value is { } value && !changing.Contains(variable.Identifier.ValueText)
            && model.GetDeclaredSymbol(variable) is ILocalSymbol { Type: { TypeKind: not TypeKind.Error, IsAnonymousType: false } type }
            ? Property(type, variable.Identifier.Text, value) : "";

    private static string Property(ITypeSymbol type, string name, ExpressionSyntax value) =>
        $"{Class} {{ internal static {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {name} => {value}; }}";

    private static bool IsModule(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "Module")
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Assigned(GlobalStatementSyntax statement) => statement.DescendantNodes().Select(n => n switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } prefix =>
            prefix.Operand as IdentifierNameSyntax,
        PostfixUnaryExpressionSyntax postfix => postfix.Operand as IdentifierNameSyntax,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax name } => name,
        _ => null,
    }).OfType<IdentifierNameSyntax>().Select(n => n.Identifier.ValueText);
}
