using System.Globalization;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>The values that the user gives for parameters of a model, and what stands for those that are not given.</summary>
/// <param name="given">Texts by the names of the parameters; a name with dots reaches into an object of the source.</param>
internal sealed class ModelArguments(Reader reader, IReadOnlyDictionary<string, string> given)
{
    private readonly ArgumentTree _given = ArgumentTree.Of(given);

    /// <summary>The value of a parameter of the model that is asked for: from the user, or its own default.</summary>
    public Value ValueFor(ParameterSyntax parameter, string owner) => ValueOf(parameter, _given, owner, StringComparison.Ordinal);

    /// <summary>The one that takes most of the arguments given, and then the one that needs least.</summary>
    public ParameterListSyntax? ParametersOf(ModuleClass type) => ParametersOf(type, _given, StringComparison.Ordinal);

    /// <summary>Makes sure that there is a parameter for each argument.</summary>
    public void RequireParameters(IReadOnlyList<ParameterSyntax> parameters, string owner, SyntaxNode place)
    {
        foreach (string name in _given.Names.Where(n => !parameters.Any(p => p.Identifier.ValueText == n)))
            throw Unknown(name, owner, parameters.Select(p => p.Identifier.ValueText), place);
    }

    private Value ValueOf(ParameterSyntax parameter, ArgumentTree around, string owner, StringComparison comparison)
    {
        string name = parameter.Identifier.ValueText;
        string type = parameter.Type is null ? "" : ModuleClass.LastName(parameter.Type);
        if (around.Find(name, comparison) is { } argument)
            return Parsed(argument, parameter.Type!, parameter, null);
        if (parameter.Default is { } byDefault)
            return reader.Evaluator.EvaluateTyped(byDefault.Value, parameter.Type, new Frame { Place = $"'{name}'", Outward = parameter });
        if (Overloads.IsOpen(parameter))
            return new ListValue([]) { ItemType = DeclaredTypes.ItemType(parameter.Type) };
        if (Configuration(parameter.Type) is { } configuration)
            return Configured(configuration, new ArgumentTree(around.PathOf(name)), parameter, null);
        return type switch
        {
            "string" or "String" => new TextValue(owner),
            "Device" or "DeviceType" => new SymbolValue("CPU"),
            "ScalarType" => new SymbolValue("ScalarType.Float32"),
            _ => throw reader.Error(parameter,
                $"the parameter '{around.PathOf(name)}' has no default; give it a value, as in `ModelArg` {around.PathOf(name)}={Example(parameter.Type)}"),
        };
    }

    // A class of the source that holds what a model is made by.
    private ModuleClass? Configuration(TypeSyntax? type) => type is not null && reader.Types.Find(type) is
    { IsModule: false, IsAbstract: false, Syntax: not InterfaceDeclarationSyntax } found ? found : null;

    private Value Parsed(ArgumentTree argument, TypeSyntax type, SyntaxNode place, Value? current)
    {
        if (Configuration(type) is { } configuration)
        {
            return argument.Text is null ? Configured(configuration, argument, place, current as InstanceModule)
                : throw Refused(argument, type, place, $"; give its parts, as in `ModelArg` {argument.PathOf(MembersOf(configuration).FirstOrDefault("name"))}=64");
        }

        if (argument.Text is not { } text)
            throw Unknown(argument.PathOf(argument.Names.First()), argument.Path, [], place);
        if (Value(text, type) is { } value)
            return value;
        throw Refused(argument, type, place, reader.Enums.Find(ModuleClass.LastName(type)) is { } choices
            ? $"; expected one of {string.Join(", ", choices.Members.Select(m => m.Identifier.ValueText))}" : "");
    }

    private Value? Value(string text, TypeSyntax type)
    {
        if (type is NullableTypeSyntax nullable)
            return text == "null" ? NullValue.Instance : Value(text, nullable.ElementType);
        if (type is TupleTypeSyntax tuple)
            return Tuple(ArgumentTree.Items(text), tuple);
        if (reader.Enums.Find(ModuleClass.LastName(type)) is { } choices)
        {
            string? member = choices.Members.Select(m => m.Identifier.ValueText)
                .FirstOrDefault(m => m.Equals(text, StringComparison.OrdinalIgnoreCase));
            return member is null ? null : reader.Evaluator.MemberOf(choices, member);
        }

        return DeclaredTypes.ItemType(type) is { } element ? List(ArgumentTree.Items(text), element)
            : Simple(text, ModuleClass.LastName(type));
    }

    private ListValue? List(List<string> texts, TypeSyntax element)
    {
        Value?[] items = [.. texts.Select(t => Value(t, element))];
        return items.Contains(null) ? null : new ListValue([.. items.OfType<Value>()]) { ItemType = element };
    }

