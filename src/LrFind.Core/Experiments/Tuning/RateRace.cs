using LrFind.Models.Schedules;

namespace LrFind.Experiments.Tuning;

/// <summary>
/// Trains with rates around a first one, drops the losers early, adds rates at the ends of the grid and between the survivors.
/// </summary>
/// <remarks>
/// A race (Maron and Moore, "Hoeffding Races", 1994; Birattari, Stützle, Paquete and Varrentrapp, "A Racing Algorithm for Configuring
/// Metaheuristics", 2002): all rates are trained on the same replicates, one after the other, and after each those that are worse by their
/// paired differences are left out. Successive halving (Jamieson and Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter
/// Optimization", 2016) would judge by trainings that are cut short, and those favour high rates: the best rate falls with the length of
/// the training.
/// </remarks>
/// <param name="start">The first rate, the middle of the grid.</param>
/// <param name="scheduleOf">The schedule of a rate, by the multiple of the first.</param>
internal sealed class RateRace(TuneTrainings trainings, double start, Func<double, LrSchedule> scheduleOf)
{
    // Places of the grid count doublings of the first rate. It begins with every fourfold; the twofolds between come in where few rates
    // survive.
    private const int Coarse = 2;

    // How far the grid may grow to each side: 3.6 decades where rates are as good as the best, 7.2 where its end is the best.
    private const int FarthestAlike = 12;
    private const int FarthestBest = 24;

    // Trainings with a rate before it can be dropped; fewer have no scatter.
    private const int FirstReplicates = 2;

    // With fewer survivors, rates between them are worth a training.
    private const int FewSurvivors = 3;

    // Rates that differ by less, as a share, are one.
    private const double SameRate = 1e-9;

    // From a sixteenth to sixteen times the first to begin with, but for rates that the range tests saw do nothing or diverge.
    private static readonly int[] s_firstPlaces = [-2 * Coarse, -Coarse, 0, Coarse, 2 * Coarse];

    private readonly SortedDictionary<int, TrainedRate> _grid = [];
    private readonly List<TrainedRate> _others = [];

    /// <summary>The rates that were trained with, rising.</summary>
    public IReadOnlyList<TrainedRate> Rates => [.. _grid.Values.Concat(_others).Where(r => r.Count > 0).OrderBy(r => r.LearningRate)];

    /// <summary>Runs the race.</summary>
    /// <param name="lowest">The lowest rate to begin with that has a use, by what is known; 0 where nothing is.</param>
    public void Run(double lowest, double highest)
    {
        int seeds = trainings.Replicates.Count, first = Math.Min(FirstReplicates, seeds);
        TrainAt([.. s_firstPlaces.Where(p => p == 0 || (RateAt(p) >= lowest && RateAt(p) <= highest))], first);
        Widen(first);
        Refine(first);
        for (int count = first + 1; count <= seeds && !trainings.WasCut; count++)
        {
            Train(RateComparison.Compute(Rates).Survivors(), count);
            Widen(count);
        }
    }

    /// <summary>Trains with a rate, on the grid or not, on all replicates.</summary>
    public TrainedRate TrainWith(double rate)
    {
        TrainedRate? known = Rates.FirstOrDefault(r => Math.Abs(r.LearningRate / rate - 1) < SameRate);
        TrainedRate trained = known ?? Create(rate);
        if (known is null)
            _others.Add(trained);
        Train([trained], trainings.Replicates.Count);
        return trained;
    }

    // Rates beyond an end that cannot be told from the best may be better still; where all diverge, lower ones may not.
    private void Widen(int count)
    {
        while (!trainings.WasCut && BeyondOpenEnds() is { Length: > 0 } places)
            TrainAt(places, count);
    }

    private int[] BeyondOpenEnds()
    {
        var comparison = RateComparison.Compute(Rates);
        int low = _grid.Keys.First(), high = _grid.Keys.Last();
        List<int> places = [];
        if (comparison.Best.HasDiverged || IsOpen(comparison, low))
            places.Add(low - Coarse);
        if (IsOpen(comparison, high))
            places.Add(high + Coarse);
        return [.. places.Where(p => Math.Abs(p) <= FarthestBest && double.IsNormal(RateAt(p)))];
    }

    private bool IsOpen(RateComparison comparison, int end) =>
        _grid[end] == comparison.Best ? !comparison.Best.HasDiverged : Math.Abs(end) < FarthestAlike
            && !comparison.IsToldFromBest(_grid[end]);

    private void Refine(int count)
    {
        if (trainings.WasCut)
            return;
        IReadOnlyList<TrainedRate> survivors = RateComparison.Compute(Rates).Survivors();
        if (survivors.Count >= FewSurvivors)
            return;
        int[] places = [.. _grid.Where(g => survivors.Contains(g.Value)).SelectMany(g =>
            new[] { g.Key - Coarse / 2, g.Key + Coarse / 2 }).Distinct()];
        TrainAt(places, count);
    }

    private void TrainAt(int[] places, int count)
    {
        foreach (int position in places)
            _grid[position] = Create(RateAt(position));
        Train([.. places.Select(p => _grid[p])], count);
    }

    private void Train(IReadOnlyList<TrainedRate> rates, int count)
    {
        int seeds = trainings.Replicates.Count;
        trainings.Run(rates, count, further: (seeds - count) * FewSurvivors + seeds);
    }

    private double RateAt(int position) => Math.ScaleB(start, position);

    private TrainedRate Create(double rate) => new(rate, scheduleOf(rate / start), trainings.Replicates.Count);
}
