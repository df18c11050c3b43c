using LrFind.Curves;

namespace LrFind.Suggestions;

/// <summary>
/// The ladder that rates are referred to: 16.5 steps a decade, those of 100 steps over 6 decades. What a step of a range test shows has been done by all
/// steps before it, and the more there are in a decade, the lower the rate at which it shows.
/// </summary>
/// <remarks>
/// The weights come a way of Σ lr; at the rate lr of a ladder with n steps a decade that is lr·n / ln 10 (as an integral). Small rates do alike where they have
/// come the same way, and so a point of a curve is referred to the rate at which the reference ladder, begun at the same rate, has come as far. It
/// holds for any spacing. The first steps of some optimizers are longer (<see cref="CurveSet.StepGain"/>) and count as such, on both ladders.
/// docs/methods.md has the figures.
/// </remarks>
public static class ReferenceLadder
{
    /// <summary>Steps a decade.</summary>
    public const double StepsPerDecade = 16.5;

    /// <summary>The rate of the reference ladder at each step, as log₁₀.</summary>
    /// <param name="set">The curves.</param>
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

    // Walks along the reference ladder: the rate, as a multiple of the unit, at which a way has been come.
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
