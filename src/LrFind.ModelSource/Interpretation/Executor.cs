using LrFind.Foundation;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Runs statements: straight-line code, choices that are known, and loops with known bounds.</summary>
internal sealed class Executor(Reader reader)
{
    /// <summary>What opens a scope in which nothing is trained.</summary>
    public const string NoGradients = "no_grad";

    public Flow Execute(StatementSyntax statement, Frame frame)
    {
        reader.Step(statement);
        switch (statement)
        {
            case BlockSyntax block:
                return Block(block.Statements, frame);
            case LocalDeclarationStatementSyntax declaration:
                Declare(declaration.Declaration, frame);
                if (declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) && IsNoGradients(declaration.Declaration, frame))
                    reader.NoGradients++;
                return Flow.Next;
            case ExpressionStatementSyntax expression:
                reader.Evaluator.Evaluate(expression.Expression, frame);
                return Flow.Next;
            case ReturnStatementSyntax result:
                frame.Returned = result.Expression is null ? NullValue.Instance
                    : reader.Evaluator.EvaluateTyped(result.Expression, frame.ReturnType, frame);
                return Flow.Return;
            case IfStatementSyntax choice:
                return Choose(choice, frame);
            case ForStatementSyntax loop:
                return Loop(loop, frame);
            case CommonForEachStatementSyntax loop:
                return Loop(loop, frame);
            case YieldStatementSyntax given:
                return Yield(given, frame);
            case WhileStatementSyntax loop:
                return Loop(loop.Condition, loop.Statement, frame, runsFirst: false);
            case DoStatementSyntax loop:
                return Loop(loop.Condition, loop.Statement, frame, runsFirst: true);
            case SwitchStatementSyntax choice:
                return Switch(choice, frame);
            case TryStatementSyntax guarded:
                return Try(guarded, frame);
            case ThrowStatementSyntax:
                throw reader.Error(statement, "the code throws here with the sizes that are given");
            case UsingStatementSyntax scope:
                return Use(scope, frame);
            case LocalFunctionStatementSyntax:
                // Block has declared it.
                return Flow.Next;
            case EmptyStatementSyntax:
                return Flow.Next;
            case BreakStatementSyntax:
                return Flow.Break;
            case ContinueStatementSyntax:
                return Flow.Continue;
            default:
                throw Unsupported(statement, frame);
        }
    }

    private InputException Unsupported(StatementSyntax statement, Frame frame)
    {
        string what = statement.GetFirstToken().Text;
        string reads = frame.Place == "forward" ? "straight-line forward methods" : "straight-line code and loops with known bounds";
        return reader.Error(statement, $"'{what}' in {frame.Place} is not supported; lrfind reads {reads}");
    }

    private Flow Block(SyntaxList<StatementSyntax> statements, Frame frame)
    {
        frame.Enter();
        int gradients = reader.NoGradients;
        // They may be called before the place where they stand.
        foreach (LocalFunctionStatementSyntax function in statements.OfType<LocalFunctionStatementSyntax>())
            frame.Declare(function.Identifier.ValueText, new Variable(new FunctionValue(function, frame.Closure()), null));
        Flow flow = Flow.Next;
        for (int i = 0; i < statements.Count && flow == Flow.Next; i++)
            flow = Execute(statements[i], frame);
        reader.NoGradients = gradients;
        frame.Leave();
        return flow;
    }

    private void Declare(VariableDeclarationSyntax declaration, Frame frame)
    {
        foreach (VariableDeclaratorSyntax variable in declaration.Variables)
        {
            Value value = variable.Initializer is { } initializer
                ? reader.Evaluator.EvaluateTyped(initializer.Value, declaration.Type, frame) : reader.Zero(declaration.Type);
            frame.Declare(variable.Identifier.ValueText, new Variable(value, declaration.Type.IsVar ? null : declaration.Type));
        }
    }

    private Flow Choose(IfStatementSyntax choice, Frame frame)
    {
        if (reader.Evaluator.IsTrue(choice.Condition, frame))
            return Execute(choice.Statement, frame);
        return choice.Else is { } other ? Execute(other.Statement, frame) : Flow.Next;
    }

    private Flow Loop(ForStatementSyntax loop, Frame frame)
    {
        frame.Enter();
        if (loop.Declaration is { } declaration)
            Declare(declaration, frame);
        foreach (ExpressionSyntax initializer in loop.Initializers)
            reader.Evaluator.Evaluate(initializer, frame);
        Flow flow = Flow.Next;
        while (flow == Flow.Next && (loop.Condition is null || reader.Evaluator.IsTrue(loop.Condition, frame)))
        {
            flow = AfterRound(Execute(loop.Statement, frame));
            foreach (ExpressionSyntax incrementor in loop.Incrementors)
                reader.Evaluator.Evaluate(incrementor, frame);
        }

        frame.Leave();
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private Flow Loop(CommonForEachStatementSyntax loop, Frame frame)
    {
        Value list = reader.Evaluator.Evaluate(loop.Expression, frame);
        if (Conversions.Items(list) is not { } items)
            throw reader.Error(loop.Expression, $"'foreach' over {list.Words} is not supported; lrfind reads loops over lists it knows");
        Flow flow = Flow.Next;
        // The list may grow meanwhile, which C# forbids; the round trip over a copy ends in any case.
        foreach (Value item in items.ToArray())
        {
            frame.Enter();
            DeclareItem(loop, item, frame);
            flow = AfterRound(Execute(loop.Statement, frame));
            frame.Leave();
            if (flow != Flow.Next)
                break;
        }

        return flow == Flow.Break ? Flow.Next : flow;
    }

    private void DeclareItem(CommonForEachStatementSyntax loop, Value item, Frame frame)
    {
        if (loop is ForEachStatementSyntax { Type: var type, Identifier.ValueText: var name })
        {
            Value value = reader.Declared(item, type, loop.Expression, isCast: true);
            frame.Declare(name, new Variable(value, type.IsVar ? null : type));
        }
        else
        {
            reader.Evaluator.Assign(((ForEachVariableStatementSyntax)loop).Variable, item, frame);
        }
    }

    private Flow Yield(YieldStatementSyntax given, Frame frame)
    {
        frame.Yielded ??= [];
        if (given.Expression is null)
            return Flow.Return;
        if (frame.Yielded.Count == Limits.Elements)
            throw reader.Error(given, FormattableString.Invariant($"the method gives more than {Limits.Elements} elements"));
        frame.Yielded.Add(reader.Evaluator.EvaluateTyped(given.Expression, DeclaredTypes.ItemType(frame.ReturnType), frame));
        return Flow.Next;
    }

    private static bool IsNoGradients(VariableDeclarationSyntax declaration, Frame frame) =>
        declaration.Variables.Any(v => frame.Find(v.Identifier.ValueText)?.Value is SymbolValue { Name: NoGradients });

    private Flow Loop(ExpressionSyntax condition, StatementSyntax body, Frame frame, bool runsFirst)
    {
        Flow flow = Flow.Next;
        while (flow == Flow.Next && (runsFirst || reader.Evaluator.IsTrue(condition, frame)))
        {
            runsFirst = false;
            flow = AfterRound(Execute(body, frame));
        }

        return flow == Flow.Break ? Flow.Next : flow;
    }

    private Flow Switch(SwitchStatementSyntax choice, Frame frame)
    {
        Value value = reader.Evaluator.Evaluate(choice.Expression, frame);
        SwitchSectionSyntax? section = choice.Sections.FirstOrDefault(s => s.Labels.Any(l => reader.Evaluator.IsFor(l, value, frame)))
            ?? choice.Sections.FirstOrDefault(s => s.Labels.Any(l => l is DefaultSwitchLabelSyntax));
        Flow flow = section is null ? Flow.Next : Block(section.Statements, frame);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    // What is caught in C# is an error of the model here.
    private Flow Try(TryStatementSyntax guarded, Frame frame)
    {
        Flow flow = Execute(guarded.Block, frame);
        if (guarded.Finally is { } last)
            Execute(last.Block, frame);
        return flow;
    }

    private static Flow AfterRound(Flow flow) => flow == Flow.Continue ? Flow.Next : flow;

    private Flow Use(UsingStatementSyntax scope, Frame frame)
    {
        frame.Enter();
        int gradients = reader.NoGradients;
        if (scope.Declaration is { } declaration)
            Declare(declaration, frame);
        bool isWithout = scope.Expression is { } expression
            ? reader.Evaluator.Evaluate(expression, frame) is SymbolValue { Name: NoGradients } : IsNoGradients(scope.Declaration!, frame);
        reader.NoGradients += isWithout ? 1 : 0;
        Flow flow = Execute(scope.Statement, frame);
        reader.NoGradients = gradients;
        frame.Leave();
        return flow;
    }
}
