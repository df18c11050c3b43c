using LrFind.Training;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Values;

/// <summary>A layer of the engine.</summary>
/// <param name="layer">The layer.</param>
/// <param name="kind">What TorchSharp calls it.</param>
/// <param name="syntax">Where it is made.</param>
internal sealed class LayerModule(LayerSpec layer, string kind, SyntaxNode syntax) : ModuleValue
{
    /// <summary>The layer.</summary>
    public LayerSpec Layer { get; } = layer;

    /// <summary>What TorchSharp calls it.</summary>
    public string Kind { get; } = kind;

    /// <summary>Where it is made.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The dimension it works along, the batch being 0; -1 for the last. It has to be the last.</summary>
    public int Dimension { get; init; } = -1;

    /// <summary>Whether it writes its result over what it reads.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether the model has used it: its weights cannot be used again.</summary>
    public bool IsUsed { get; set; }
}
