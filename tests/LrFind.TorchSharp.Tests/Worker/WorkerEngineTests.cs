using System.Diagnostics;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines.Worker;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.TorchSharp.Tests.Worker;

/// <summary>Models of users in processes of their own, the ill-behaved ones above all.</summary>
public sealed class WorkerEngineTests : IDisposable
{
    private static readonly Dataset s_iris = DatasetLoader.Load(Repo.Sample("iris.csv"), new DatasetOptions());

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("return x.matmul(ones(5, 3));", "Net.cs: error: TorchSharp broke off: mat1 and mat2 shapes cannot be multiplied")]
    [InlineData("throw new System.InvalidOperationException(\"the first line\\nand another\");", "InvalidOperationException: the first line")]
    [InlineData("return a.forward(x).reshape(7, -1);", "Net.cs")]
    [InlineData("return a.forward(ones(2, 9));", "Net.cs")]
    [InlineData("System.Environment.Exit(3);", "Net.cs: error: the model ended its process, with the exit code 3")]
    [InlineData("System.Environment.FailFast(\"no more\");", "Net.cs: error: TorchSharp broke off")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "Net.cs: error: the process of the model was killed")]
    public void A_model_that_breaks_in_a_step_is_one_line(string code, string message)
    {
        using WorkerEngine engine = Engine();
        string error = Assert.Throws<InputException>(() => Find(engine, Model(code))).Message;
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void A_model_that_never_returns_is_stopped()
    {
        using var engine = new WorkerEngine("torchsharp", new WorkerOptions(Program()) { Patience = TimeSpan.FromSeconds(20) });
        string model = Model("System.Threading.Thread.Sleep(-1);");
        string error = Assert.Throws<InputException>(() => Find(engine, model)).Message;
        Assert.EndsWith("the model did not come back from a step within 20 s, and was stopped", error, StringComparison.Ordinal);
        AssertGone();
    }

    [Fact]
    public void What_a_model_prints_is_kept_apart()
    {
        using WorkerEngine engine = Engine();
        Find(engine, Model("System.Console.WriteLine(\"hello\");"));
        Assert.Equal("hello", engine.Output.Printed()[0]);
        Assert.EndsWith("more", engine.Output.Printed()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_losses_whatever_ran_before()
    {
        using WorkerEngine first = Engine(), second = Engine();
        string model = Model("x = functional.dropout(x, 0.2, training);");
        LossPoint[] before = Points(Find(first, model, seed: 3));
        Find(first, model, seed: 9);
        Assert.Equal(before, Points(Find(first, model, seed: 3)));
        Assert.Equal(before, Points(Find(second, model, seed: 3)));
        Assert.NotEqual(before, Points(Find(second, model, seed: 4)));
    }

    [Fact]
    public void Cancellation_ends_the_process_within_a_step()
    {
        using WorkerEngine engine = Engine();
        using var cancel = new CancellationTokenSource();
        string model = Model("if (n > 30) System.Threading.Thread.Sleep(-1);");
        var progress = new Told(done => { if (done >= 5) cancel.CancelAfter(200); });
        Assert.Throws<OperationCanceledException>(() => Find(engine, model, progress: progress, cancellation: cancel.Token));
        AssertGone();
    }

    [Fact]
    public void Cancellation_ends_a_constructor_that_never_returns()
    {
        using var cancel = new CancellationTokenSource();
        using var engine = new WorkerEngine("torchsharp", new WorkerOptions(Program()) { Cancellation = cancel.Token });
        string model = _folder.Write("Net.cs", $$"""
            using static TorchSharp.torch;

            public class Net : nn.Module<Tensor, Tensor>
            {
                public Net() : base("Net")
                {
                    System.IO.File.WriteAllText({{Quoted(Path.Combine(_folder.Path, "pids"))}}, System.Environment.ProcessId + "\n");
                    System.Threading.Thread.Sleep(-1);
                }

                public override Tensor forward(Tensor x) => x;
            }
            """);
        using var watcher = new FileSystemWatcher(_folder.Path, "pids") { EnableRaisingEvents = true };
        watcher.Changed += (_, _) => cancel.CancelAfter(100);
        Assert.Throws<OperationCanceledException>(() => Find(engine, model));
        AssertGone();
    }

    [Fact]
    public void A_process_started_ahead_of_need_is_the_one_that_is_used()
    {
        using WorkerEngine engine = Engine();
        engine.Start();
        Find(engine, Model(""));
        Assert.Single(Pids());
    }

    [Fact]
    public void Processes_end_with_the_engine()
    {
        using (WorkerEngine engine = Engine())
        {
            Find(engine, Model(""));
            Assert.All(Pids(), pid => Assert.NotNull(Running(pid)));
        }

        AssertGone();
    }

    [Fact]
    public void Memory_stays_flat_in_a_model_that_disposes_nothing()
    {
        using WorkerEngine engine = Engine();
        // 160 MB a step, of which the garbage collector sees nothing.
        Find(engine, Model("for (int i = 0; i < 10; i++) { var waste = ones(1000, 1000) * i; x = x + waste.sum() * 0; }"), steps: 60);
        Assert.InRange(Running(Pids()[0])!.PeakWorkingSet64, 1, 600L << 20);
    }

    [Fact]
    public void A_file_that_changes_after_it_was_named_is_an_error()
    {
        using WorkerEngine engine = Engine();
        string path = Model("");
        var model = engine.Load(path, null, new Dictionary<string, string>());
        File.AppendAllText(path, "// changed\n");
        string error = Assert.Throws<InputException>(() => model.SizeTo(s_iris)).Message;
        Assert.EndsWith("error: the file has changed since lrfind began with it; run the command again", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuda")]
    [InlineData("mps")]
    public void A_device_that_is_not_there_is_refused(string device)
    {
        using var engine = new WorkerEngine("torchsharp", new WorkerOptions(Program()) { Device = device });
        string error = Assert.Throws<InputException>(() => Find(engine, "mlp")).Message;
        Assert.Equal($"TorchSharp: error: `Device` is {device}, which this libtorch does not find; use `Device` cpu", error);
    }

    [Fact]
    public void More_threads_are_a_warning()
    {
        using var engine = new WorkerEngine("torchsharp", new WorkerOptions(Program()) { Threads = 2 });
        Assert.Contains(Find(engine, "linear").Warnings, w => w.Message.Contains("uses 2 threads", StringComparison.Ordinal));
    }

    private static string Program() => Path.Combine(AppContext.BaseDirectory, "lrfind-torchsharp");

    private static WorkerEngine Engine() => new("torchsharp", new WorkerOptions(Program()));

    private static LossPoint[] Points(FindResult result)
    {
        LossCurve curve = result.Curves.Repeats[0];
        return [.. Enumerable.Range(0, curve.Count).Select(i => curve[i])];
    }

    private static FindResult Find(WorkerEngine engine, string model, int steps = 40, long seed = 0, IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var options = new FinderOptions
        {
            Model = model.EndsWith(".cs", StringComparison.Ordinal) ? engine.Load(model, null, new Dictionary<string, string>()) : model,
            RangeTest = new RangeTestOptions { Steps = steps, Repeats = 1, Seed = seed },
        };
        return Experiments.LearningRateFinder.Find(s_iris, engine, options, progress, cancellation);
    }

    // A classifier of irises that notes its process, and does something from its fifth pass on.
    private string Model(string code) => _folder.Write("Net.cs", $$"""
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        public class Net : Module<Tensor, Tensor>
        {
            private readonly Linear a = Linear(4, 3);
            private int n;

            public Net() : base("Net")
            {
                RegisterComponents();
                System.IO.File.AppendAllText({{Quoted(Path.Combine(_folder.Path, "pids"))}}, System.Environment.ProcessId + "\n");
            }

            public override Tensor forward(Tensor x)
            {
                if (++n >= 5)
                {
                    {{code}}
                }

                return a.forward(x);
            }
        }
        """);

    private static string Quoted(string path) => $"@\"{path}\"";

    private int[] Pids() => [.. File.ReadAllLines(Path.Combine(_folder.Path, "pids")).Distinct().Select(int.Parse)];

    private void AssertGone()
    {
        Assert.NotEmpty(Pids());
        foreach (int pid in Pids())
            Assert.True(Running(pid) is not { } process || process.WaitForExit(TimeSpan.FromSeconds(10)), $"the process {pid} is still there");
    }

    private static Process? Running(int pid)
    {
        try
        {
            var process = Process.GetProcessById(pid);
            return process.HasExited ? null : process;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private sealed class Told(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
