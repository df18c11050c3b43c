using LrFind.Data;
using LrFind.RangeTests;
using LrFind.Training;

namespace LrFind.Regret;

/// <summary>What every constant rate is worth on a problem, by training with it.</summary>
/// <remarks>
/// Regret = (loss with the rate − best) / (loss of a constant predictor − best), from 0 to 1; losses on held-out rows, the mean over seeds;
/// best is that of the best rate. Between the rates of the grid it is interpolated in log₁₀ of the rate.
/// </remarks>
internal sealed class Oracle
{
    private const int Steps = 1_000;
    private const int StepsBetweenLooks = 25;
    private const int Seeds = 2;

    private static readonly LrLadder s_rates = new(LadderKind.Exponential, 1e-5, 10, 25);

    private readonly double[] _stopped = new double[s_rates.Steps];
    private readonly double[] _final = new double[s_rates.Steps];

    /// <summary>Trains with every rate of the grid.</summary>
    public Oracle(Problem problem)
        : this([problem], Seeds)
    {
    }

    /// <summary>Trains with every rate of the grid on several splits of the same rows; what a rate is worth is the mean over them.</summary>
    /// <param name="splits">The problem, with its rows split in several ways.</param>
    /// <param name="seeds">Trainings with each rate on each split.</param>
    public Oracle(IReadOnlyList<Problem> splits, int seeds)
    {
        double[] constants = [.. splits.Select(s => s.ConstantLoss())];
        int trainings = splits.Count * seeds;
        for (int i = 0; i < s_rates.Steps; i++)
        {
            for (int training = 0; training < trainings; training++)
            {
                // On each split from other weights.
                (double lowest, double last) = Train(splits[training / seeds], s_rates[i], training, constants[training / seeds]);
                _stopped[i] += lowest / trainings;
                _final[i] += last / trainings;
            }
        }

        ToRegrets(_stopped, constants.Average());
        ToRegrets(_final, constants.Average());
    }

    /// <summary>The best rate of the grid where training is stopped at its best.</summary>
    public double BestRate => s_rates[Array.IndexOf(_stopped, _stopped.Min())];

    /// <summary>The regret where training is stopped at its best.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    public double Stopped(double? rate) => At(_stopped, rate);

    /// <summary>The regret where it is not.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    public double Final(double? rate) => At(_final, rate);

    // A model worse than the constant predictor is useless, however much worse.
    private static (double Lowest, double Last) Train(Problem problem, double rate, long seed, double constant)
    {
        RowSet held = problem.Dataset.Validation;
        // Seeds that no range test has.
        (ITrainer trainer, BatchSampler batches) = problem.Start(1_000 + seed);
        using (trainer)
        {
            double lowest = constant, last = constant;
            for (int step = 1; step <= Steps; step++)
            {
                if (!double.IsFinite(trainer.TrainStep(batches.Next(), rate)))
                    return (lowest, constant);
                if (step % StepsBetweenLooks != 0)
                    continue;
                double loss = trainer.Evaluate(held.Slice(0, held.Count)).Loss;
                last = loss < constant ? loss : constant;
                lowest = Math.Min(lowest, last);
            }

            return (lowest, last);
        }
    }

    private static void ToRegrets(double[] losses, double constant)
    {
        double best = losses.Min();
        for (int i = 0; i < losses.Length; i++)
            losses[i] = constant > best ? (losses[i] - best) / (constant - best) : 0;
    }

    private static double At(double[] regrets, double? rate)
    {
        if (rate is not { } known)
            return 1;
        int i = 1;
        while (i < regrets.Length - 1 && s_rates[i] < known)
            i++;
        double low = Math.Log10(s_rates[i - 1]), share = Math.Clamp((Math.Log10(known) - low) / (Math.Log10(s_rates[i]) - low), 0, 1);
        return regrets[i - 1] + share * (regrets[i] - regrets[i - 1]);
    }
}
