using System.Diagnostics;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace LrFind.Tests.Architecture;

/// <summary>docs/cluster.md holds to the code: its commands run, and its manifest is the Job it should be.</summary>
public partial class ClusterTests
{
    private static readonly string s_text = File.ReadAllText(Repo.PathOf("docs/cluster.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Shares_run_as_Slurm_and_as_Kubernetes_join_as_the_document_says()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("samples"));
        File.Copy(Repo.Sample("iris.csv"), folder.PathOf("samples/iris.csv"));
        // Few steps: what is run matters here, not for how long.
        string[] slurm = [.. SlurmCommand().Select(a => a == "500" ? "20" : a)], kubernetes = [.. KubernetesCommand().Select(a => a == "--steps=500" ? "--steps=20" : a)];

        Assert.Equal((0, "share       0/4 is done; 'lrfind merge sweep' joins the shares\n", ""), await Run(folder.Path, slurm, ("SLURM_ARRAY_TASK_ID", "0")));
        Assert.Equal((0, "share       2/4 is done; 'lrfind merge sweep' joins the shares\n", ""), await Run(folder.Path, kubernetes, ("JOB_COMPLETION_INDEX", "2")));
        (int code, _, string error) = await Run(folder.Path, Merge());
        Assert.Equal(4, code);
        Assert.Contains($"```\n{error}```", s_text, StringComparison.Ordinal);

        // After sbatch --array=1,3 Slurm counts two tasks, from 1 on.
        Assert.Equal((0, "share       1/4 is done; 'lrfind merge sweep' joins the shares\n", ""),
            await Run(folder.Path, slurm, ("SLURM_ARRAY_TASK_ID", "1"), ("SLURM_ARRAY_TASK_COUNT", "2"), ("SLURM_ARRAY_TASK_MIN", "1")));
        Assert.Equal(0, (await Run(folder.Path, kubernetes, ("JOB_COMPLETION_INDEX", "3"))).ExitCode);
        Assert.Equal(0, (await Run(folder.Path, Merge())).ExitCode);
    }

    [Fact]
    public void The_array_has_as_many_tasks_as_there_are_shares()
    {
        string last = Regex.Match(Block("bash"), @"^#SBATCH --array=0-(\d+)$", RegexOptions.Multiline).Groups[1].Value;
        int shards = int.Parse(SlurmCommand()[Array.IndexOf(SlurmCommand(), "--shards") + 1]);
        Assert.Equal(shards - 1, int.Parse(last));
    }

    [Fact]
    public void The_manifest_is_an_indexed_job_with_a_completion_for_each_share()
    {
        YamlNode job = Manifest();
        Assert.Equal(("batch/v1", "Job", "Indexed"), (job["apiVersion"].ToString(), job["kind"].ToString(), job["spec"]["completionMode"].ToString()));
        Assert.Contains($"--shards={job["spec"]["completions"]}", KubernetesCommand());
        Assert.InRange(int.Parse(job["spec"]["parallelism"].ToString()), 1, int.Parse(job["spec"]["completions"].ToString()));
        // Retries for each index are for pods that are not restarted in place.
        Assert.True(int.Parse(job["spec"]["backoffLimitPerIndex"].ToString()) > 0);
        Assert.Equal(("Failed", "Never"), (job["spec"]["podReplacementPolicy"].ToString(), Pod(job)["restartPolicy"].ToString()));
    }

    [Fact]
    public void The_manifest_works_in_the_volume_that_it_mounts()
    {
        YamlNode pod = Pod(Manifest()), container = Assert.Single((YamlSequenceNode)pod["containers"]), mount = Assert.Single((YamlSequenceNode)container["volumeMounts"]);
        Assert.Equal(container["workingDir"], mount["mountPath"]);
        Assert.Equal(mount["name"], Assert.Single((YamlSequenceNode)pod["volumes"])["name"]);
    }

    [Fact]
    public void Both_schedulers_run_the_same_sweep() => Assert.Equal(SlurmCommand(), KubernetesCommand().SelectMany(a => a.Split('=')));

    // A command line of the script: lines joined, quotes removed, the environment filled in.
    private static string[] SlurmCommand()
    {
        string script = Block("bash").Replace("\\\n", " ", StringComparison.Ordinal).Replace("\"$SLURM_CPUS_PER_TASK\"", "1", StringComparison.Ordinal);
        return Words(Regex.Match(script, "^exec lrfind (sweep .+)$", RegexOptions.Multiline).Groups[1].Value);
    }

    private static string[] Merge() => Words(Assert.Single(MergeCommand().Matches(s_text).Select(m => m.Groups[1].Value).Distinct()));

    private static string[] KubernetesCommand() =>
        [.. ((YamlSequenceNode)Assert.Single((YamlSequenceNode)Pod(Manifest())["containers"])["command"]).Select(n => n.ToString()).Skip(1)];

    private static YamlNode Pod(YamlNode job) => job["spec"]["template"]["spec"];

    private static YamlNode Manifest()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Block("yaml")));
        return Assert.Single(yaml.Documents).RootNode;
    }

    // The first block of a language; tests/cluster/run.sh submits the first of bash.
    private static string Block(string language) => Regex.Match(s_text, $"^```{language}\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int ExitCode, string Output, string Error)> Run(string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LrFind.Cli.LrFindApp).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("lrfind (merge [a-z]+)")]
    private static partial Regex MergeCommand();
}