    private TupleValue? Tuple(List<string> texts, TupleTypeSyntax type)
    {
        if (texts.Count != type.Elements.Count)
            return null;
        Value?[] items = [.. texts.Select((t, i) => Value(t, type.Elements[i].Type))];
        return items.Contains(null) ? null : new TupleValue(items.OfType<Value>(), [.. type.Elements.Select(e => e.Identifier.ValueText)]);
    }

    private static Value? Simple(string text, string type)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return type switch
        {
            "int" or "Int32" => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out int v) ? new IntegerValue(v) : null,
            "long" or "Int64" => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long v) ? new IntegerValue(v, isLong: true) : null,
            "double" or "Double" => double.TryParse(text, NumberStyles.Float, culture, out double v) ? new RealValue(v) : null,
            "float" or "Single" => float.TryParse(text, NumberStyles.Float, culture, out float v) ? new RealValue(v, isSingle: true) : null,
            "bool" or "Boolean" => bool.TryParse(text, out bool v) ? new BooleanValue(v) : null,
            "string" or "String" => new TextValue(text),
            "Device" or "DeviceType" => text.Equals("cpu", StringComparison.OrdinalIgnoreCase) ? new SymbolValue("CPU") : null,
            _ => DeclaredTypes.RangeOf(type) is (var lowest, var highest)
                && int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out int v) && v >= lowest && v <= highest
                ? new IntegerValue(v) : null,
        };
    }

    // Parts that its constructor takes come first; the others are set. Parameters of records are written like properties: case does not
    // count.
    private InstanceModule Configured(ModuleClass type, ArgumentTree argument, SyntaxNode place, InstanceModule? current)
    {
        const StringComparison Loose = StringComparison.OrdinalIgnoreCase;
        ParameterListSyntax? parameters = current is null ? ParametersOf(type, argument, Loose) : null;
        InstanceModule made = current ?? reader.Objects.Create(type, [.. (parameters?.Parameters ?? default).Select(p =>
            new Argument(null, ValueOf(p, argument, type.Name, Loose), place))], place);
        foreach (string name in argument.Names.Where(n => parameters?.Parameters.Any(p => p.Identifier.ValueText.Equals(n, Loose)) != true))
        {
            string[] members = [.. MembersOf(type)];
            string member = Array.Find(members, m => m == name) ?? Array.Find(members, m => m.Equals(name, Loose))
                ?? throw Unknown(argument.PathOf(name), type.Name, members, place);
            Value value = Parsed(argument.Find(name)!, type.FieldType(member)!, place, made.Fields.GetValueOrDefault(member));
            made.SetField(member, reader.Declared(value, type.FieldType(member), place));
        }

        return made;
    }

    private static ParameterListSyntax? ParametersOf(ModuleClass type, ArgumentTree given, StringComparison comparison) =>
        type.ParameterList ?? type.Constructors.Select(c => c.ParameterList)
            .OrderByDescending(l => l.Parameters.Count(p => given.Find(p.Identifier.ValueText, comparison) is not null))
            .ThenBy(l => l.Parameters.Count(p => p.Default is null))
            .FirstOrDefault();

    // What can be given: fields and properties, but for what only a constructor sets.
    private static IEnumerable<string> MembersOf(ModuleClass type) =>
        (type.ParameterList?.Parameters.Select(p => p.Identifier.ValueText) ?? [])
            .Concat(type.Lineage.SelectMany(t => t.Fields()).Where(f => f.IsSettable).Select(f => f.Name)).Distinct();

    private static string Example(TypeSyntax? type) => type switch
    {
        null => "64",
        NullableTypeSyntax nullable => Example(nullable.ElementType),
        TupleTypeSyntax tuple => string.Join(',', tuple.Elements.Select(e => Example(e.Type))),
        _ when DeclaredTypes.ItemType(type) is { } element => $"{Example(element)},{Example(element)}",
        _ => ModuleClass.LastName(type) switch
        {
            "bool" or "Boolean" => "true",
            "float" or "double" or "Single" or "Double" => "0.5",
            _ => "64",
        },
    };

    private InputException Refused(ArgumentTree argument, TypeSyntax type, SyntaxNode place, string hint) => reader.Error(place,
        $"`ModelArg` {argument.Path}={argument.Text} is no value for a parameter of type '{type}'{hint}");

    private InputException Unknown(string name, string owner, IEnumerable<string> known, SyntaxNode place)
    {
        string list = string.Join(", ", known.Select(k => $"'{k}'"));
        return reader.Error(place, $"`ModelArg` {name} is no parameter of {(owner.Length > 0 ? $"'{owner}'" : "the model")}; "
            + (list.Length == 0 ? "it has none" : $"it has {list}{Nearest.Hint(name[(name.LastIndexOf('.') + 1)..], known)}"));
    }
}
