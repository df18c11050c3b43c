using LrFind.Foundation;
using LrFind.Models.Catalog;

namespace LrFind.Models.Schedules;

/// <summary>The schedules one can ask for by name.</summary>
internal static class ScheduleCatalog
{
    private static readonly ScheduleSetting
        s_max = new("max", "RATE", "by the suggestion", nameof(LrSchedule.Rate)),
        s_base = new("base", "RATE", "by the suggestion", nameof(CyclicalSchedule.BaseRate)),
        s_halfCycle = new("size", "STEPS", "n = T/8", nameof(CyclicalSchedule.StepSize));

    /// <summary>All of them; the first is the usual one.</summary>
    public static IReadOnlyList<ScheduleFamily> All { get; } =
    [
        new((_, rate, _, steps) => new ConstantSchedule(rate, steps))
        {
            Name = "constant",
            Formula = "lr",
            Source = "",
        },
        new(WarmUp)
        {
            Name = "warmup",
            Formula = "lr·(s + (1−s)·min(t, w)/w)",
            Source = "Goyal et al. 2017, section 2.2; `LinearLR`",
            Settings = [new("start-factor", "SHARE", "s = 0.1", nameof(WarmUpSchedule.StartFactor)),
                new("total-iters", "STEPS", "w = T/10", nameof(WarmUpSchedule.WarmUp))],
        },
        new(Time)
        {
            Name = "time",
            Formula = "lr/(1 + d·t)",
            Source = "Robbins and Monro 1951; Keras' `InverseTimeDecay`",
            Settings = [new("decay-rate", "NUMBER", "d = 9/T", nameof(TimeSchedule.Decay))],
        },
        new(Step)
        {
            Name = "step",
            Formula = "lr·γ^⌊t/n⌋",
            Source = "He et al. 2015, section 3.4; `StepLR`",
            Settings = [new("size", "STEPS", "n = T/3", nameof(StepSchedule.StepSize)),
                new("gamma", "FACTOR", "γ = 0.1", nameof(StepSchedule.Gamma))],
        },
        new(Exponential)
        {
            Name = "exponential",
            Formula = "lr·γ^t",
            Source = "`ExponentialLR`",
            Settings = [new("gamma", "FACTOR", "γ = 0.1^(1/T)", nameof(ExponentialSchedule.Gamma))],
        },
        new(Polynomial)
        {
            Name = "polynomial",
            Formula = "lr·(1 − t/T)^p",
            Source = "Chen et al. 2016, section 4.1.2; `PolynomialLR`",
            Settings = [new("power", "NUMBER", "p = 1", nameof(PolynomialSchedule.Power))],
        },
        new((_, rate, _, steps) => new CosineSchedule(rate, steps))
        {
            Name = "cosine",
            Formula = "lr·(1 + cos(π·t/T))/2",
            Source = "Loshchilov and Hutter 2016, equation 5; `CosineAnnealingLR`",
        },
        Cyclical("triangular", CyclicalMode.Triangular, "base + (max − base)·max(0, 1 − x), x = abs(t/n − 2c + 1), c = ⌊1 + t/2n⌋"),
        Cyclical("triangular2", CyclicalMode.Triangular2, "the same with height (max − base)/2^(c−1)"),
        Cyclical("exp-range", CyclicalMode.ExpRange, "the same with height (max − base)·γ^t",
            new ScheduleSetting("gamma", "FACTOR", "γ = 0.1^(1/T)", nameof(CyclicalSchedule.Gamma))),
        new(OneCycle)
        {
            Name = "one-cycle",
            Formula = "max/d up to max in p·T steps, down to max/(d·f), both along half a cosine",
            Source = "Smith and Topin 2017, section 3; `OneCycleLR`",
            Settings =
            [
                s_max,
                new("pct-start", "SHARE", "p = 0.3", nameof(OneCycleSchedule.RisingShare)),
                new("div-factor", "NUMBER", "d = 25", nameof(OneCycleSchedule.StartDivisor)),
                new("final-div-factor", "NUMBER", "f = 10,000", nameof(OneCycleSchedule.EndDivisor)),
            ],
        },
    ];

    /// <summary>The names; the first is the usual one.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>A schedule by name.</summary>
    /// <param name="text">A name of <see cref="All"/>; after a colon, settings separated by commas.</param>
    /// <param name="rate">The largest rate, more than 0; of one-cycle and the cyclical ones the upper end.</param>
    /// <param name="baseRate">
    /// The lower end of the cyclical ones, more than 0 and less than <paramref name="rate"/>; others have no use for it.
    /// </param>
    /// <param name="steps">Steps of the training, at least 2.</param>
    /// <exception cref="SettingException">
    /// There is no such schedule, a setting is not one of its own, or a value is out of its range.
    /// </exception>
    public static LrSchedule Create(string text, double rate, double baseRate, int steps) =>
        ScheduleDefinition.Parse(text).Create(rate, baseRate, steps);

