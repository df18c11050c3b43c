using LrFind.Cli.Help;
using LrFind.RangeTests;

namespace LrFind.Cli.OptionGroups;

/// <summary>How the range test is run.</summary>
/// <param name="hasBatchSize">Whether there is one batch size for all. Default: yes.</param>
internal sealed class RangeTestOptionGroup(bool hasBatchSize = true)
{
    private static readonly RangeTestOptions s_defaults = new();

    private readonly ValueOption<double> _lrMin = OptionFactory.Number("--lr-min", "RATE", "The first learning rate", s_defaults.LrMin);
    private readonly ValueOption<double> _lrMax = OptionFactory.Number("--lr-max", "RATE", "The last learning rate", s_defaults.LrMax);
    private readonly ValueOption<int> _steps = OptionFactory.Integer("--steps", "COUNT", "Steps from the first rate to the last",
        s_defaults.Steps);
    private readonly ValueOption<int> _repeats = OptionFactory.Integer("--repeats", "COUNT", "Times the test is run, each with the next seed",
        s_defaults.Repeats);
    private readonly ValueOption<StepMode> _stepMode = OptionFactory.Choice("--step-mode", "How the rates are spaced",
        ("exponential", StepMode.Exponential), ("linear", StepMode.Linear));

    private readonly ValueOption<int> _batchSize = OptionFactory.Integer(
        "--batch-size", "ROWS", "Rows of a mini-batch; fewer on small tables", RangeTestOptions.DefaultBatchSize);

    private readonly ValueOption<int> _accumulate = OptionFactory.Integer("--accumulate", "COUNT", "Mini-batches accumulated for a step",
        s_defaults.Accumulate);
    private readonly ValueOption<double?> _clipNorm = OptionFactory.Number("--clip-norm", "NORM",
        "Clip the norm of the gradients, as in 1 [default: no]");
    private readonly ValueOption<int> _probeRows = OptionFactory.Integer(
        "--probe-rows", "COUNT", "Rows whose loss is measured after each step, 0 for none", s_defaults.ProbeRows);

    private readonly ValueOption<ProbeSource> _probe = OptionFactory.Choice("--probe", "Where these rows come from",
        ("training", ProbeSource.Training), ("validation", ProbeSource.Validation));

    private readonly ValueOption<long> _seed = OptionFactory.Seed("The seed of split, weights and batches", s_defaults.Seed);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        HelpSection section = command.Section(HelpTopic.RangeTest);
        if (hasBatchSize)
            section.AddCommon(_batchSize);
        section.Add(_lrMin).Add(_lrMax).Add(_steps).Add(_repeats).AddCommon(_seed)
            .Add(_stepMode).Add(_accumulate).Add(_clipNorm).Add(_probeRows).Add(_probe);
    }

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public RangeTestOptions Bind(OptionValues values)
    {
        RangeTestOptions options = WithoutBatchSize(values);
        return hasBatchSize && values.IsGiven(_batchSize) ? options with { BatchSize = values.Get(_batchSize) } : options;
    }

    private RangeTestOptions WithoutBatchSize(OptionValues values) => new()
    {
        LrMin = values.Get(_lrMin),
        LrMax = values.Get(_lrMax),
        Steps = values.Get(_steps),
        Repeats = values.Get(_repeats),
        StepMode = values.Get(_stepMode),
        Accumulate = values.Get(_accumulate),
        ClipNorm = values.Get(_clipNorm),
        ProbeRows = values.Get(_probeRows),
        Probe = values.Get(_probe),
        Seed = values.Get(_seed),
    };
}
