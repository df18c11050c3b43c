using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Runs methods and properties of the source.</summary>
internal sealed class Invoker(Reader reader)
{
    /// <summary>Runs a method.</summary>
    /// <returns>What it returns; null where it returns nothing.</returns>
    public Value Run(OwnedMethod chosen, InstanceModule? instance, List<Argument> arguments, SyntaxNode call, string prefix)
    {
        MethodDeclarationSyntax method = chosen.Syntax;
        reader.Code.RequireCSharp(method);
        var frame = new Frame
        {
            Place = Quoted(method.Identifier.ValueText),
            Type = chosen.Owner,
            This = ModuleClass.IsStatic(method) ? null : instance,
            Prefix = prefix,
            ReturnType = method.ReturnType,
        };
        return Run(method.ParameterList, method.Body, method.ExpressionBody, frame, arguments, call);
    }

    /// <summary>Runs a method within a method.</summary>
    public Value Run(FunctionValue function, List<Argument> arguments, SyntaxNode call)
    {
        LocalFunctionStatementSyntax syntax = function.Syntax;
        bool isStatic = syntax.Modifiers.Any(SyntaxKind.StaticKeyword);
        Frame frame = function.Frame.Inner(Quoted(syntax.Identifier.ValueText), syntax, syntax.ReturnType, seesVariables: !isStatic);
        return Run(syntax.ParameterList, syntax.Body, syntax.ExpressionBody, frame, arguments, call);
    }

    /// <summary>Runs a lambda.</summary>
    public Value Run(LambdaValue lambda, List<Argument> arguments, SyntaxNode call)
    {
        IReadOnlyList<ParameterSyntax> parameters = lambda.Parameters;
        if (lambda.Declared is { } declared)
        {
            // The delegate says what the arguments are called, and what stands for those that are not given.
            var bound = new List<Argument>();
            Bind(declared, arguments, call, null, (_, variable) => bound.Add(new Argument(null, variable.Value, call)));
            arguments = bound;
        }

        if (parameters.Count != arguments.Count || arguments.Exists(a => a.Name is not null || a.Reference is not null))
            throw reader.Error(call, FormattableString.Invariant($"a lambda of {parameters.Count} parameters is given {arguments.Count} arguments"));
        bool returns = lambda.Types?.Count == parameters.Count + 1;
        Frame frame = lambda.Frame.Inner("a lambda", lambda.Syntax, returns ? lambda.Types![^1] : null, seesVariables: true);
        for (int i = 0; i < parameters.Count; i++)
        {
            TypeSyntax? type = parameters[i].Type ?? lambda.Types?.ElementAtOrDefault(i);
            Value value = reader.Declared(arguments[i].Value, type, arguments[i].Syntax);
            frame.Declare(parameters[i].Identifier.ValueText, new Variable(value, type));
        }

        return reader.Call(call, () => lambda.Syntax.ExpressionBody is { } expression
            ? reader.Evaluator.EvaluateTyped(expression, frame.ReturnType, frame)
            : Run(lambda.Syntax.Block, null, frame));
    }

    /// <summary>The value of a property that runs code.</summary>
    public Value Get(OwnedProperty owned, InstanceModule? instance, SyntaxNode place)
    {
        PropertyDeclarationSyntax property = owned.Syntax;
        AccessorDeclarationSyntax? getter = Accessor(property, SyntaxKind.GetAccessorDeclaration);
        if (property.ExpressionBody is null && getter is not { Body: not null } and not { ExpressionBody: not null })
            throw reader.Error(place, $"the property '{property.Identifier.ValueText}' has no getter that can be read");
        Frame frame = FrameOf(owned, instance, property.Type);
        return reader.Call(place, () => Run(getter?.Body, property.ExpressionBody ?? getter?.ExpressionBody, frame));
    }

    /// <summary>Puts a value into a property that runs code.</summary>
    public void Set(OwnedProperty owned, InstanceModule? instance, Value value, SyntaxNode place)
    {
        PropertyDeclarationSyntax property = owned.Syntax;
        AccessorDeclarationSyntax? setter = Accessor(property, SyntaxKind.SetAccessorDeclaration)
            ?? Accessor(property, SyntaxKind.InitAccessorDeclaration);
        if (setter is not { Body: not null } and not { ExpressionBody: not null })
            throw reader.Error(place, $"the property '{property.Identifier.ValueText}' has no setter that can be read");
        Frame frame = FrameOf(owned, instance, null);
        frame.Declare("value", new Variable(reader.Declared(value, property.Type, place), property.Type));
        reader.Call(place, () => Run(setter.Body, setter.ExpressionBody, frame));
    }

