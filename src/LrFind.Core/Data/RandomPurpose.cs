namespace LrFind.Data;

/// <summary>What random numbers are drawn for; each purpose has an independent stream of the same seed.</summary>
public enum RandomPurpose
{
    /// <summary>Which rows are held out for validation.</summary>
    Split = 1,

    /// <summary>The order of the mini-batches.</summary>
    Shuffle = 2,

    /// <summary>The initial weights.</summary>
    Initialization = 3,

    /// <summary>Which values dropout drops; one stream for each layer.</summary>
    Dropout = 4,

    /// <summary>Which rows the probe loss is measured on.</summary>
    Probe = 5,

    /// <summary>Which blocks of a large file are read.</summary>
    Sample = 6,
}
