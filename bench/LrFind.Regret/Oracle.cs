using LrFind.Data;
using LrFind.RangeTests;
using LrFind.Training;

namespace LrFind.Regret;

/// <summary>What every constant rate is worth on a problem, by training with it.</summary>
/// <remarks>
/// Regret = (loss with the rate − best) / (loss of a constant predictor − best), from 0 to 1; losses on held-out rows, the mean over splits
/// and seeds; best is that of the best rate. Between the rates of the grid it is interpolated in log₁₀ of the rate. As the rate is constant,
/// a training of many steps is one of fewer as well: each length has its own figures.
/// </remarks>
internal sealed class Oracle
{
    private const int UsualSteps = 1_000;
    private const int UsualSeeds = 2;

    // Rates within so much of the lowest loss cannot be told from its own.
    private const double Alike = 0.02;

    private static readonly LrLadder s_rates = new(LadderKind.Exponential, 1e-5, 10, 25);

    private readonly int[] _lengths;
    private readonly double[][] _stopped;
    private readonly double[][] _final;
    private readonly double _constant;

    /// <summary>Trains for the usual length on one split, from two seeds.</summary>
    public Oracle(Problem problem)
        : this([problem], [UsualSteps], UsualSeeds)
    {
    }

    /// <summary>Trains with every rate of the grid.</summary>
    /// <param name="splits">The problem, on one split or several.</param>
    /// <param name="lengths">Steps of the trainings, rising.</param>
    /// <param name="seeds">Trainings with each rate on each split.</param>
    public Oracle(IReadOnlyList<Problem> splits, IReadOnlyList<int> lengths, int seeds = 1)
    {
        _lengths = [.. lengths];
        _stopped = [.. lengths.Select(_ => new double[s_rates.Steps])];
        _final = [.. lengths.Select(_ => new double[s_rates.Steps])];
        int trainings = splits.Count * seeds;
        foreach (Problem problem in splits)
        {
            double constant = problem.ConstantLoss();
            _constant += constant / splits.Count;
            for (int rate = 0; rate < s_rates.Steps; rate++)
            {
                for (long seed = 0; seed < seeds; seed++)
                    Add(Train(problem, s_rates[rate], seed, constant), rate, trainings);
            }
        }
    }

    /// <summary>The best rate of the grid where training is stopped at its best.</summary>
    public double BestRate => s_rates[Lowest(_stopped[0])];

    /// <summary>The regret where training is stopped at its best.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Stopped(double? rate, int length = 0) => Regret(_stopped[length], rate);

    /// <summary>The regret where it is not.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Final(double? rate, int length = 0) => Regret(_final[length], rate);

    /// <summary>The middle, in decades, of the rates around the best one whose loss cannot be told from its loss.</summary>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Middle(int length = 0)
    {
        double[] losses = _stopped[length];
        int best = Lowest(losses);
        double level = losses[best] + Alike * Math.Abs(losses[best]);
        return Math.Pow(10, (Crossing(losses, best, level, -1) + Crossing(losses, best, level, 1)) / 2);
    }

    // How far, as log₁₀, one can go from a rate before the loss comes to a level.
    private static double Crossing(double[] losses, int from, double level, int direction)
    {
        int i = from;
        while (i + direction >= 0 && i + direction < losses.Length && losses[i + direction] <= level)
            i += direction;
        int next = i + direction;
        double decade = Math.Log10(s_rates[i]);
        if (next < 0 || next == losses.Length)
            return decade;
        return decade + (level - losses[i]) / (losses[next] - losses[i]) * (Math.Log10(s_rates[next]) - decade);
    }

    private void Add((double Stopped, double Final)[] losses, int rate, int trainings)
    {
        for (int i = 0; i < losses.Length; i++)
        {
            _stopped[i][rate] += losses[i].Stopped / trainings;
            _final[i][rate] += losses[i].Final / trainings;
        }
    }

    // A model worse than the constant predictor is useless, however much worse.
    private (double Stopped, double Final)[] Train(Problem problem, double rate, long seed, double constant)
    {
        RowSet held = problem.Dataset.Validation;
        var losses = new (double Stopped, double Final)[_lengths.Length];
        double lowest = constant, last = constant;
        // Seeds that no range test has.
        (ITrainer trainer, BatchSampler batches) = problem.Start(1_000 + seed);
        using (trainer)
        {
            int look = 0, step = 0;
            bool alive = true;
            for (int i = 0; i < losses.Length; i++)
            {
                for (; alive && step < _lengths[i]; step++)
                {
                    if (step == look)
                    {
                        Look();
                        look = NextLook(look);
                    }

                    alive = double.IsFinite(trainer.TrainStep(batches.Next(), rate));
                }

                if (alive)
                    Look();
                losses[i] = (lowest, alive ? last : constant);
            }
        }

        return losses;

        void Look()
        {
            double loss = trainer.Evaluate(held.Slice(0, held.Count)).Loss;
            last = loss < constant ? loss : constant;
            lowest = Math.Min(lowest, last);
        }
    }

    // Every 5 steps, later every twentieth of the way: as close for a long training as for a short one.
    private static int NextLook(int step) => step + Math.Max(5, step / 20);

    private double Regret(double[] losses, double? rate)
    {
        if (rate is not { } known)
            return 1;
        double best = losses.Min(), at = At(losses, known);
        return _constant > best ? (at - best) / (_constant - best) : 0;
    }

    private static double At(double[] losses, double rate)
    {
        int i = 1;
        while (i < losses.Length - 1 && s_rates[i] < rate)
            i++;
        double low = Math.Log10(s_rates[i - 1]), share = Math.Clamp((Math.Log10(rate) - low) / (Math.Log10(s_rates[i]) - low), 0, 1);
        return losses[i - 1] + share * (losses[i] - losses[i - 1]);
    }

    private static int Lowest(double[] losses) => Array.IndexOf(losses, losses.Min());
}
