using System.Linq.Expressions;
using System.Reflection;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules;

/// <summary>
/// The method of a class of modules that takes a batch, compiled so that a step pays nothing for having found it by its name.
/// </summary>
internal sealed class ForwardMethod
{
    // In this order; the second is what classes that derive from Module without its types call it at times.
    private static readonly string[] s_names = ["forward", "Forward"];
    private const BindingFlags Instance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private ForwardMethod(Type type, MethodInfo method)
    {
        ParameterExpression module = Expression.Parameter(typeof(nn.Module)), input = Expression.Parameter(typeof(Tensor));
        IEnumerable<Expression> arguments = method.GetParameters().Skip(1).Select(Default).Prepend(input);
        Expression call = Expression.Call(Expression.Convert(module, type), method, arguments);
        Run = Expression.Lambda<Func<nn.Module, Tensor, object?>>(Expression.Convert(call, typeof(object)), module, input).Compile();
    }

    /// <summary>Gives a batch to a module.</summary>
    public Func<nn.Module, Tensor, object?> Run { get; }

    /// <summary>The one of a class; <see langword="null"/> where there is none that a single tensor is enough for.</summary>
    public static ForwardMethod? Find(Type type) => Method(type) is { } method ? new ForwardMethod(method.DeclaringType!, method) : null;

    public static bool IsUsable(Type type) => Method(type) is not null;

    /// <summary>Says that a class has none.</summary>
    public static string None(string name, Type type)
    {
        string[] forwards = [.. Bases(type).SelectMany(Forwards).Where(m => !m.IsAbstract).Select(m =>
            $"{m.Name}({string.Join(", ", m.GetParameters().Select(p => TypeNames.Of(p.ParameterType)))})").Distinct()];
        return $"'{name}' has no forward that takes one tensor; "
            + (forwards.Length == 0 ? "expected forward(Tensor)" : $"it has {string.Join(", ", forwards)}; expected forward(Tensor)");
    }

    // What derives from Module<Tensor, …> is called as PyTorch calls modules, so that hooks run.
    private static MethodInfo? Method(Type type)
    {
        Type? typed = Bases(type).FirstOrDefault(b => b.IsGenericType
            && b.GetGenericTypeDefinition() == typeof(nn.Module<,>) && b.GetGenericArguments()[0] == typeof(Tensor));
        return typed?.GetMethod("call", [typeof(Tensor)])
            ?? Bases(type).SelectMany(Forwards).Where(TakesOneTensor)
                .OrderByDescending(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.GetParameters().Length).FirstOrDefault();
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (Type? t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    private static IEnumerable<MethodInfo> Forwards(Type type) =>
        type.GetMethods(Instance).Where(m => s_names.Contains(m.Name) && !m.IsGenericMethodDefinition && m.ReturnType != typeof(void));

    private static bool TakesOneTensor(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return !method.IsAbstract && parameters.Length > 0 && parameters[0].ParameterType == typeof(Tensor)
            && parameters.Skip(1).All(p => p.IsOptional || IsParams(p));
    }

    private static bool IsParams(ParameterInfo parameter) => parameter.IsDefined(typeof(ParamArrayAttribute));

    private static Expression Default(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (IsParams(parameter))
            return Expression.NewArrayInit(type.GetElementType()!);
        object? value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return value is null ? Expression.Default(type) : Expression.Convert(Expression.Constant(value), type);
    }
}
