namespace LrFind.Training;

/// <summary>How GELU computes the normal distribution function.</summary>
public enum GeluApproximation
{
    /// <summary>Exactly, by the error function.</summary>
    None,

    /// <summary>By a hyperbolic tangent, as GPT-2 does.</summary>
    Tanh,
}
