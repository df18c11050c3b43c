namespace LrFind.Models.Layers;

/// <summary>The kinds of layers there are.</summary>
internal static class LayerCatalog
{
    /// <summary>All, in the order of the schema.</summary>
    public static IReadOnlyList<LayerDescriptor> All { get; } =
    [
        LinearSpec.Description, .. Convolution.All, .. Pooling.All, .. Normalization.All, .. Embeddings.All, ParameterSpec.Description,
        .. Reshaping.All, .. Joins.All, .. Activations.All, .. Functions.All,
    ];

    // Behind the list that it is made of: static fields are initialised in their order.
    private static readonly Dictionary<string, LayerDescriptor> s_byKind = All.ToDictionary(d => d.Kind);

    /// <summary>The kinds that models of the catalogue have as activations: the usual one first, then by name.</summary>
    public static IEnumerable<LayerDescriptor> OfActivations =>
        All.Where(d => d.Activation is not null).OrderBy(d => d == ReluSpec.Description ? "" : d.Activation, StringComparer.Ordinal);

    /// <summary>A kind by its name; <see langword="null"/> where there is none.</summary>
    public static LayerDescriptor? Find(string kind) => s_byKind.GetValueOrDefault(kind);
}
