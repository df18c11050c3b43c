namespace LrFind.Nn.Optimizers;

/// <summary>What tells Adam and its relatives apart in one step; see <see cref="AdamFamily"/>.</summary>
/// <param name="decay">λ, the weight decay added to the gradient.</param>
/// <param name="shrink">s, the factor of the weights.</param>
/// <param name="gradientRate">a, the rate of the gradient.</param>
/// <param name="meanRate">b, the rate of the mean gradient.</param>
/// <param name="root">r, the factor of the root mean square.</param>
/// <param name="epsilon">ε, added to the root.</param>
internal readonly struct AdamFactors(double decay, double shrink, double gradientRate, double meanRate, double root, double epsilon)
{
    public readonly float Decay = (float)decay;
    public readonly float Shrink = (float)shrink;
    public readonly float GradientRate = (float)gradientRate;
    public readonly float MeanRate = (float)meanRate;
    public readonly float Root = (float)root;
    public readonly float Epsilon = (float)epsilon;
}
