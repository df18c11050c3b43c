using System.Globalization;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>Runs methods and constructors of the file.</summary>
internal sealed class Invoker(Reader reader)
{
    /// <summary>Runs a method.</summary>
    /// <returns>What it returns; null where it returns nothing.</returns>
    public Value Run(MethodDeclarationSyntax method, ModuleClass type, InstanceModule? instance, List<Argument> arguments, SyntaxNode call,
        string prefix)
    {
        bool isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        var frame = new Frame
        {
            Place = Quoted(method.Identifier.ValueText),
            Type = type,
            This = isStatic ? null : instance,
            Prefix = prefix
        };
        return Run(method.ParameterList, method.Body, method.ExpressionBody, frame, arguments, call);
    }

    /// <summary>Runs a method within a method.</summary>
    public Value Run(FunctionValue function, List<Argument> arguments, SyntaxNode call)
    {
        LocalFunctionStatementSyntax syntax = function.Syntax;
        var frame = new Frame
        {
            Place = Quoted(syntax.Identifier.ValueText),
            Type = function.Frame.Type,
            This = function.Frame.This,
            Prefix = function.Frame.Prefix,
            Outward = syntax,
        };
        return Run(syntax.ParameterList, syntax.Body, syntax.ExpressionBody, frame, arguments, call);
    }

    /// <summary>Makes an object: fields first, then the constructor that the arguments fit.</summary>
    public InstanceModule Create(ModuleClass type, List<Argument> arguments, SyntaxNode call)
    {
        foreach (string baseName in type.Bases)
        {
            if (reader.Classes.ContainsKey(baseName))
                throw reader.Error(type.Syntax.BaseList!,
                    $"'{type.Name}' derives from '{baseName}' of the same file, which is not supported; lrfind reads classes that derive from Module");
        }

        return reader.Call(call, () =>
        {
            var instance = new InstanceModule(type);
            if (type.Syntax.ParameterList is { } primary)
                Bind(primary, arguments, call, instance, (name, value) => instance.Fields[name] = value);
            SetFields(instance);
            if (type.Syntax.ParameterList is null)
                Construct(instance, arguments, call);
            return instance;
        });
    }

    /// <summary>The default of a parameter of the model that is asked for: from the command line, or its own.</summary>
    public Value DefaultOf(ParameterSyntax parameter, string owner)
    {
        string name = parameter.Identifier.ValueText;
        string type = parameter.Type is null ? "" : ModuleClass.LastName(parameter.Type);
        if (reader.Arguments.TryGetValue(name, out string? text))
            return Parsed(parameter, type, text);
        if (parameter.Default is { } byDefault)
            return reader.Evaluator.Evaluate(byDefault.Value, new Frame { Place = $"'{name}'", Outward = parameter });
        return type switch
        {
            "string" or "String" => new TextValue(owner),
            "Device" or "ScalarType" => NullValue.Instance,
            _ => throw reader.Error(parameter, $"the parameter '{name}' has no default; give it a value, as in `ModelArg` {name}=64"),
        };
    }

    private void SetFields(InstanceModule instance)
    {
        var frame = new Frame { Place = $"the fields of '{instance.Type.Name}'", Type = instance.Type, This = instance };
        foreach ((string name, _, _) in instance.Type.Fields())
            instance.Fields.TryAdd(name, NullValue.Instance);
        foreach ((string name, TypeSyntax type, ExpressionSyntax? value) in instance.Type.Fields())
        {
            if (value is not null)
                instance.SetField(name, reader.Evaluator.EvaluateTyped(value, type, frame));
        }
    }

