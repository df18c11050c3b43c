using LrFind.Data;
using LrFind.Nn.Kernels;
using LrFind.Training;

namespace LrFind.Nn;

/// <summary>What layers are built from.</summary>
/// <param name="Rows">The largest number of rows of a batch.</param>
/// <param name="Parameters">Where weights live.</param>
/// <param name="Weights">Where initial weights come from.</param>
/// <param name="Seed">The seed of what layers draw while they run.</param>
/// <param name="Gemm">The product that layers share.</param>
/// <param name="InputShapes">The shapes of a row of each input of the layer.</param>
internal sealed record BuildContext(int Rows, ParameterStore Parameters, Pcg32 Weights, long Seed, Gemm Gemm, TensorShape[] InputShapes)
{
    /// <summary>The layer's place in the model.</summary>
    public int Node { get; init; }
}
