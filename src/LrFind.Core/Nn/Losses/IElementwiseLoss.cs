using System.Runtime.Intrinsics;

namespace LrFind.Nn.Losses;

/// <summary>The loss of one output and its derivative, on eight at a time; a struct, so that <see cref="ElementwiseLoss{T}"/> inlines it.</summary>
internal interface IElementwiseLoss
{
    /// <summary>The loss. NaN must stay NaN, so that a blow-up is not hidden.</summary>
    /// <param name="z">The outputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="index">Where in the batch's outputs the first of them stands: a multiple of 8.</param>
    /// <param name="gradient">The derivative by z.</param>
    Vector256<float> Compute(Vector256<float> z, Vector256<float> y, int index, out Vector256<float> gradient);
}
