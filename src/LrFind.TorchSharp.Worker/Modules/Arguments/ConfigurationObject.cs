using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules.Entry;
using LrFind.TorchSharp.Worker.Modules.Loading;

namespace LrFind.TorchSharp.Worker.Modules.Arguments;

/// <summary>A class, struct or record of the user's that holds what a model is made by.</summary>
/// <param name="type">It.</param>
internal sealed class ConfigurationObject(Type type)
{
    // Parameters of records are written like properties, those of classes are not.
    public const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;

    private const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;

    public Type Type => type;

    /// <summary>The names of what can be given.</summary>
    public IEnumerable<string> Names => Members().Select(m => m.Name)
        .Concat(type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.Name!)).Where(n => n != "original")
        .Distinct(StringComparer.FromComparison(Comparison));

    /// <summary>Whether a type is one: of the user's own, to be made, and no module.</summary>
    public static bool IsOne(Type type) => AssemblyLoadContext.GetLoadContext(type.Assembly) is UserAssemblies
        && !type.IsEnum && !type.HasElementType && !type.IsAbstract && !type.ContainsGenericParameters
        && !typeof(Delegate).IsAssignableFrom(type) && !ModuleEntry.IsModule(type);

    public static string FirstName(Type type) => new ConfigurationObject(type).Names.FirstOrDefault() ?? "name";

    /// <summary>The property or field of a name.</summary>
    public (Type Type, Func<object, object?> Get, Action<object, object?> Set)? Member(string name)
    {
        MemberInfo? found = Members().FirstOrDefault(m => m.Name == name) ?? Members().FirstOrDefault(m => m.Name.Equals(name, Comparison));
        return found switch
        {
            PropertyInfo property => (property.PropertyType, property.GetValue, property.SetValue),
            FieldInfo field => (field.FieldType, field.GetValue, field.SetValue),
            _ => null,
        };
    }

    public bool IsConstructedWith(string name, ArgumentTree given) => ParametersFor(given).Any(p => p.Name!.Equals(name, Comparison));

    /// <summary>The parameters of the constructor that takes most of what is given, and of those the one that needs least.</summary>
    public ParameterInfo[] ParametersFor(ArgumentTree given) => Constructor(given)?.GetParameters() ?? [];

    public object Make(ArgumentTree given, object?[] values) =>
        Constructor(given)?.Invoke(values) ?? Activator.CreateInstance(type, nonPublic: true)!;

    /// <summary>One that only stands for it until the error is reported.</summary>
    public object Empty() => RuntimeHelpers.GetUninitializedObject(type);

    private ConstructorInfo? Constructor(ArgumentTree given) => given.MostFitting(
        type.GetConstructors().Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type), Comparison);

    private IEnumerable<MemberInfo> Members() => type.GetProperties(Public).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)
        .Concat<MemberInfo>(type.GetFields(Public).Where(f => !f.IsInitOnly));
}