    /// <summary>The kind of schedule a text names.</summary>
    /// <exception cref="SettingException">There is no such schedule.</exception>
    internal static ScheduleFamily Find(string text)
    {
        string name = CatalogOption.NameIn(text);
        return All.FirstOrDefault(f => NameText.Same(f.Name, name))
            ?? throw new SettingException("Schedule", $"'{Quoting.Shortened(text)}'", string.Join(", ", Names) + Nearest.Hint(name, Names));
    }

    private static WarmUpSchedule WarmUp(ScheduleArguments given, double rate, double baseRate, int steps)
    {
        var usual = new WarmUpSchedule(rate, steps);
        return new(rate, steps)
        {
            StartFactor = given.Number("start-factor", usual.StartFactor),
            WarmUp = given.Count("total-iters", usual.WarmUp)
        };
    }

    private static TimeSchedule Time(ScheduleArguments given, double rate, double baseRate, int steps) =>
        new(rate, steps) { Decay = given.Number("decay-rate", new TimeSchedule(rate, steps).Decay) };

    private static StepSchedule Step(ScheduleArguments given, double rate, double baseRate, int steps)
    {
        var usual = new StepSchedule(rate, steps);
        return new(rate, steps) { StepSize = given.Count("size", usual.StepSize), Gamma = given.Number("gamma", usual.Gamma) };
    }

    private static ExponentialSchedule Exponential(ScheduleArguments given, double rate, double baseRate, int steps) =>
        new(rate, steps) { Gamma = given.Number("gamma", new ExponentialSchedule(rate, steps).Gamma) };

    private static PolynomialSchedule Polynomial(ScheduleArguments given, double rate, double baseRate, int steps) =>
        new(rate, steps) { Power = given.Number("power", new PolynomialSchedule(rate, steps).Power) };

    private static ScheduleFamily Cyclical(string name, CyclicalMode mode, string formula, params ScheduleSetting[] more) =>
        new((given, rate, baseRate, steps) =>
    {
        var usual = new CyclicalSchedule(mode, baseRate, rate, steps);
        return new CyclicalSchedule(mode, baseRate, rate, steps)
        {
            StepSize = given.Count("size", usual.StepSize),
            Gamma = given.Number("gamma", usual.Gamma)
        };
    })
        {
            Name = name,
            Formula = formula,
            Source = "Smith 2015, sections 3.1 and 3.2; `CyclicLR`",
            Settings = [s_base, s_max, s_halfCycle, .. more],
            IsCyclical = true,
        };

    private static OneCycleSchedule OneCycle(ScheduleArguments given, double rate, double baseRate, int steps)
    {
        var usual = new OneCycleSchedule(rate, steps);
        return new(rate, steps)
        {
            RisingShare = given.Number("pct-start", usual.RisingShare),
            StartDivisor = given.Number("div-factor", usual.StartDivisor),
            EndDivisor = given.Number("final-div-factor", usual.EndDivisor),
        };
    }
}

/// <summary>A kind of schedule that can be asked for by name. A closed set; see <see cref="ScheduleCatalog"/>.</summary>
internal sealed record ScheduleFamily
{
    internal ScheduleFamily(ScheduleFactory create) => Create = create;

    /// <summary>The name, as in one-cycle.</summary>
    public required string Name { get; init; }

    /// <summary>The rate of step t of T, with the letters of the settings.</summary>
    public required string Formula { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What may stand behind the name and a colon.</summary>
    public IReadOnlyList<ScheduleSetting> Settings { get; init; } = [];

    /// <summary>Whether it goes up and down between two rates, of which the upper one is its rate.</summary>
    public bool IsCyclical { get; init; }

    /// <summary>Makes one of settings, rate, lower rate and steps.</summary>
    internal ScheduleFactory Create { get; }

    /// <summary>What may stand behind the name, in a phrase.</summary>
    public string Usage
    {
        get
        {
            string usage = "";
            foreach (ScheduleSetting setting in Settings)
                usage += $"{(usage.Length > 0 ? ", " : "")}{setting.Name}={setting.Value}";
            return usage.Length > 0 ? usage : $"{Name} alone, it has no settings";
        }
    }
}

/// <summary>A setting of a schedule that can be given behind its name.</summary>
/// <param name="Name">The name: that of PyTorch's argument, written as options are, without <c>step_</c> and <c>_lr</c>.</param>
/// <param name="Value">What stands for its value.</param>
/// <param name="Usual">The value where none is given, in words.</param>
/// <param name="Property">The property it sets.</param>
internal sealed record ScheduleSetting(string Name, string Value, string Usual, string Property);
