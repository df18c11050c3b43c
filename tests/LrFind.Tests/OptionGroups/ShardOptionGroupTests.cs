using LrFind.Cli;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;

namespace LrFind.Tests.OptionGroups;

public class ShardOptionGroupTests
{
    [Theory]
    [InlineData("0/1", "", "")]
    [InlineData("2/4", "--shard 2/4", "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=9")]
    [InlineData("1/9", "", "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=9 SLURM_ARRAY_TASK_MIN=0")]
    [InlineData("3/4", "", "SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=1")]
    [InlineData("2/4", "--shards 4", "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=1 SLURM_ARRAY_TASK_MIN=2")]
    [InlineData("2/4", "--shards 4", "JOB_COMPLETION_INDEX=2")]
    [InlineData("0/1", "--shard 0/1", "JOB_COMPLETION_INDEX=2")]
    public void The_share_comes_from_the_options_or_else_from_the_environment(string share, string options, string environment) =>
        Assert.Equal(share, Share(options, environment));

    [Theory]
    [InlineData("JOB_COMPLETION_INDEX is 2, and nothing says of how many; give --shards, the completions of the job, or --shard 0/1 for all", "", "JOB_COMPLETION_INDEX=2")]
    [InlineData("--shards needs SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX in the environment; say which share by --shard, as in 0/4", "--shards 4", "")]
    [InlineData("JOB_COMPLETION_INDEX is 'x'; expected a whole number; give --shard", "--shards 4", "JOB_COMPLETION_INDEX=x")]
    public void What_the_environment_does_not_say_is_asked_for(string message, string options, string environment) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => Share(options, environment)).Message);

    private static string Share(string options, string environment)
    {
        Dictionary<string, string> variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        var group = new ShardOptionGroup(variables.GetValueOrDefault);
        var command = new DocumentedCommand("sweep", "");
        group.AddTo(command);
        return group.Share(new CommandLineValues(command.Parse(options))).ToString();
    }
}
