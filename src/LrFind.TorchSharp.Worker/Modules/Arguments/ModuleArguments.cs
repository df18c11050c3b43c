using System.Reflection;
using LrFind.Foundation;
using LrFind.Models;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules.Arguments;

/// <summary>The values that the user gives for parameters of a model, and what stands for those that are not given.</summary>
/// <param name="file">The file that the user named.</param>
/// <param name="given">The values by the names of the parameters.</param>
internal sealed class ModuleArguments(string file, IReadOnlyDictionary<string, string> given)
{
    private readonly ArgumentTree _given = ArgumentTree.Of(given);

    /// <summary>The constructor that takes most of the arguments given, and of those the one that needs least.</summary>
    public ConstructorInfo Choose(string owner, IEnumerable<ConstructorInfo> constructors) =>
        _given.MostFitting(constructors) ?? throw new InputException(file, $"'{owner}' has no constructor");

    /// <summary>The values for the parameters of a constructor or method.</summary>
    /// <param name="owner">The model's name.</param>
    /// <param name="method">The constructor or method.</param>
    /// <param name="factory">A static method that makes the model too, which can be named instead.</param>
    /// <exception cref="InputException">One is missing, is no value of its type, or belongs to no parameter.</exception>
    public object?[] Bind(string owner, MethodBase method, string? factory = null)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (_given.Names.FirstOrDefault(n => !parameters.Any(p => p.Name == n)) is { } unknown)
            throw Unknown(unknown, owner, parameters.Select(p => p.Name!));
        var missing = new List<(string Path, Type Type)>();
        object?[] values = [.. parameters.Select(p => ValueOf(p, _given, owner, missing))];
        return missing.Count == 0 ? values : throw Missing(owner, missing, factory);
    }

    /// <summary>Refuses arguments where nothing takes any.</summary>
    public void RequireNone(string owner)
    {
        if (_given.Names.FirstOrDefault() is { } unknown)
            throw Unknown(unknown, owner, []);
    }

    private object? ValueOf(ParameterInfo parameter, ArgumentTree around, string owner, List<(string Path, Type Type)> missing,
        StringComparison comparison = StringComparison.Ordinal)
    {
        string name = parameter.Name!;
        Type type = parameter.ParameterType;
        if (around.Find(name, comparison) is { } argument)
            return Parsed(argument, type, missing);
        // Modules are made on the processor: what a null stands for is up to the user's code.
        if (type == typeof(Device))
            return CPU;
        if (parameter.HasDefaultValue)
            return parameter.DefaultValue ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
        if (parameter.IsDefined(typeof(ParamArrayAttribute)))
            return Array.CreateInstance(type.GetElementType()!, 0);
        if (type == typeof(string))
            return owner;
        if (type == typeof(ScalarType))
            return ScalarType.Float32;
        if (ConfigurationObject.IsOne(type))
            return Configured(type, new ArgumentTree(around.PathOf(name)), null, missing);
        missing.Add((around.PathOf(name), type));
        return null;
    }

    private object? Parsed(ArgumentTree argument, Type type, List<(string Path, Type Type)> missing, object? current = null)
    {
        if (argument.Text is not { } text)
        {
            return ConfigurationObject.IsOne(type) ? Configured(type, argument, current, missing)
                : throw Unknown(argument.PathOf(argument.Names.First()), argument.Path, []);
        }

        if (ArgumentText.TryParse(text, type, out object? value))
            return value;
        string problem = $"`ModelArg` {argument.Path}={text} is no value for a parameter of type '{TypeNames.Of(type)}'";
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        throw new InputException(file, plain.IsEnum ? $"{problem}; expected one of {string.Join(", ", Enum.GetNames(plain))}"
            : type == typeof(Device) ? $"{problem}; expected cpu"
            : ArgumentText.IsKnown(type) ? problem
            : ConfigurationObject.IsOne(type)
                ? $"{problem}; give its parts, as in `ModelArg` {argument.Path}.{ConfigurationObject.FirstName(type)}=64"
            : $"{problem}, which cannot be given as text; give the model a parameterless constructor or a static method that makes it");
    }

    // Parts that its constructor takes come first; the others are set.
    private object Configured(Type type, ArgumentTree given, object? current, List<(string Path, Type Type)> missing)
    {
        var configuration = new ConfigurationObject(type);
        object made = current ?? Constructed(configuration, given, missing);
        foreach (string name in given.Names)
        {
            if (current is null && configuration.IsConstructedWith(name, given))
                continue;
            if (configuration.Member(name) is not { } member)
                throw Unknown(given.PathOf(name), type.Name, configuration.Names);
            member.Set(made, Parsed(given.Find(name)!, member.Type, missing, member.Get(made)));
        }

        return made;
    }

    private object Constructed(ConfigurationObject configuration, ArgumentTree given, List<(string Path, Type Type)> missing)
    {
        int before = missing.Count;
        object?[] values = [.. configuration.ParametersFor(given)
            .Select(p => ValueOf(p, given, configuration.Type.Name, missing, ConfigurationObject.Comparison))];
        // What is missing is reported together, when all has been seen.
        return missing.Count > before ? configuration.Empty() : UserCode.Run(
            file, () => $"'{configuration.Type.Name}' cannot be made", () => configuration.Make(given, values));
    }

    private InputException Unknown(string name, string owner, IEnumerable<string> known)
    {
        string list = string.Join(", ", known.Select(k => $"'{k}'"));
        return new InputException(file,
            $"`ModelArg` {name} is no parameter of '{owner}'; {(list.Length == 0 ? "it has none" : $"it has {list}{Nearest.Hint(name[(name.LastIndexOf('.') + 1)..], known)}")}");
    }

    private InputException Missing(string owner, List<(string Path, Type Type)> missing, string? factory)
    {
        if (missing.Find(m => !ArgumentText.IsKnown(m.Type)) is { Path: not null } other)
            return new InputException(file, $"the parameter '{other.Path}' of '{owner}' has no default, and its type "
                + $"'{TypeNames.Of(other.Type)}' cannot be given as text; "
                + (factory is null ? "give the model a static method that makes it"
                    : $"name a method that makes it, as in {Path.GetFileName(file)}#{factory}"));
        string names = string.Join(", ", missing.Select(m => $"'{m.Path}'"));
        string how = string.Join(" ", missing.Select(m => $"`ModelArg` {m.Path}={ArgumentText.Example(m.Type)}"));
        return new InputException(file, missing.Count == 1
            ? $"the parameter {names} of '{owner}' has no default; give it a value, as in {how}"
            : $"the parameters {names} of '{owner}' have no default; give them values, as in {how}");
    }
}
