using LrFind.Data;

namespace LrFind.Training.Schedules;

/// <summary>The schedules one can ask for by name.</summary>
public static class ScheduleCatalog
{
    /// <summary>The names; the first is the usual one.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["constant", "warmup", "time", "step", "exponential", "polynomial", "cosine", "triangular", "triangular2", "exp-range", "one-cycle"];

    /// <summary>Whether a schedule goes up and down between two rates, of which the upper one is its rate.</summary>
    /// <param name="name">Its name.</param>
    public static bool IsCyclical(string name) => name is "triangular" or "triangular2" or "exp-range";

    /// <summary>A schedule with its defaults.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rate">The largest rate, more than 0; of one-cycle and the cyclical ones the upper end.</param>
    /// <param name="baseRate">The lower end of the cyclical ones, more than 0 and less than <paramref name="rate"/>; others have no use for it.</param>
    /// <param name="steps">Steps of the training, at least 2.</param>
    /// <exception cref="SettingException">There is no such schedule, or a value is out of its range.</exception>
    public static LrSchedule Create(string name, double rate, double baseRate, int steps) => name switch
    {
        "constant" => new ConstantSchedule(rate, steps),
        "warmup" => new WarmUpSchedule(rate, steps),
        "time" => new TimeSchedule(rate, steps),
        "step" => new StepSchedule(rate, steps),
        "exponential" => new ExponentialSchedule(rate, steps),
        "polynomial" => new PolynomialSchedule(rate, steps),
        "cosine" => new CosineSchedule(rate, steps),
        "triangular" => new CyclicalSchedule(CyclicalMode.Triangular, baseRate, rate, steps),
        "triangular2" => new CyclicalSchedule(CyclicalMode.Triangular2, baseRate, rate, steps),
        "exp-range" => new CyclicalSchedule(CyclicalMode.ExpRange, baseRate, rate, steps),
        "one-cycle" => new OneCycleSchedule(rate, steps),
        _ => throw new SettingException("Schedule", $"'{name}'", string.Join(", ", Names)),
    };
}
