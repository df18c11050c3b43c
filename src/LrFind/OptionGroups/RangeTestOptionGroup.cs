using System.CommandLine;
using LrFind.RangeTests;

namespace LrFind.Cli.OptionGroups;

/// <summary>How the range test is run.</summary>
/// <param name="hasBatchSize">Whether there is one batch size for all. Default: yes.</param>
internal sealed class RangeTestOptionGroup(bool hasBatchSize = true)
{
    // In the order of ProbeSource.
    private static readonly string[] s_probes = ["training", "validation"];

    // In the order of StepMode.
    private static readonly string[] s_stepModes = ["exponential", "linear"];
    private static readonly RangeTestOptions s_defaults = new();

    private readonly Option<string?> _lrMin = OptionFactory.Create("--lr-min", "RATE", "The first learning rate", s_defaults.LrMin);
    private readonly Option<string?> _lrMax = OptionFactory.Create("--lr-max", "RATE", "The last learning rate", s_defaults.LrMax);
    private readonly Option<string?> _steps = OptionFactory.Create("--steps", "COUNT", "Steps from the first rate to the last",
        s_defaults.Steps);
    private readonly Option<string?> _repeats = OptionFactory.Create("--repeats", "COUNT", "Times the test is run, each with the next seed",
        s_defaults.Repeats);
    private readonly Option<string?> _stepMode = OptionFactory.Choice("--step-mode", "How the rates are spaced", s_stepModes);
    private readonly Option<string?> _batchSize = OptionFactory.Create(
        "--batch-size", "ROWS", "Rows of a mini-batch; fewer on small tables", RangeTestOptions.DefaultBatchSize);

    private readonly Option<string?> _accumulate = OptionFactory.Create("--accumulate", "COUNT", "Mini-batches accumulated for a step",
        s_defaults.Accumulate);
    private readonly Option<string?> _clipNorm = OptionFactory.Create("--clip-norm", "NORM",
        "Clip the norm of the gradients [default: no]");
    private readonly Option<string?> _probeRows = OptionFactory.Create(
        "--probe-rows", "COUNT", "Rows whose loss is measured after each step, 0 for none", s_defaults.ProbeRows);

    private readonly Option<string?> _probe = OptionFactory.Choice("--probe", "Where these rows come from", s_probes);
    private readonly Option<string?> _seed = OptionFactory.Create("--seed", "SEED", "The seed of split, initial weights and batches",
        s_defaults.Seed);
    private readonly Option<string?> _threads = OptionFactory.Create(
        "--threads", "COUNT", "Threads for repeats and products, 0 for one per core; the result is the same", 0);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lrMin);
        command.Add(_lrMax);
        command.Add(_steps);
        command.Add(_repeats);
        command.Add(_stepMode);
        if (hasBatchSize)
            command.Add(_batchSize);
        command.Add(_accumulate);
        command.Add(_clipNorm);
        command.Add(_probeRows);
        command.Add(_probe);
        command.Add(_seed);
        command.Add(_threads);
    }

    /// <summary>The number of threads.</summary>
    /// <exception cref="UsageException">It is no number.</exception>
    public int Threads(ParseResult parsed) => parsed.Integer(_threads);

    /// <summary>The options as a record.</summary>
    /// <exception cref="UsageException">A value cannot be understood.</exception>
    public RangeTestOptions Bind(ParseResult parsed)
    {
        RangeTestOptions options = WithoutBatchSize(parsed);
        return hasBatchSize && parsed.IsGiven(_batchSize) ? options with { BatchSize = parsed.Integer(_batchSize) } : options;
    }

    private RangeTestOptions WithoutBatchSize(ParseResult parsed) => new()
    {
        LrMin = parsed.Number(_lrMin),
        LrMax = parsed.Number(_lrMax),
        Steps = parsed.Integer(_steps),
        Repeats = parsed.Integer(_repeats),
        StepMode = (StepMode)parsed.Word(_stepMode, s_stepModes),
        Accumulate = parsed.Integer(_accumulate),
        ClipNorm = parsed.IsGiven(_clipNorm) ? parsed.Number(_clipNorm) : null,
        ProbeRows = parsed.Integer(_probeRows),
        Probe = (ProbeSource)parsed.Word(_probe, s_probes),
        Seed = parsed.Long(_seed),
    };
}
