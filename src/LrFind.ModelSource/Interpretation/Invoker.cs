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

    /// <summary>Makes an object: fields first, then the constructor that the arguments fit.</summary>
    public InstanceModule Create(ModuleClass type, List<Argument> arguments, SyntaxNode call)
    {
        foreach (BaseTypeSyntax baseType in type.BaseTypes)
        {
            if (reader.Types.Find(baseType.Type) is { Syntax: not InterfaceDeclarationSyntax } of)
            {
                throw reader.Error(baseType,
                    $"'{type.Name}' derives from '{of.Name}' of the same file, which is not supported; lrfind reads classes that derive from Module");
            }
        }

        return reader.Call(call, () =>
        {
            var instance = new InstanceModule(type);
            if (type.ParameterList is { } primary)
                Bind(primary, arguments, call, instance, (name, variable) => instance.Fields[name] = variable.Value);
            SetFields(instance);
            if (type.ParameterList is null)
                Construct(instance, arguments, call);
            return instance;
        });
    }

    /// <summary>An object of a struct before anything is put into it.</summary>
    public InstanceModule Blank(ModuleClass type) => reader.Call(type.Syntax, () =>
    {
        var instance = new InstanceModule(type);
        foreach ((string name, TypeSyntax fieldType, _) in type.Fields())
            instance.Fields[name] = reader.Zero(fieldType);
        return instance;
    });

    /// <summary>The value of a property that runs code.</summary>
    public Value Get(PropertyDeclarationSyntax property, ModuleClass type, InstanceModule? instance, SyntaxNode place)
    {
        AccessorDeclarationSyntax? getter = Accessor(property, SyntaxKind.GetAccessorDeclaration);
        if (property.ExpressionBody is null && getter is not { Body: not null } and not { ExpressionBody: not null })
            throw reader.Error(place, $"the property '{property.Identifier.ValueText}' has no getter that can be read");
        Frame frame = FrameOf(property, type, instance, property.Type);
        return reader.Call(place, () => Run(getter?.Body, property.ExpressionBody ?? getter?.ExpressionBody, frame));
    }

    /// <summary>Puts a value into a property that runs code.</summary>
    public void Set(PropertyDeclarationSyntax property, ModuleClass type, InstanceModule? instance, Value value, SyntaxNode place)
    {
        AccessorDeclarationSyntax? setter = Accessor(property, SyntaxKind.SetAccessorDeclaration)
            ?? Accessor(property, SyntaxKind.InitAccessorDeclaration);
        if (setter is not { Body: not null } and not { ExpressionBody: not null })
            throw reader.Error(place, $"the property '{property.Identifier.ValueText}' has no setter that can be read");
        Frame frame = FrameOf(property, type, instance, null);
        frame.Declare("value", new Variable(reader.Declared(value, property.Type, place), property.Type));
        reader.Call(place, () => Run(setter.Body, setter.ExpressionBody, frame));
    }

    private static AccessorDeclarationSyntax? Accessor(PropertyDeclarationSyntax property, SyntaxKind kind) =>
        property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(kind));

    private static Frame FrameOf(
        PropertyDeclarationSyntax property, ModuleClass type, InstanceModule? instance, TypeSyntax? returnType) => new()
        {
            Place = Quoted(property.Identifier.ValueText),
            Type = type,
            This = ModuleClass.IsStatic(property) ? null : instance,
            ReturnType = returnType,
        };

    /// <summary>The default of a parameter of the model that is asked for: from the command line, or its own.</summary>
    public Value DefaultOf(ParameterSyntax parameter, string owner)
    {
        string name = parameter.Identifier.ValueText;
        string type = parameter.Type is null ? "" : ModuleClass.LastName(parameter.Type);
        if (reader.Arguments.TryGetValue(name, out string? text))
            return Parsed(parameter, type, text);
        if (parameter.Default is { } byDefault)
            return reader.Evaluator.EvaluateTyped(byDefault.Value, parameter.Type, new Frame { Place = $"'{name}'", Outward = parameter });
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
        foreach ((string name, TypeSyntax type, _) in instance.Type.Fields())
            instance.Fields.TryAdd(name, reader.Zero(type));
        foreach ((string name, TypeSyntax type, ExpressionSyntax? value) in instance.Type.Fields())
        {
            if (value is not null)
                instance.SetField(name, reader.Evaluator.EvaluateTyped(value, type, frame));
        }
    }

    private void Construct(InstanceModule instance, List<Argument> arguments, SyntaxNode call)
    {
        ConstructorDeclarationSyntax? constructor = Overloads.Choose(reader, instance.Type.Constructors, arguments, call);
        // A struct can always be made of nothing.
        if (constructor is null && (arguments.Count > 0 || (instance.Type.Constructors.Any() && !instance.Type.IsValueType)))
            throw reader.Error(call, $"'{instance.Type.Name}' has no constructor for such arguments");
        if (constructor is null)
            return;
        var frame = new Frame { Place = $"the constructor of '{instance.Type.Name}'", Type = instance.Type, This = instance };
        reader.Call(call, () =>
        {
            Bind(constructor.ParameterList, arguments, call, instance, frame.Declare);
            if (constructor.Initializer is { } other && other.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword))
                Construct(instance, reader.Evaluator.Arguments(other.ArgumentList, frame), other);
            return Run(constructor.Body, constructor.ExpressionBody, frame);
        });
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
            Value returned = Run(body, arrow, frame);
            reader.Prefix = outer;
            return returned;
        });
    }

    private Value Run(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, Frame frame)
    {
        if (arrow is not null)
            frame.Returned = reader.Evaluator.EvaluateTyped(arrow.Expression, frame.ReturnType, frame);
        else if (body is not null)
            reader.Executor.Execute(body, frame);
        return frame.Returned ?? NullValue.Instance;
    }

    private void Bind(ParameterListSyntax list, List<Argument> arguments, SyntaxNode call, InstanceModule? instance,
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

    private Value Parsed(ParameterSyntax parameter, string type, string text)
    {
        Value? value = reader.Enums.Find(type) is { } choices ? reader.Evaluator.MemberOf(choices, text) : type switch
        {
            "int" or "Int32" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? new IntegerValue(number) : null,
            "long" or "Int64" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
                ? new IntegerValue(whole, isLong: true) : null,
            "double" or "Double" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
                ? new RealValue(real) : null,
            "float" or "Single" => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float single)
                ? new RealValue(single, isSingle: true) : null,
            "bool" => bool.TryParse(text, out bool truth) ? new BooleanValue(truth) : null,
            "string" => new TextValue(text),
            _ => null,
        };
        return value ?? throw reader.Error(parameter,
            $"`ModelArg` {parameter.Identifier.ValueText}={text} is no value for a parameter of type '{type}'");
    }

    private static string Quoted(string name) => name == ModuleClass.Forward ? name : $"'{name}'";
}
