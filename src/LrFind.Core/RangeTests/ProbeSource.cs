namespace LrFind.RangeTests;

/// <summary>Which rows a probe is drawn from.</summary>
public enum ProbeSource
{
    /// <summary>Those that are trained on.</summary>
    Training,

    /// <summary>Those that are held out.</summary>
    Validation,
}
