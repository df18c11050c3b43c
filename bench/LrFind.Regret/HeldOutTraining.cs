using LrFind.Data;
using LrFind.Engines;

namespace LrFind.Regret;

/// <summary>A training with a constant rate, and its loss on the rows held out at some of its steps.</summary>
internal static class HeldOutTraining
{
    // Beside those of the range tests.
    private const long FirstSeed = 1_000;

    /// <summary>Trains up to the last look.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="seed">From 0.</param>
    /// <param name="looks">After which steps to look.</param>
    /// <param name="constant">The loss of a constant predictor: a model worse than it is useless, however much worse.</param>
    /// <returns>The loss at each look.</returns>
    public static SortedDictionary<int, double> Run(Problem problem, double rate, long seed, SortedSet<int> looks, double constant)
    {
        RowSet held = problem.Dataset.Validation;
        (ITrainer trainer, BatchSampler batches) = problem.Start(FirstSeed + seed);
        using (trainer)
        {
            var losses = new SortedDictionary<int, double>();
            bool alive = true;
            int step = 0;
            foreach (int look in looks)
            {
                for (; alive && step < look; step++)
                    alive = double.IsFinite(trainer.TrainStep(batches.Next(), rate));
                double loss = alive ? trainer.Evaluate(held.Slice(0, held.Count)).Loss : constant;
                losses[look] = loss < constant ? loss : constant;
            }

            return losses;
        }
    }
}
