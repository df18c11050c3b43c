using System.Globalization;
using LrFind.Engines;
using LrFind.Foundation;

namespace LrFind.RangeTests;

/// <summary>How a range test is run.</summary>
public sealed record RangeTestOptions
{
    /// <summary>The most steps that can be asked for.</summary>
    public const int MaxSteps = 1_000_000;

    /// <summary>The most mini-batches that can be accumulated.</summary>
    public const int MaxAccumulate = 1_024;

    /// <summary>The most repeats that can be asked for.</summary>
    public const int MaxRepeats = 100;

    /// <summary>The most rows of a probe.</summary>
    public const int MaxProbeRows = 65_536;

    /// <summary>Rows of a mini-batch where nothing else is said and there are enough.</summary>
    public const int DefaultBatchSize = 64;

    // A step on fewer rows says little about a table; and batch statistics need two.
    private const int FewestRowsOfAStep = 8;
    private const int FewestRowsOfABatch = 2;

    private readonly int? _batchSize;

    /// <summary>
    /// The number of steps, one mini-batch each, from 10 to <see cref="MaxSteps"/>. Time is proportional to it. Default: 100.
    /// </summary>
    public int Steps { get; init; } = 100;

    /// <summary>
    /// How often the test is run, each time from fresh weights and with the next seed, from 1 to <see cref="MaxRepeats"/>. Time is
    /// proportional to it. Default: 3.
    /// </summary>
    public int Repeats { get; init; } = 3;

    /// <summary>
    /// Rows of the fixed set whose loss is measured after each step, 0 for none, else from 2 to <see cref="MaxProbeRows"/>; at most as many
    /// as there are. Each costs about a third of what training on it would. Default: 256.
    /// </summary>
    public int ProbeRows { get; init; } = 256;

    /// <summary>Where these rows come from. Default: the rows that are trained on.</summary>
    public ProbeSource Probe { get; init; } = ProbeSource.Training;

    /// <summary>The first learning rate, more than 0. Default: 1e-5.</summary>
    public double LrMin { get; init; } = 1e-5;

    /// <summary>The last learning rate, more than <see cref="LrMin"/>. Default: 10.</summary>
    public double LrMax { get; init; } = 10;

    /// <summary>How the rates are spaced. Default: exponential.</summary>
    public StepMode StepMode { get; init; } = StepMode.Exponential;

    /// <summary>
    /// Rows a mini-batch, at least 1. Default: <see cref="DefaultBatchSize"/>, and where there are too few rows what <see cref="For"/>
    /// makes of it.
    /// </summary>
    public int BatchSize
    {
        get => _batchSize ?? DefaultBatchSize;
        init => _batchSize = value;
    }

    /// <summary>
    /// Mini-batches whose gradients are accumulated for one step, at least 1: as if the mini-batch were so many times larger, in the memory
    /// of one. Default: 1.
    /// </summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>The largest L2 norm of all gradients together, more than 0; larger ones are scaled down to it. Default: none.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The seed of a repeat.</summary>
    /// <param name="repeat">From 0.</param>
    internal long SeedOf(int repeat) => unchecked(Seed + repeat);

    /// <summary>How the trainer of this test takes its steps.</summary>
    /// <exception cref="SettingException">The batch size or the norm is out of its range.</exception>
    internal TrainerOptions Trainer => new() { BatchSize = BatchSize, ClipNorm = ClipNorm, Seed = Seed };

    /// <summary>Rows that go into one step.</summary>
    public int RowsPerStep => checked(BatchSize * Accumulate);

    /// <summary>
    /// The seed of the first repeat's initial weights and order of batches, and of the choice of the probe's rows. Default: 0.
    /// </summary>
    public long Seed { get; init; }

    /// <summary>
    /// The options for a number of rows to train on. A batch size that was set stays; the default is halved until a step fits the rows,
    /// down to steps of 8 rows in batches of at least 2.
    /// </summary>
    internal RangeTestOptions For(int rows)
    {
        if (_batchSize is not null)
            return this;
        int size = DefaultBatchSize;
        while ((long)size * Accumulate > rows && size > FewestRowsOfABatch && (long)size * Accumulate > FewestRowsOfAStep)
            size /= 2;
        return this with { BatchSize = size };
    }

    /// <summary>
    /// Every setting: what a report lists of a range test, and what tells one test from another. A setting that is missing here would let
    /// the results of two different tests pass for those of one.
    /// </summary>
    internal IReadOnlyList<RangeTestSetting> Settings() =>
    [
        new(nameof(LrMin), "first rate", LrMin),
        new(nameof(LrMax), "last rate", LrMax),
        new(nameof(StepMode), "step mode", StepMode.ToString().ToLowerInvariant()),
        new(nameof(Steps), "steps", Steps),
        new(nameof(Repeats), "repeats", Repeats),
        new(nameof(BatchSize), "batch size", BatchSize),
        new(nameof(Accumulate), "accumulate", Accumulate),
        new(nameof(ClipNorm), "clip norm", ClipNorm),
        new(nameof(ProbeRows), "probe rows", ProbeRows),
        new(nameof(Probe), "probe", Probe.ToString().ToLowerInvariant()),
        new(nameof(Seed), "seed", Seed),
    ];

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="SettingException">A value is out of its range.</exception>
    public void Validate()
    {
        SettingException.Require(Steps is >= 10 and <= MaxSteps, nameof(Steps), Steps,
            FormattableString.Invariant($"a whole number from 10 to {MaxSteps}"));
        SettingException.Require(Repeats is >= 1 and <= MaxRepeats, nameof(Repeats), Repeats,
            FormattableString.Invariant($"a whole number from 1 to {MaxRepeats}"));
        SettingException.Require(ProbeRows is 0 or >= 2 and <= MaxProbeRows, nameof(ProbeRows), ProbeRows,
            FormattableString.Invariant($"a whole number from 2 to {MaxProbeRows}, or 0 for no probe"));
        Setting.Rate(LrMin, nameof(LrMin));
        SettingException.Require(LrMax > LrMin && double.IsFinite(LrMax), nameof(LrMax), LrMax,
            FormattableString.Invariant($"more than the first rate, {LrMin}"));
        Setting.Rate(LrMax, nameof(LrMax));
        SettingException.Require(LearningRateRange.Rises(StepMode, LrMin, LrMax, Steps), nameof(LrMax), LrMax,
            FormattableString.Invariant($"so much more than the first rate, {LrMin}, that {Steps} rates between them differ"));
        SettingException.Require(Accumulate is >= 1 and <= MaxAccumulate, nameof(Accumulate), Accumulate,
            FormattableString.Invariant($"a whole number from 1 to {MaxAccumulate}"));
        // Checked by the trainer's own options: batch size and norm.
        _ = Trainer;
    }
}

/// <summary>A setting of a range test.</summary>
/// <param name="Name">The name of its property.</param>
/// <param name="Words">What people call it.</param>
/// <param name="Value">A number or a word; <see langword="null"/> where there is none.</param>
internal sealed record RangeTestSetting(string Name, string Words, object? Value)
{
    /// <summary>The value as text, <c>none</c> where there is none.</summary>
    public string Text => Value is null ? "none" : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
}
