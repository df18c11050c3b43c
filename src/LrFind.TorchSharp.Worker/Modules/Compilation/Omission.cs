using System.Globalization;
using System.Reflection;
using LrFind.Foundation;

namespace LrFind.TorchSharp.Worker.Modules.Compilation;

/// <summary>
/// Something of a C# file that does not compile and was left out, since the model may do without it. Where a body was left out, the code
/// throws instead; where a declaration was, the compiled assembly lists it.
/// </summary>
/// <param name="Name">What was declared, or whose body it was.</param>
/// <param name="IsModule">Whether it was a class of modules as a whole.</param>
/// <param name="At">Where the error is.</param>
/// <param name="Problem">What the compiler says.</param>
internal sealed record Omission(string Name, bool IsModule, FilePosition At, string Problem)
{
    /// <summary>The resource that lists them.</summary>
    public const string Resource = "LrFind.Omissions";

    /// <summary>The class of the exception, which is compiled with the user's files.</summary>
    public const string ExceptionName = "LrFind.Compiled.Omitted";

    /// <summary>Its source.</summary>
    public const string ExceptionSource = """
        namespace LrFind.Compiled
        {
            internal sealed class Omitted : global::System.Exception
            {
                public Omitted(string line) : base(line) { }
            }
        }
        """;

    /// <summary>What an exception tells of; <see langword="null"/> where it is any other.</summary>
    public static Omission? Of(Exception thrown) => thrown.GetType().FullName == ExceptionName ? Parse(thrown.Message) : null;

    /// <summary>The declarations that an assembly lacks.</summary>
    public static IEnumerable<Omission> In(Assembly assembly) => CompiledLists.Read(assembly, Resource).Select(Parse);

    public bool IsCalled(string name) => name == Name || name.EndsWith($".{Name}", StringComparison.Ordinal);

    public InputException ToError() => new(At, Problem);

    public string ToLine() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}\t{IsModule}\t{At.Line}\t{At.Column}\t{At.File}\t{Problem.ReplaceLineEndings(" ")}");

    private static Omission Parse(string text)
    {
        string[] parts = text.Split('\t', 6);
        int line = int.Parse(parts[2], CultureInfo.InvariantCulture), column = int.Parse(parts[3], CultureInfo.InvariantCulture);
        return new Omission(parts[0], bool.Parse(parts[1]), new FilePosition(parts[4], line, column), parts[5]);
    }
}

/// <summary>What a compiled assembly says of where it comes from: lists of lines beside its code.</summary>
internal static class CompiledLists
{
    /// <summary>The resource that lists the types of files beside the one that the user named.</summary>
    public const string Borrowed = "LrFind.Borrowed";

    /// <summary>The resource that lists the types that modules make objects of, also where the code of that did not compile.</summary>
    public const string Parts = "LrFind.Parts";

    public static IEnumerable<string> Read(Assembly assembly, string resource)
    {
        using Stream? list = assembly.GetManifestResourceStream(resource);
        using StreamReader? reader = list is null ? null : new StreamReader(list);
        while (reader?.ReadLine() is { } line)
            yield return line;
    }
}
