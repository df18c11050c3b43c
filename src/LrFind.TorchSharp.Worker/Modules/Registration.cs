using System.Collections;
using System.Reflection;
using LrFind.TorchSharp.Training;
using TorchSharp.Modules;

using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules;

/// <summary>Layers that a module keeps in fields but has not registered: nothing trains them.</summary>
internal static class Registration
{
    /// <summary>The fields, of the module and of the modules within it, as code writes them.</summary>
    public static IEnumerable<string> Forgotten(nn.Module module)
    {
        nn.Module[] parts = [module, .. module.modules()];
        var registered = new HashSet<object>(parts.Concat<object>(module.parameters()), ReferenceEqualityComparer.Instance);
        var handles = module.parameters().Select(p => p.Handle).ToHashSet();
        return from part in parts.Distinct()
               from field in FieldsOf(part.GetType())
               where Parts(field.GetValue(part)).Any(p => !registered.Contains(p)
                   && (p is nn.Module m ? m.parameters().Any(t => !handles.Contains(t.Handle)) : !handles.Contains(((Parameter)p).Handle)))
               select Name(field);
    }

    // Those of the user's classes; TorchSharp's own keep what they need.
    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        FieldWalk.DeclaredFields(type, static t => t.Assembly == typeof(nn.Module).Assembly);

    private static IEnumerable<object> Parts(object? value) => value switch
    {
        nn.Module or Parameter => [value],
        IDictionary dictionary => dictionary.Values.Cast<object?>().SelectMany(Parts),
        Array { Length: > 0 } or IList => ((IEnumerable)value).Cast<object?>().Where(v => v is nn.Module or Parameter or Array or IList)
            .SelectMany(Parts),
        _ => [],
    };

    // Of a property the compiler calls the field <Name>k__BackingField.
    private static string Name(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
