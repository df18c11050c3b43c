namespace LrFind.Training.Catalog;

/// <summary>What may stand behind a model's name.</summary>
[Flags]
internal enum ModelOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Widths of layers, as in 256,128.</summary>
    Widths = 1,

    /// <summary>A single width.</summary>
    Width = 2,

    /// <summary>The name of an activation.</summary>
    Activation = 4,

    /// <summary>dropout=P.</summary>
    Dropout = 8,

    /// <summary>bn.</summary>
    BatchNorm = 16,

    /// <summary>blocks=N.</summary>
    Blocks = 32,

    /// <summary>dim=N.</summary>
    Dim = 64,
}
