using LrFind.Foundation;

namespace LrFind.Models;

/// <summary>
/// A model sized to data: a graph of layers, which any engine can train, or a module that only the engine can make that it is written for.
/// </summary>
/// <remarks><see cref="Json.JsonModel.Write"/> shows the layers of a graph.</remarks>
public abstract class SizedModel
{
    private protected SizedModel(string name, TensorShape inputShape) => (Name, InputShape) = (name, inputShape);

    /// <summary>The name, as the user gave it.</summary>
    public string Name { get; }

    /// <summary>The shape of a row of features.</summary>
    internal TensorShape InputShape { get; }

    /// <summary>The shape of a row of outputs.</summary>
    internal abstract TensorShape OutputShape { get; }

    /// <summary>The number of trainable parameters.</summary>
    public abstract long ParameterCount { get; }

    /// <summary>The layers in the order they run, or in which they are declared.</summary>
    internal abstract IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>What the user should know of it, each with its remedy, which may be empty. Default: nothing.</summary>
    internal IReadOnlyList<Warning> Warnings { get; init; } = [];
}

/// <summary>What is said of a layer.</summary>
/// <param name="Name">The name, unique in the model.</param>
/// <param name="Words">Its kind and its settings.</param>
/// <param name="OutputShape">The shape of a row that it gives; empty where that is not known.</param>
internal sealed record LayerSummary(string Name, string Words, string OutputShape);

/// <summary>A module that users wrote themselves: code, which only an engine can make a model of that runs it.</summary>
internal sealed class ModuleSpec : SizedModel
{
    /// <summary>A module, as it turned out when it was made once.</summary>
    /// <param name="name">The name, as the user gave it.</param>
    /// <param name="source">Where the code is.</param>
    /// <param name="input">The shape of a row of features.</param>
    /// <param name="facts">What was found out about it.</param>
    public ModuleSpec(string name, ModuleSource source, TensorShape input, ModuleFacts facts) : base(name, input) =>
        (Source, Facts, Warnings) = (source, facts, facts.Warnings);

    /// <summary>Where the code is.</summary>
    public ModuleSource Source { get; }

    /// <summary>What was found out about it.</summary>
    public ModuleFacts Facts { get; }

    /// <inheritdoc/>
    internal override TensorShape OutputShape => new([.. Facts.OutputShape]);

    /// <inheritdoc/>
    public override long ParameterCount => Facts.ParameterCount;

    /// <inheritdoc/>
    internal override IReadOnlyList<LayerSummary> Layers => Facts.Layers;
}

/// <summary>Where the code of a module is.</summary>
/// <param name="File">A C# file or several, an assembly or a project.</param>
/// <param name="Member">The class or the member that gives the module; <see langword="null"/> for the only one.</param>
/// <param name="Arguments">Values for parameters of its constructor, by name.</param>
/// <param name="Digest">What tells one state of the file from another.</param>
internal sealed record ModuleSource(string File, string? Member, IReadOnlyDictionary<string, string> Arguments, string Digest)
{
    // Assemblies hold natives at times.
    private const int LargestFile = 512 << 20;

    /// <summary>Whether the file is as it was when it was named.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public bool IsUnchanged => DigestOf(File) == Digest;

    /// <summary>The source in a file as it is now.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static ModuleSource Read(string file, string? member, IReadOnlyDictionary<string, string> arguments) =>
        new(file, member, arguments, DigestOf(file));

    private static string DigestOf(string file) => FileDigest.TextOf(CodeFile.Joined(CodeFile.Read(file, LargestFile)));
}

/// <summary>What is known of a module once it has been made and tried on rows.</summary>
/// <param name="InputType">The type of numbers that it takes, in the words of the engine.</param>
/// <param name="OutputShape">The shape of a row of outputs.</param>
/// <param name="ParameterCount">The number of trainable parameters.</param>
/// <param name="Layers">Its parts, in the order in which they are declared.</param>
/// <param name="Warnings">What the user should know, each with its remedy, which may be empty.</param>
/// <param name="Built">What a project was built to, to be used in its place; <see langword="null"/> for other files.</param>
internal sealed record ModuleFacts(
    string InputType, IReadOnlyList<int> OutputShape, long ParameterCount, IReadOnlyList<LayerSummary> Layers,
    IReadOnlyList<Warning> Warnings, ModuleSource? Built = null);
