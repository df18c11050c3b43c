using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Models;

namespace LrFind.Tests.Commands;

public class InterruptTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Fact]
    public void A_run_that_is_stopped_exits_with_130_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var trainer = new StoppingTrainer(source, afterSteps: 20);
        Cli.Result result = Cli.Run(_ => new StoppingEngine(trainer), source.Token, "run", s_iris, "--threads", "1", "--output", folder.PathOf("out"), "--plot", "x.svg", "--json", "x.json");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("lrfind: interrupted; nothing was written", Assert.Single(result.ErrorLines));
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files);
        Assert.Equal(20, trainer.Steps);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("tune")]
    public void Trainings_that_are_stopped_write_nothing_either(string command)
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        // Three range tests of 100 steps come first.
        var trainer = new StoppingTrainer(source, afterSteps: 320);
        Cli.Result result = Cli.Run(_ => new StoppingEngine(trainer), source.Token, command, s_iris, "--lr", "0.01", "--output", folder.PathOf("out"), "--plot", "x.svg", "--json", "x.json", "--curve", "c.csv");
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("lrfind: interrupted; nothing was written", Assert.Single(result.ErrorLines));
        Assert.Empty(result.Output);
        Assert.Empty(folder.Files);
        Assert.Equal(320, trainer.Steps);
    }

    [Fact]
    public void A_mistake_of_our_own_is_one_line_too()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run(_ => throw new InvalidOperationException("two\nlines"), CancellationToken.None, "run", s_iris, "--output", folder.PathOf("out"));
        Assert.Equal(70, result.ExitCode);
        Assert.StartsWith("lrfind: internal error: InvalidOperationException: two lines at ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void What_an_earlier_run_wrote_stays_when_a_later_one_is_stopped()
    {
        using var folder = new TemporaryFolder();
        folder.Write("iris.lr.png", "earlier");
        using var source = new CancellationTokenSource();
        Cli.Run(_ => new StoppingEngine(new StoppingTrainer(source, afterSteps: 5)), source.Token, "run", s_iris, "--output", folder.Path);
        Assert.Equal(["iris.lr.png"], folder.Files);
        Assert.Equal("earlier", File.ReadAllText(folder.PathOf("iris.lr.png")));
    }

    [Fact]
    public async Task Control_C_stops_the_process_at_once()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { typeof(LrFind.Cli.LrFindApp).Assembly.Location, "run", s_iris, "--model", "mlp:512,512", "--steps", "1000000", "--lr-max", "1.01e-5" })
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        while (folder.Files.Length == 0 && !process.HasExited)
            await Task.Delay(20);
        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("lrfind: interrupted; nothing was written\n", await process.StandardError.ReadToEndAsync(patience.Token));
        Assert.Empty(await process.StandardOutput.ReadToEndAsync(patience.Token));
        Assert.Empty(folder.Files);
    }

    private sealed class StoppingEngine(StoppingTrainer trainer) : IEngine
    {
        public string Name => "stopping";

        public int Threads => 1;

        public bool Supports(LoadedModel model, [NotNullWhen(false)] out string? reason)
        {
            reason = null;
            return true;
        }

        public TrainingRecord Run(TrainingJob job, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
            TrainingLoop.Run(trainer, job, progress, cancellation);
    }

    private sealed class StoppingTrainer(CancellationTokenSource source, int afterSteps) : ITrainer
    {
        public int Steps { get; private set; }

        public double TrainStep(Batch batch, double learningRate)
        {
            if (++Steps == afterSteps)
                source.Cancel();
            return 1;
        }

        public Evaluation Evaluate(Batch batch) => new(1, null);

        public double Probe(Batch batch) => 1;

        public void Dispose()
        {
        }
    }
}
