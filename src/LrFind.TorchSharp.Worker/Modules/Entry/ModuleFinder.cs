using System.Reflection;
using System.Runtime.CompilerServices;
using LrFind.Foundation;
using LrFind.TorchSharp.Worker.Modules.Compilation;

namespace LrFind.TorchSharp.Worker.Modules.Entry;

/// <summary>
/// Finds the model of an assembly: a class that no other class makes objects of, or else a static member that gives a module.
/// </summary>
/// <param name="file">The file that the user named.</param>
/// <param name="assembly">What it was compiled to.</param>
internal sealed class ModuleFinder(string file, Assembly assembly)
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Omission[] _omissions = [.. Omission.In(assembly)];

    /// <summary>The model that is asked for.</summary>
    /// <param name="name">A class, or a static method, property or field; <see langword="null"/> for the only model there is.</param>
    /// <exception cref="InputException">There is none, or there are several.</exception>
    public ModuleEntry Find(string? name)
    {
        Type[] types = [.. Types().Where(t => !IsGenerated(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];
        Type[] classes = [.. types.Where(t => t.IsClass && !t.IsAbstract && !t.ContainsGenericParameters && ModuleEntry.IsModule(t))];
        if (name is not null)
            return Named(name, [.. classes.Select(EntryOf)], [.. types.Where(t => !t.ContainsGenericParameters).SelectMany(Members)]);
        ModuleEntry[] members = [.. types.Where(t => !ModuleEntry.IsModule(t) && !t.ContainsGenericParameters).SelectMany(Members)];
        if (Array.Find(_omissions, o => o.IsModule) is { } omission)
            throw omission.ToError();
        ModuleEntry[] candidates = classes.Length > 0 ? [.. Outer(classes).Select(EntryOf)] : Own(members, m => m.Member.DeclaringType!);
        return candidates switch
        {
            [var only] => only,
            [] => throw new InputException(file, "there is no model; expected a class that derives from Module, or a Sequential"),
            _ => throw new InputException(file, $"there are several models: {Listed(candidates)}; "
                + $"say which, as in {Path.GetFileName(file)}#{NameIn(candidates, candidates[^1])}"),
        };
    }

    private ModuleEntry Named(string name, ModuleEntry[] classes, ModuleEntry[] members)
    {
        ModuleEntry[] all = [.. classes, .. members];
        ModuleEntry[] found = [.. classes.Where(e => e.IsCalled(name))];
        if (found.Length == 0)
            found = [.. members.Where(e => e.IsCalled(name))];
        return found switch
        {
            [var only] => only,
            [] => throw Array.Find(_omissions, o => o.IsCalled(name))?.ToError() ?? new InputException(file,
                $"there is no model called '{name}'; {(all.Length == 0 ? "there is none at all" : $"the file has {Listed(all)}{Nearest.Hint(name, all.Select(e => e.Name))}")}"),
            _ => throw new InputException(file, $"there are several models called '{name}'; say which, with its class or namespace, as in "
                + $"{Path.GetFileName(file)}#{Longer(found[^1].Member)}"),
        };
    }

    // What the assembly lacks is known by its name only when it is used.
    private Type[] Types()
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return [.. e.Types.OfType<Type>()];
        }
    }

    private static ModuleEntry EntryOf(Type type) => new(type.Name, type);

    // A class that another one makes objects of is a part of it, and one that no batch can be given to is none that is trained by itself.
    private Type[] Outer(Type[] classes)
    {
        HashSet<Type> parts = [.. classes.SelectMany(c => CreatedTypes.Of(c).Where(t => t != c))];
        HashSet<string> named = [.. CompiledLists.Read(assembly, CompiledLists.Parts)];
        Type[] own = Own(classes, c => c);
        Type[] outer = OrElse([.. own.Where(c => !parts.Contains(c) && !named.Contains(c.Name))], own);
        return OrElse([.. outer.Where(ForwardMethod.IsUsable)], outer);
    }

    private static T[] OrElse<T>(T[] some, T[] all) => some.Length > 0 ? some : all;

    // The file that the user named comes before the files beside it that it needs.
    private T[] Own<T>(T[] candidates, Func<T, Type> type)
    {
        HashSet<string> borrowed = [.. CompiledLists.Read(assembly, CompiledLists.Borrowed)];
        return OrElse([.. candidates.Where(c => !borrowed.Contains(type(c).Name))], candidates);
    }

    private static IEnumerable<ModuleEntry> Members(Type type) =>
    [
        .. type.GetMethods(Static)
            .Where(m => !m.IsSpecialName && !m.IsGenericMethod && !IsGenerated(m) && ModuleEntry.IsModule(m.ReturnType))
            .Select(m => new ModuleEntry(m.Name, m)),
        .. type.GetProperties(Static).Where(p => p.CanRead && ModuleEntry.IsModule(p.PropertyType)).Select(p => new ModuleEntry(p.Name, p)),
        .. type.GetFields(Static).Where(f => !IsGenerated(f) && ModuleEntry.IsModule(f.FieldType)).Select(f => new ModuleEntry(f.Name, f)),
    ];

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string Longer(MemberInfo member) =>
        member is Type type ? (type.FullName ?? type.Name).Replace('+', '.') : $"{member.DeclaringType!.Name}.{member.Name}";

    private static string Listed(ModuleEntry[] candidates)
    {
        const int Most = 8;
        string names = string.Join(", ", candidates.Take(Most).Select(c => $"'{NameIn(candidates, c)}'"));
        return candidates.Length > Most ? names + ", …" : names;
    }

    // The short name, where it tells them apart.
    private static string NameIn(ModuleEntry[] candidates, ModuleEntry entry) =>
        candidates.Count(c => c.Name == entry.Name) > 1 ? Longer(entry.Member) : entry.Name;
}
