namespace LrFind.Training.Catalog;

/// <summary>The activations one can ask for by name, with their defaults.</summary>
internal static class Activations
{
    private static readonly KeyValuePair<string, LayerSpec>[] s_all =
    [
        new("relu", new ReluSpec()),
        new("elu", new EluSpec()),
        new("gelu", new GeluSpec()),
        new("hardswish", new HardswishSpec()),
        new("leaky-relu", new LeakyReluSpec()),
        new("mish", new MishSpec()),
        new("selu", new SeluSpec()),
        new("sigmoid", new SigmoidSpec()),
        new("silu", new SiluSpec()),
        new("softplus", new SoftplusSpec()),
        new("tanh", new TanhSpec()),
    ];

    /// <summary>The names, for error messages.</summary>
    public static string Names => string.Join(", ", s_all.Select(a => a.Key));

    /// <summary>The activation of a name; <see langword="null"/> where there is none.</summary>
    public static LayerSpec? Find(string name)
    {
        foreach ((string key, LayerSpec layer) in s_all)
        {
            if (key == name)
                return layer;
        }

        return null;
    }

    /// <summary>What a layer of the activation is called in a model, as in leaky_relu.</summary>
    public static string LayerName(LayerSpec activation)
    {
        foreach ((string key, LayerSpec layer) in s_all)
        {
            if (layer == activation)
                return key.Replace('-', '_');
        }

        return "activation";
    }
}
