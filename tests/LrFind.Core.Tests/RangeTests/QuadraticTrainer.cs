using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>Plain SGD on ½ Σ λ w² from w = 1 in each direction, with gradients as noisy as those of mini-batches.</summary>
internal sealed class QuadraticTrainer(double[] eigenvalues, double noise, long seed) : ITrainer
{
    private readonly double[] _w = [.. eigenvalues.Select(_ => 1.0)];
    private readonly Pcg32 _random = new(seed, RandomPurpose.Shuffle);

    public double TrainStep(Batch batch, double learningRate)
    {
        double before = Loss;
        for (int i = 0; i < _w.Length; i++)
            _w[i] -= learningRate * (eigenvalues[i] * _w[i] + noise * eigenvalues[i] * _random.NextGaussian());
        return before;
    }

    public Evaluation Evaluate(Batch batch) => new(Loss, null);

    public double Probe(Batch batch) => Loss;

    public void Dispose()
    {
    }

    private double Loss => 0.5 * _w.Zip(eigenvalues, (w, eigenvalue) => eigenvalue * w * w).Sum();
}
