using System.Runtime.Intrinsics;

namespace LrFind.Nn.Layers;

/// <summary>A function of one value, and its derivative, on eight values at a time. A struct, so that <see cref="Elementwise{T}"/> inlines it.</summary>
internal interface IElementwise
{
    /// <summary>y = f(x). NaN must stay NaN, so that a blow-up is not hidden.</summary>
    Vector256<float> Forward(Vector256<float> x);

    /// <summary>dx = f′(x) · dy.</summary>
    /// <param name="x">What <see cref="Forward"/> took.</param>
    /// <param name="y">What it gave.</param>
    /// <param name="dy">The gradient by y.</param>
    Vector256<float> Backward(Vector256<float> x, Vector256<float> y, Vector256<float> dy);
}
