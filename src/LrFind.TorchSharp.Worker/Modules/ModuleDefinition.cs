using System.Reflection;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules.Arguments;
using LrFind.TorchSharp.Worker.Modules.Entry;
using LrFind.TorchSharp.Worker.Modules.Loading;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Worker.Modules;

/// <summary>A model of the user's own code: what the user named, found in what it was compiled to, and ready to make modules.</summary>
internal sealed class ModuleDefinition
{
    private readonly string _file;
    private readonly string? _name;
    private readonly ModuleArguments _arguments;
    private readonly Func<Assembly> _load;
    private readonly List<WeakReference> _given = [];
    private ModuleEntry _entry;

    private ModuleDefinition(string file, string? name, IReadOnlyDictionary<string, string> arguments)
    {
        (_file, _name, _arguments) = (file, name, new ModuleArguments(file, arguments));
        (_load, Built) = ModelAssembly.Prepare(file);
        _entry = Entry();
    }

    /// <summary>The assembly that a project was built to; <see langword="null"/> for other files.</summary>
    public string? Built { get; }

    /// <summary>The class or member that makes the modules.</summary>
    public string Name => _entry.Name;

    /// <summary>Compiles, builds or loads a file, and finds the model in it.</summary>
    /// <param name="file">A C# file, a project or an assembly.</param>
    /// <param name="name">A class, or a static method, property or field; <see langword="null"/> for the only model there is.</param>
    /// <param name="arguments">Values for parameters of the model's constructor or method, by name.</param>
    /// <exception cref="InputException">The file cannot be compiled, or holds no such model.</exception>
    public static ModuleDefinition Load(string file, string? name, IReadOnlyDictionary<string, string> arguments) =>
        new(file, name, arguments);

    /// <summary>A fresh module, initialised from the state that the random generator is in.</summary>
    /// <exception cref="InputException">The user's code threw, or an argument is missing or unknown.</exception>
    public UserModule Create()
    {
        object? made = Made();
        // What a static member keeps was trained before. Loaded anew, it starts again.
        if (_entry.MayGiveSameAgain && _given.Exists(g => ReferenceEquals(g.Target, made)))
        {
            _entry = Entry();
            made = Made();
        }

        if (made is not nn.Module module)
            throw new InputException(_file, $"'{Name}' gives {TypeNames.InWords(made)}; expected a module");
        _given.Add(new WeakReference(made));
        return new UserModule(_file, Name, module);
    }

    /// <summary>What a module takes and gives, found out by giving it a batch in evaluation mode.</summary>
    /// <param name="input">The shape of a row.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <exception cref="InputException">The module does not take such a batch, or has nothing to train.</exception>
    public ModuleDescription Describe(TensorShape input, int rows)
    {
        using UserModule module = Create();
        return new ModuleProbe(_file, Name, module).Describe(input, rows);
    }

    private ModuleEntry Entry() => new ModuleFinder(_file, _load()).Find(_name);

    private object? Made() => UserCode.Run(_file, () => $"'{Name}' cannot be made", () => _entry.Make(_arguments));
}
