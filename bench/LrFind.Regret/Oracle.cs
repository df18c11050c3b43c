using LrFind.RangeTests;

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

    // At each training; of short ones fewer.
    private const int Looks = 40;

    // Rates within so much of the lowest loss cannot be told from its own.
    private const double Alike = 0.02;

    private static readonly double[] s_rates = LearningRateRange.Rates(StepMode.Exponential, 1e-5, 10, 25);

    private readonly Losses[] _losses;
    private readonly double _constant;

    // For each rate the mean of the held-out losses; see the regrets of the same names.
    private sealed record Losses(int Length, double[] Stopped, double[] Closely, double[] Final);

    /// <summary>Trains for the usual length on one split, from two seeds.</summary>
    public Oracle(Problem problem)
        : this([problem], [UsualSteps], UsualSeeds)
    {
    }

    /// <summary>Trains with every rate of the grid.</summary>
    /// <param name="splits">The problem, on one split or several.</param>
    /// <param name="lengths">Steps of the trainings.</param>
    /// <param name="seeds">Trainings with each rate on each split.</param>
    public Oracle(IReadOnlyList<Problem> splits, IReadOnlyList<int> lengths, int seeds = 1)
    {
        _losses = [.. lengths.Select(length => new Losses(length, new double[s_rates.Length], new double[s_rates.Length], new double[s_rates.Length]))];
        int trainings = splits.Count * seeds;
        foreach (Problem problem in splits)
        {
            double constant = problem.ConstantLoss();
            _constant += constant / splits.Count;
            for (int rate = 0; rate < s_rates.Length; rate++)
            {
                for (long seed = 0; seed < seeds; seed++)
                    Add(HeldOutTraining.Run(problem, s_rates[rate], seed, LooksAt(lengths), constant), rate, trainings);
            }
        }
    }

    /// <summary>The best rate of the grid where training is stopped at its best.</summary>
    public double BestRate => s_rates[Lowest(_losses[0].Stopped)];

    /// <summary>The regret where training is stopped at the best of 40 looks.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Stopped(double? rate, int length = 0) => Regret(_losses[length].Stopped, rate);

    /// <summary>The regret where it is stopped at its best, looked at every 5 steps and later every twentieth of the way.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Closely(double? rate, int length = 0) => Regret(_losses[length].Closely, rate);

    /// <summary>The regret where it is not stopped.</summary>
    /// <param name="rate">The rate; <see langword="null"/> counts as useless.</param>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Final(double? rate, int length = 0) => Regret(_losses[length].Final, rate);

    /// <summary>The lowest and the highest of the rates around the best one whose loss cannot be told from its loss.</summary>
    /// <param name="length">Which of the lengths, from 0.</param>
    public (double Lowest, double Highest) Best(int length = 0)
    {
        double[] losses = _losses[length].Stopped;
        int best = Lowest(losses);
        double level = losses[best] + Alike * Math.Abs(losses[best]);
        return (Math.Pow(10, Crossing(losses, best, level, -1)), Math.Pow(10, Crossing(losses, best, level, 1)));
    }

    /// <summary>The middle of these rates, in decades.</summary>
    /// <param name="length">Which of the lengths, from 0.</param>
    public double Middle(int length = 0) => Math.Sqrt(Best(length).Lowest * Best(length).Highest);

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

    private void Add(SortedDictionary<int, double> looks, int rate, int trainings)
    {
        foreach (Losses losses in _losses)
        {
            int between = Math.Max(1, losses.Length / Looks);
            losses.Stopped[rate] += looks.Where(l => l.Key <= losses.Length && l.Key % between == 0).Min(l => l.Value) / trainings;
            losses.Closely[rate] += looks.Where(l => l.Key <= losses.Length).Min(l => l.Value) / trainings;
            losses.Final[rate] += looks[losses.Length] / trainings;
        }
    }

    private static SortedSet<int> LooksAt(IReadOnlyList<int> lengths)
    {
        var looks = new SortedSet<int>(lengths);
        for (int step = 0; step < lengths.Max(); step += Math.Max(5, step / 20))
            looks.Add(step);
        foreach (int length in lengths)
        {
            int between = Math.Max(1, length / Looks);
            looks.UnionWith(Enumerable.Range(1, length / between).Select(i => i * between));
        }

        return looks;
    }

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
