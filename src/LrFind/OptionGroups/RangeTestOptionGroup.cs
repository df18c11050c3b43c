using System.CommandLine;
using LrFind.RangeTests;

namespace LrFind.Cli.OptionGroups;

/// <summary>How the range test is run.</summary>
internal sealed class RangeTestOptionGroup
{
    private static readonly RangeTestOptions s_defaults = new();

    private readonly Option<double> _lrMin = OptionFactory.Number("--lr-min", "RATE", "The first learning rate", s_defaults.LrMin);
    private readonly Option<double> _lrMax = OptionFactory.Number("--lr-max", "RATE", "The last learning rate", s_defaults.LrMax);
    private readonly Option<int> _steps = OptionFactory.Integer("--steps", "COUNT", "Steps from the first rate to the last", s_defaults.Steps);
    private readonly Option<LadderKind> _ladder = OptionFactory.Choice("--ladder", "How the rates are spaced", LadderKind.Exponential);
    private readonly Option<int> _batchSize = OptionFactory.Integer("--batch-size", "ROWS", "Rows of a mini-batch", s_defaults.BatchSize);
    private readonly Option<long> _seed = OptionFactory.Long("--seed", "SEED", "The seed of split, initial weights and batches", s_defaults.Seed);
    private readonly Option<int> _threads = OptionFactory.Integer(
        "--threads", "COUNT", "Threads for large products, 0 for one per core; the result is the same", 0);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lrMin);
        command.Add(_lrMax);
        command.Add(_steps);
        command.Add(_ladder);
        command.Add(_batchSize);
        command.Add(_seed);
        command.Add(_threads);
    }

    /// <summary>The number of threads.</summary>
    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The options as a record.</summary>
    public RangeTestOptions Bind(ParseResult parsed) => new()
    {
        LrMin = parsed.GetValue(_lrMin),
        LrMax = parsed.GetValue(_lrMax),
        Steps = parsed.GetValue(_steps),
        Ladder = parsed.GetValue(_ladder),
        BatchSize = parsed.GetValue(_batchSize),
        Seed = parsed.GetValue(_seed),
    };
}
