using LrFind.Data;

namespace LrFind.Nn;

/// <summary>Initial weights, as PyTorch draws them (distribution, not bits).</summary>
internal static class Initializer
{
    /// <summary>
    /// Kaiming uniform with a = √5 for weights and the same bound for biases: U(−1/√fanIn, 1/√fanIn), which is what
    /// <c>torch.nn.Linear.reset_parameters</c> comes to. He et al., "Delving Deep into Rectifiers" (2015), section 2.2.
    /// </summary>
    /// <param name="values">What to fill.</param>
    /// <param name="fanIn">Inputs of a unit, at least 1.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void KaimingUniform(Span<float> values, int fanIn, Pcg32 random)
    {
        float bound = 1 / MathF.Sqrt(fanIn);
        foreach (ref float value in values)
            value = random.NextSingle(-bound, bound);
    }

    /// <summary>N(0, 1), as <c>torch.nn.Embedding.reset_parameters</c> draws it.</summary>
    /// <param name="values">What to fill.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Normal(Span<float> values, Pcg32 random)
    {
        foreach (ref float value in values)
            value = random.NextGaussian();
    }
}
