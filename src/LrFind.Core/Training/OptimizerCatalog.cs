namespace LrFind.Training;

/// <summary>The optimizers there are.</summary>
public static class OptimizerCatalog
{
    /// <summary>All, each with its defaults: the usual ones first, then by name.</summary>
    public static IReadOnlyList<OptimizerSpec> All { get; } =
    [
        new AdamSpec(),
        new AdamWSpec(),
        new SgdSpec(),
        new AdadeltaSpec(),
        new AdagradSpec(),
        new AdamaxSpec(),
        new AsgdSpec(),
        new LionSpec(),
        new NAdamSpec(),
        new RAdamSpec(),
        new RMSpropSpec(),
        new RpropSpec(),
    ];
}
