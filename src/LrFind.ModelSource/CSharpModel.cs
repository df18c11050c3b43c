using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Interpretation;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource;

/// <summary>Models written in C# for TorchSharp. A file is parsed and followed; nothing of it is compiled or run.</summary>
public static class CSharpModel
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, or several that belong together, separated by commas.</param>
    /// <param name="name">A class, a method or a variable; <see langword="null"/> for its only model.</param>
    /// <param name="arguments">Values for parameters of the model's constructor or method, by name.</param>
    /// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
    /// <exception cref="InputException">It cannot be read, or holds no model.</exception>
    public static LoadedModel Load(string path, string? name, IReadOnlyDictionary<string, string> arguments, bool fitsData) =>
        new CSharpModelFile(path, name, arguments, fitsData);

    /// <summary>Reads a file.</summary>
    /// <param name="otherwise">What to do where the code says more than can be read without running it.</param>
    /// <exception cref="InputException">It cannot be read, or holds no model.</exception>
    internal static LoadedModel Load(
        string path, string? name, IReadOnlyDictionary<string, string> arguments, bool fitsData, string otherwise) =>
        new CSharpModelFile(path, name, arguments, fitsData) { Otherwise = otherwise };

    /// <summary>The model of a text, as if it stood in a file.</summary>
    internal static LoadedModel Parse(string path, string text, string? name, IReadOnlyDictionary<string, string> arguments,
        bool fitsData) => Parse(path, [new CodeFile(path, Encoding.UTF8.GetBytes(text))], name, arguments, fitsData);

    /// <summary>The model of several texts.</summary>
    internal static LoadedModel Parse(string path, CodeFile[] files, string? name, IReadOnlyDictionary<string, string> arguments,
        bool fitsData) => new CSharpModelFile(path, files, name, arguments, fitsData);
}

/// <summary>A model in a C# file.</summary>
internal sealed class CSharpModelFile : FileModel
{
    private readonly string? _name;
    private readonly IReadOnlyDictionary<string, string> _arguments;
    private readonly SourceCode _code;
    private readonly TypeTable _types;
    private readonly Candidate _entry;

    public CSharpModelFile(string path, string? name, IReadOnlyDictionary<string, string> arguments, bool fitsData)
        : this(path, CodeFile.Read(path, Limits.FileSize), name, arguments, fitsData)
    {
    }

    public CSharpModelFile(string path, CodeFile[] files, string? name, IReadOnlyDictionary<string, string> arguments, bool fitsData)
        : base(path, CodeFile.Joined(files), fitsData)
    {
        (_name, _arguments) = (name, arguments);
        (_code, _types, _entry) = OnOwnStack(() =>
        {
            var code = SourceCode.Parse(path, files);
            var types = new TypeTable(code);
            return (code, types, EntryFinder.Find(code, types, name));
        });
    }

    /// <summary>What to do where the code says more than can be read without running it; empty for nothing.</summary>
    public string Otherwise { get; init; } = "";

    /// <inheritdoc/>
    protected override ModelSpec Build(TensorShape input, bool fitsInput)
    {
        try
        {
            return OnOwnStack(() => Run(input, fitsInput));
        }
        catch (InputException e) when (Otherwise.Length > 0 && !NamesSetting(e))
        {
            throw InputException.FromLine($"{e.Message}; {Otherwise}");
        }
    }

    // What another value of a setting mends, it mends for whoever runs the model too.
    private static bool NamesSetting(InputException e) => e.Message.Contains('`', StringComparison.Ordinal);

    private ModelSpec Run(TensorShape input, bool fitsInput)
    {
        var reader = new Reader(_code, _types, _arguments, new ModelBuilder(input) { FitsInput = fitsInput });
        TensorValue output = new EntryRunner(reader, _entry).Run();
        if (output.Node == ModelSpec.InputNode)
            throw SourceCode.Error(_entry.Syntax, "the model gives its input as it is; expected at least one layer");
        return reader.Model.Build(Title, output.Node);
    }

    private string Title => _name is not null ? $"{Name}#{_name}" : _entry.Syntax is TypeDeclarationSyntax ? $"{Name}#{_entry.Name}" : Name;

    // Reading opens no file but those of the parser itself.
    private Exception Explained(Exception e) => (e is TypeInitializationException ? e.GetBaseException() : e) switch
    {
        FileNotFoundException or FileLoadException => new InputException(
            Name, "the parser of C# cannot be loaded; expected more memory, or a complete installation; a model in JSON needs no parser"),
        var cause => cause,
    };

    // The parser and the reader call themselves for code within code: both stop in time, on a stack whose size does not depend on the
    // system.
    private T OnOwnStack<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
                try
                {
                    result = work();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(Explained(e));
                }
            },
            Limits.Stack)
        {
            // One that takes too long is left behind.
            IsBackground = true,
        };
        thread.Start();
        if (!thread.Join(Limits.Time))
            throw new InputException(Name, FormattableString.Invariant($"the file takes more than {Limits.Time.TotalSeconds} s to read"));
        failure?.Throw();
        return result;
    }
}