    private void Construct(InstanceModule instance, List<Argument> arguments, SyntaxNode call)
    {
        ConstructorDeclarationSyntax? constructor = Overloads.Choose(instance.Type.Constructors, arguments);
        if (constructor is null && (arguments.Count > 0 || instance.Type.Constructors.Any()))
            throw reader.Error(call, $"'{instance.Type.Name}' has no constructor for such arguments");
        if (constructor is null)
            return;
        if (constructor.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) == true)
            throw reader.Error(constructor.Initializer, "a constructor that calls another is not supported; write it out");
        var frame = new Frame { Place = $"the constructor of '{instance.Type.Name}'", Type = instance.Type, This = instance };
        Run(constructor.ParameterList, constructor.Body, constructor.ExpressionBody, frame, arguments, call);
    }

    private Value Run(
        ParameterListSyntax parameters, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, Frame frame, List<Argument> arguments,
            SyntaxNode call)
    {
        return reader.Call(call, () =>
        {
            Bind(parameters, arguments, call, frame.This, frame.Declare);
            string outer = reader.Prefix;
            reader.Prefix = frame.Prefix;
            if (arrow is not null)
                frame.Returned = reader.Evaluator.Evaluate(arrow.Expression, frame);
            else if (body is not null)
                reader.Executor.Execute(body, frame);
            reader.Prefix = outer;
            return frame.Returned ?? NullValue.Instance;
        });
    }

    private void Bind(ParameterListSyntax list, List<Argument> arguments, SyntaxNode call, InstanceModule? instance,
        Action<string, Value> declare)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = list.Parameters;
        var values = new Value?[parameters.Count];
        for (int i = 0; i < arguments.Count; i++)
        {
            int place = arguments[i].Name is { } name ? parameters.IndexOf(p => p.Identifier.ValueText == name) : i;
            if (place < 0 || place >= values.Length || values[place] is not null)
                throw reader.Error(arguments[i].Syntax,
                    $"there is no parameter for this argument{(arguments[i].Name is { } n ? $" called '{n}'" : "")}");
            values[place] = arguments[i].Value;
        }

        for (int i = 0; i < values.Length; i++)
        {
            string name = parameters[i].Identifier.ValueText;
            declare(name, values[i] ?? Default(parameters[i], instance, call));
        }
    }

    private Value Default(ParameterSyntax parameter, InstanceModule? instance, SyntaxNode call) => parameter.Default is { } byDefault
        ? reader.Evaluator.Evaluate(byDefault.Value, new Frame { Place = $"'{parameter.Identifier.ValueText}'", Type = instance?.Type })
        : throw reader.Error(call, $"the parameter '{parameter.Identifier.ValueText}' is given no value");

    private Value Parsed(ParameterSyntax parameter, string type, string text)
    {
        Value? value = type switch
        {
            "int" or "long" or "Int32" or "Int64" =>
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? new IntegerValue(whole)
                : null,
            "double" or "float" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
                ? new RealValue(real) : null,
            "bool" => bool.TryParse(text, out bool truth) ? new BooleanValue(truth) : null,
            "string" => new TextValue(text),
            _ => null,
        };
        return value ?? throw reader.Error(parameter,
            $"`ModelArg` {parameter.Identifier.ValueText}={text} is no value for a parameter of type '{type}'");
    }

    private static string Quoted(string name) => name == ModuleClass.Forward ? name : $"'{name}'";
}

/// <summary>Chooses the method or constructor that arguments fit.</summary>
internal static class Overloads
{
    /// <summary>The one with the fewest parameters that all arguments fit; <see langword="null"/> where there is none.</summary>
    public static T? Choose<T>(IEnumerable<T> candidates, List<Argument> arguments)
        where T : BaseMethodDeclarationSyntax =>
        candidates.Where(c => Fit(c.ParameterList, arguments)).MinBy(c => c.ParameterList.Parameters.Count);

    private static bool Fit(ParameterListSyntax list, List<Argument> arguments)
    {
        var open = list.Parameters.ToList();
        for (int i = 0; i < arguments.Count; i++)
        {
            string? name = arguments[i].Name;
            ParameterSyntax? parameter = name is null ? list.Parameters.ElementAtOrDefault(i)
                : open.Find(p => p.Identifier.ValueText == name);
            if (parameter is null || !Takes(parameter, arguments[i].Value))
                return false;
            open.Remove(parameter);
        }

        return open.TrueForAll(p => p.Default is not null);
    }

    private static bool Takes(ParameterSyntax parameter, Value value) =>
        (parameter.Type is null ? "" : ModuleClass.LastName(parameter.Type)) switch
        {
            "Tensor" => value is TensorValue or NullValue,
            "int" or "long" => value is IntegerValue or BatchSizeValue or SymbolValue or NullValue,
            "double" or "float" => value is IntegerValue or RealValue or SymbolValue or NullValue,
            "bool" => value is BooleanValue or SymbolValue or NullValue,
            "string" => value is TextValue or SymbolValue or NullValue,
            _ => true,
        };
}

/// <summary>One argument of a call.</summary>
/// <param name="Name">The parameter's name where it is given.</param>
/// <param name="Syntax">Where it stands.</param>
internal readonly record struct Argument(string? Name, Value Value, SyntaxNode Syntax);
