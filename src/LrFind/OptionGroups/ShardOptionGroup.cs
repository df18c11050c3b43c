using System.Globalization;
using LrFind.Cli.Help;
using LrFind.Experiments.Sweeps;
using LrFind.Foundation;

namespace LrFind.Cli.OptionGroups;

/// <summary>Which share of a sweep to run.</summary>
/// <param name="variable">Looks up an environment variable.</param>
internal sealed class ShardOptionGroup(Func<string, string?> variable)
{
    private const string SlurmIndex = "SLURM_ARRAY_TASK_ID", SlurmCount = "SLURM_ARRAY_TASK_COUNT", SlurmFirst = "SLURM_ARRAY_TASK_MIN",
        KubernetesIndex = "JOB_COMPLETION_INDEX";

    private readonly ValueOption<SweepShard?> _shard = new("--shard", "I/N",
        "The share to run, from 0, and of how many, as in 0/4; 0/1 for all [default: as Slurm's array or Kubernetes' job says]",
        "the share from 0 and of how many, as in 0/4", null, TryShard);

    private readonly ValueOption<int?> _shards = OptionFactory.Integer(
        "--shards", "N", "Of how many shares the environment's index is one; needed in Kubernetes [default: Slurm's count]");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command) => command.Section(HelpTopic.Cluster).AddCommon(_shard).Add(_shards);

    /// <summary>The share.</summary>
    /// <exception cref="UsageException">It cannot be understood, or the environment does not say all of it.</exception>
    public SweepShard Share(OptionValues values) =>
        values.Get(_shard) ?? (values.Get(_shards) is { } count ? OfCount(count) : OfSlurm() ?? OfNothing());

    private static bool TryShard(string text, out SweepShard? shard)
    {
        string[] parts = text.Split('/');
        shard = parts.Length == 2 && Number(parts[0]) is { } index && Number(parts[1]) is { } count ? new SweepShard(index, count) : null;
        return shard is not null;
    }

    private SweepShard OfCount(int count)
    {
        string name = variable(SlurmIndex) is null ? KubernetesIndex : SlurmIndex;
        return variable(name) is { } text
            ? new SweepShard(Read(name, text), count)
            : throw new UsageException($"--shards needs {SlurmIndex} or {KubernetesIndex} in the environment; say which share by --shard, as in 0/{count}");
    }

    private SweepShard? OfSlurm()
    {
        if (variable(SlurmIndex) is not { } index || variable(SlurmCount) is not { } count)
            return null;
        int first = variable(SlurmFirst) is { } text ? Read(SlurmFirst, text) : 0;
        return new SweepShard(Read(SlurmIndex, index) - first, Read(SlurmCount, count));
    }

    private SweepShard OfNothing() => variable(KubernetesIndex) is { } index
        ? throw new UsageException($"{KubernetesIndex} is {index}, and nothing says of how many; give --shards, the completions of the job, or --shard 0/1 for all")
        : SweepShard.Whole;

    private static int Read(string name, string text) =>
        Number(text) ?? throw new UsageException($"{name} is '{Quoting.Shortened(text)}'; expected a whole number; give --shard");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