    private static AccessorDeclarationSyntax? Accessor(PropertyDeclarationSyntax property, SyntaxKind kind) =>
        property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(kind));

    private static Frame FrameOf(OwnedProperty property, InstanceModule? instance, TypeSyntax? returnType) => new()
    {
        Place = Quoted(property.Syntax.Identifier.ValueText),
        Type = property.Owner,
        This = ModuleClass.IsStatic(property.Syntax) ? null : instance,
        ReturnType = returnType,
    };

    private Value Run(
        ParameterListSyntax parameters, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, Frame frame, List<Argument> arguments,
            SyntaxNode call)
    {
        return reader.Call(call, () =>
        {
            Bind(parameters, arguments, call, frame.This, frame.Declare);
            string outer = reader.Prefix;
            reader.Prefix = frame.Prefix;
            Value returned = Run(body, arrow, frame);
            reader.Prefix = outer;
            return returned;
        });
    }

    /// <summary>Runs the body of a method.</summary>
    public Value Run(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, Frame frame)
    {
        if (arrow is not null)
            frame.Returned = reader.Evaluator.EvaluateTyped(arrow.Expression, frame.ReturnType, frame);
        else if (body is not null)
            reader.Executor.Execute(body, frame);
        return IsIterator(body, frame) ? new ListValue(frame.Yielded ?? []) { IsLazy = true } : frame.Returned ?? NullValue.Instance;
    }

    // One that gives nothing is one, too.
    private static bool IsIterator(BlockSyntax? body, Frame frame) => frame.Yielded is not null
        || (body is not null && frame is { Returned: null, ReturnType: { } type } && ModuleClass.LastName(type) == "IEnumerable"
        && body.DescendantNodes().OfType<YieldStatementSyntax>().Any());

    /// <summary>Gives arguments to parameters.</summary>
    /// <param name="declare">Takes each parameter by its name.</param>
    public void Bind(ParameterListSyntax list, List<Argument> arguments, SyntaxNode call, InstanceModule? instance,
        Action<string, Variable> declare)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        bool spreads = Overloads.AreSpread(list, arguments);
        var values = new Argument?[parameters.Count];
        var rest = new List<Value>();
        for (int i = 0; i < arguments.Count; i++)
        {
            int place = arguments[i].Name is { } name ? parameters.IndexOf(p => p.Identifier.ValueText == name) : i;
            if (spreads && place >= values.Length - 1)
            {
                rest.Add(arguments[i].Value);
                continue;
            }

            if (place < 0 || place >= values.Length || values[place] is not null)
                throw reader.Error(arguments[i].Syntax,
                    $"there is no parameter for this argument{(arguments[i].Name is { } n ? $" called '{n}'" : "")}");
            values[place] = arguments[i];
        }

        if (spreads)
            values[^1] = new Argument(null, new ListValue(rest), call);
        for (int i = 0; i < values.Length; i++)
        {
            ParameterSyntax parameter = parameters[i];
            // What is declared by out var has the type of the parameter.
            if (values[i]?.Reference is { } passed)
                passed.Type ??= parameter.Type;
            declare(parameter.Identifier.ValueText, values[i] is not { } given
                ? new Variable(Default(parameter, instance, call), parameter.Type)
                : given.Reference ?? new Variable(reader.Declared(given.Value, parameter.Type, given.Syntax), parameter.Type));
        }
    }

    private Value Default(ParameterSyntax parameter, InstanceModule? instance, SyntaxNode call)
    {
        if (parameter.Default is not { } byDefault)
            throw reader.Error(call, $"the parameter '{parameter.Identifier.ValueText}' is given no value");
        var frame = new Frame { Place = $"'{parameter.Identifier.ValueText}'", Type = instance?.Type, Outward = parameter };
        return reader.Evaluator.EvaluateTyped(byDefault.Value, parameter.Type, frame);
    }

    private static string Quoted(string name) => name == ModuleClass.Forward ? name : $"'{name}'";
}
