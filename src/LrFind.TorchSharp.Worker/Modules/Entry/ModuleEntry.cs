using System.Reflection;
using LrFind.TorchSharp.Worker.Modules.Arguments;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules.Entry;

/// <summary>What modules are made by: a class, or a static method, property or field.</summary>
/// <param name="name">The name that it is chosen by.</param>
/// <param name="member">The class or the member.</param>
internal sealed class ModuleEntry(string name, MemberInfo member)
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private const BindingFlags Factories = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    public string Name => name;

    public MemberInfo Member => member;

    /// <summary>Whether this is what a name stands for: <c>Net</c>, <c>Outer.Net</c>, or with all namespaces.</summary>
    public bool IsCalled(string called)
    {
        string full = member is Type type ? Dotted(type) : $"{Dotted(member.DeclaringType!)}.{member.Name}";
        string plain = called.Replace('+', '.');
        return full == plain || full.EndsWith($".{plain}", StringComparison.Ordinal);
    }

    /// <summary>Whether each module is a fresh one. A field holds one; of a property only a second look can tell.</summary>
    public bool MayGiveSameAgain => member is FieldInfo or PropertyInfo;

    /// <summary>Makes a module. What the user's code throws comes as it is.</summary>
    public object? Make(ModuleArguments arguments)
    {
        switch (member)
        {
            case Type type:
                ConstructorInfo[] constructors = type.GetConstructors(Instance);
                ConstructorInfo constructor = arguments.Choose(name, constructors);
                return constructor.Invoke(arguments.Bind(name, constructor, FactoryOf(type)));
            case MethodInfo method:
                return method.Invoke(null, arguments.Bind(name, method));
            case PropertyInfo property:
                arguments.RequireNone(name);
                return property.GetValue(null);
            default:
                arguments.RequireNone(name);
                return ((FieldInfo)member).GetValue(null);
        }
    }

    /// <summary>Whether a type is that of modules.</summary>
    public static bool IsModule(Type type) => typeof(nn.Module).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(nn.IModule<,>));

    // A static method of the class itself that gives one, as ResNet.ResNet18 does.
    private static string? FactoryOf(Type type) =>
        Array.Find(type.GetMethods(Factories), m => !m.IsSpecialName && IsModule(m.ReturnType))?.Name;

    private static string Dotted(Type type) => (type.FullName ?? type.Name).Replace('+', '.');
}
