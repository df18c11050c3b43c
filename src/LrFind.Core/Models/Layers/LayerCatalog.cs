namespace LrFind.Models.Layers;

/// <summary>The kinds of layers there are.</summary>
internal static class LayerCatalog
{
    private static readonly Dictionary<string, LayerDescriptor> s_byKind = [];

    static LayerCatalog()
    {
        foreach (LayerDescriptor descriptor in All)
            s_byKind.Add(descriptor.Kind, descriptor);
    }

    /// <summary>All, in the order of the schema.</summary>
    public static IReadOnlyList<LayerDescriptor> All { get; } =
    [
        LinearSpec.Description, .. Convolution.All, .. Pooling.All, .. Normalization.All, .. Embeddings.All, .. Reshaping.All, .. Joins.All,
            .. Activations.All,
    ];

    /// <summary>The kinds that models of the catalogue have as activations: the usual one first, then by name.</summary>
    public static IEnumerable<LayerDescriptor> OfActivations =>
        All.Where(d => d.Activation is not null).OrderBy(d => d.Kind == ReluSpec.Description.Kind ? "" : d.Activation,
            StringComparer.Ordinal);

    /// <summary>A kind by its name; <see langword="null"/> where there is none.</summary>
    public static LayerDescriptor? Find(string kind) => s_byKind.GetValueOrDefault(kind);
}
