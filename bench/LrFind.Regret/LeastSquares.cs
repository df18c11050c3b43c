using System.Globalization;
using System.Text;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Catalog;
using LrFind.Models.Optimizers;

namespace LrFind.Regret;

/// <summary>Linear regressions under SGD, where the highest stable rate is known: 2(1 + momentum)/λ, λ the largest eigenvalue of the Hessian.</summary>
/// <remarks>
/// For the whole table in one batch: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964). The mean squared error
/// of n rows x has the Hessian 2·Σ x·xᵀ/n, x with a one for the bias.
/// </remarks>
internal static class LeastSquares
{
    private const int Rows = 2_000;
    private const int Features = 10;
    private const int Iterations = 200;

    // How much of each feature is the same for all: the more, the larger λ.
    private static readonly double[] s_shared = [0, 0.5, 0.9];
    private static readonly int[] s_steps = [100, 1_000];

    /// <summary>Prints the end of the range beside the highest stable rate.</summary>
    public static void Print()
    {
        Console.WriteLine(Numbers.Head(2, ["optimizer", "batch", "highest stable rate", .. s_steps.Select(s => $"end of the range, {s:N0} steps")]));
        Dataset[] datasets = [.. s_shared.Select(Generated)];
        (double Momentum, Dataset Dataset, int Size)[] cases =
            [.. from momentum in new[] { 0, 0.9 } from dataset in datasets from size in new[] { dataset.Training.Count, 64 } select (momentum, dataset, size)];
        foreach (string row in Work.Each(cases, c => Row(c.Momentum, c.Dataset, c.Size)))
            Console.WriteLine(row);
    }

    private static string Row(double momentum, Dataset dataset, int size)
    {
        double stable = 2 * (1 + momentum) / LargestEigenvalue(dataset.Training);
        var problem = new Problem(dataset, ModelCatalog.Create("linear", Features, 1), new SgdSpec { Momentum = momentum }) { BatchSize = size };
        string rows = size == dataset.Training.Count ? "all rows" : $"{size}";
        return Numbers.Row([$"sgd {momentum.Text("0.#")}", rows, stable.Text("0.000"), .. s_steps.Select(steps => Edges(problem, steps))]);
    }

    private static string Edges(Problem problem, int steps)
    {
        double[] edges = [.. problem.Answers(steps).Select(a => a.Suggestion?.Landmarks.Edge ?? double.NaN)];
        return $"{edges.Min().Text()} to {edges.Max().Text()}";
    }

    private static Dataset Generated(double shared)
    {
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        var csv = new StringBuilder();
        for (int row = 0; row < Rows; row++)
        {
            float common = random.NextGaussian();
            float[] x = new float[Features];
            for (int i = 0; i < x.Length; i++)
                x[i] = (float)(Math.Sqrt(shared) * common + Math.Sqrt(1 - shared) * random.NextGaussian());
            float y = x.Sum() + random.NextGaussian();
            csv.AppendJoin(',', x.Append(y).Select(v => v.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        return DatasetLoader.Load("least-squares.csv", Encoding.UTF8.GetBytes(csv.ToString()), new DatasetOptions());
    }

    // By power iteration.
    private static double LargestEigenvalue(RowSet rows)
    {
        double[] vector = [.. Enumerable.Repeat(1.0, Features + 1)];
        double norm = 0;
        for (int i = 0; i < Iterations; i++)
        {
            double[] product = new double[vector.Length];
            for (int row = 0; row < rows.Count; row++)
            {
                double[] x = [.. rows.Features(row).ToArray().Select(v => (double)v), 1];
                double along = x.Zip(vector, (a, b) => a * b).Sum();
                for (int j = 0; j < x.Length; j++)
                    product[j] += 2 * along * x[j] / rows.Count;
            }

            norm = Math.Sqrt(product.Sum(p => p * p));
            vector = [.. product.Select(p => p / norm)];
        }

        return norm;
    }
}
