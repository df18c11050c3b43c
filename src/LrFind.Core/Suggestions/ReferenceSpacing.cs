using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>
/// The spacing that rates are referred to: 16.5 steps a decade, that of 100 steps over 6 decades. What a step of a range test shows has
/// been done by all steps before it, and the more there are in a decade, the lower the rate at which it shows.
/// </summary>
/// <remarks>
/// The weights come a way of Σ lr; with n steps a decade that is lr·n / ln 10 at the rate lr (as an integral). Small rates do alike where
/// they have come the same way, and so a point of a curve is referred to the rate at which steps of the reference spacing, begun at the
/// same rate, have come as far. It holds for any spacing. The first steps of some optimizers are longer (<see cref="CurveSet.StepGain"/>)
/// and count as such with both spacings. docs/methods.md has the figures.
/// </remarks>
internal static class ReferenceSpacing
{
    /// <summary>Steps a decade.</summary>
    public const double StepsPerDecade = 16.5;

    /// <summary>For each step, the rate at which steps of the reference spacing have come as far, as log₁₀.</summary>
    internal static double[] Refer(CurveSet set)
    {
        double[] referred = new double[set.Count];
        // In units of the last rate, since a sum of the largest numbers there are would be infinite.
        double unit = Math.Log(set.Rate(set.Count - 1)), way = 0;
        var reference = new Walk(Math.Log(set.Rate(0)) - unit, set.StepGain);
        for (int i = 0; i < referred.Length; i++)
        {
            way += Advance(set, i, unit);
            referred[i] = (Math.Log(reference.RateAt(way)) + unit) / Math.Log(10);
            if (!double.IsFinite(referred[i]))
                referred[i] = Math.Log10(set.Rate(i));
        }

        return referred;
    }

    // The way of a step; where only every so many are recorded, that of those between, their rates taken to rise evenly in their logarithm.
    private static double Advance(CurveSet set, int i, double unit)
    {
        double log = Math.Log(set.Rate(i)), rate = Math.Exp(log - unit) * set.StepGain(set.Iteration(i));
        int steps = i == 0 ? 1 : set.Iteration(i) - set.Iteration(i - 1);
        if (steps <= 1)
            return rate;
        double shrink = (Math.Log(set.Rate(i - 1)) - log) / steps;
        return rate * (shrink < 0 ? (1 - Math.Exp(steps * shrink)) / (1 - Math.Exp(shrink)) : steps);
    }

    // Takes steps of the reference spacing: the rate, as a multiple of the unit, at which a way has been come.
    private sealed class Walk(double firstLog, Func<int, double> gain)
    {
        private static readonly double s_growth = Math.Log(10) / StepsPerDecade;

        private int _steps;
        private double _way, _wayBefore, _rate, _rateBefore;

        public double RateAt(double way)
        {
            while (_way < way)
            {
                (_wayBefore, _rateBefore) = (_way, _rate);
                _rate = Math.Exp(firstLog + s_growth * _steps);
                _way += _rate * gain(_steps);
                _steps++;
            }

            // Between two steps the way goes with the rate; before the first there is no other to go by.
            return _steps <= 1 ? _rate * way / _way : _rateBefore + (_rate - _rateBefore) * (way - _wayBefore) / (_way - _wayBefore);
        }
    }
}

/// <summary>Steps so close that a long way is come at low rates already.</summary>
internal static class FineSpacing
{
    // As low as the usual test starts, with several times its 16.5 steps a decade.
    private const double LowRate = 1e-5;
    private const double ManySteps = 50;

    /// <summary>Whether a test has so many steps at so low rates that lower ones would show nothing new.</summary>
    public static bool StartsLow(CurveSet curves)
    {
        double decades = Math.Log10(curves.Rate(curves.Count - 1) / curves.Rate(0));
        return curves.Rate(0) <= LowRate && curves.Count - 1 > ManySteps * decades;
    }
}

/// <summary>What the length of a training does to its best constant rate.</summary>
/// <remarks>
/// A shorter training has to come the same way in fewer steps, and a longer one has time for a lower rate. On 90 combinations of table,
/// model and optimizer the best rate goes with the steps to the power of −0.65 below the length that suggestions are judged by; above it,
/// where noise and overfitting take part of that back, −0.4 loses least. docs/methods.md has the figures, and where this does not hold.
/// </remarks>
internal static class TrainingLength
{
    /// <summary>The steps of the trainings that suggestions are judged by.</summary>
    public const int StudySteps = 1_000;

    private const int Shortest = 100;
    private const int Longest = 10_000;
    private const double ShorterPower = 0.65;
    private const double LongerPower = 0.4;

    /// <summary>What a rate for <see cref="StudySteps"/> is multiplied by for another length.</summary>
    /// <param name="steps">
    /// Optimizer steps, more than 0; what lies outside of 100 to 10,000, which the study covers, is taken as the nearer of them.
    /// </param>
    public static double Factor(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        double ratio = (double)StudySteps / Math.Clamp(steps, Shortest, Longest);
        return Math.Pow(ratio, ratio > 1 ? ShorterPower : LongerPower);
    }
}
