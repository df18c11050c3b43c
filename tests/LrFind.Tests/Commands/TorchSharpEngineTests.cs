using System.Diagnostics;
using System.Text.Json;

namespace LrFind.Tests.Commands;

/// <summary><c>--engine torchsharp</c>: the same commands, options and exit codes, with models that only TorchSharp can make.</summary>
public sealed class TorchSharpEngineTests : IDisposable
{
    private const string Lstm = "tests/fixtures/torchsharp/Lstm.cs";

    private static readonly string[] s_quick = ["--steps", "40", "--repeats", "1", "--engine", "torchsharp"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_gives_a_suggestion_for_a_recurrent_module()
    {
        string json = _folder.PathOf("lr.json");
        Cli.Result result = Run("run", "--model", Lstm, "--no-plot", "--json", json);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("1 LSTM, 1 Linear", result.Output, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(json));
        Assert.Contains("torchsharp", document.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_command_gives_the_same_bytes()
    {
        string first = _folder.PathOf("1.csv"), second = _folder.PathOf("2.csv");
        Run("run", "--model", Lstm, "--no-plot", "--curve", first);
        Run("run", "--model", Lstm, "--no-plot", "--curve", second);
        Assert.NotEmpty(File.ReadAllBytes(first));
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Verify_tune_and_check_take_it_too()
    {
        Assert.Equal(0, Run("verify", "--model", Lstm, "--lr", "0.05", "--train-steps", "100", "--train-seeds", "2", "--no-plot").ExitCode);
        Assert.Equal(0, Run("tune", "--model", "linear", "--lr", "0.03", "--train-steps", "20", "--train-seeds", "2", "--no-plot").ExitCode);
        Cli.Result check = Run("check", "--model", Lstm, "--lr", "50", "--train-steps", "20", "--train-seeds", "1");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("too-high", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_takes_it_too()
    {
        string folder = _folder.PathOf("sweep");
        Cli.Result result = Run("sweep", "--model", $"linear,{Lstm}", "--optimizer", "sgd,adam", "--output", folder, "--no-plot");
        Assert.True(result.ExitCode is 0 or 4, result.Error);
        Assert.Equal(5, File.ReadAllLines(Path.Combine(folder, "sweep.csv")).Length);
    }

    [Fact]
    public void Settings_of_optimizers_are_obeyed_and_reported()
    {
        string[] options = ["run", "--model", "mlp:16", "--no-plot", "--json", "--optimizer"];
        JsonElement Optimizer(string text) => JsonElement.Parse(text).GetProperty("optimizer");
        string set = Run([.. options, "Adam:betas=0.5,0.9,eps=0.1,amsgrad"]).Output, usual = Run([.. options, "adam"]).Output;
        string embedded = Cli.Run([options[0], Repo.Sample("iris.csv"), .. options[1..], "adam:betas=0.5,0.9,eps=0.1,amsgrad", .. s_quick[..^2]]).Output;
        Assert.True(JsonElement.DeepEquals(Optimizer(embedded), Optimizer(set)));
        double Rate(string text) => JsonElement.Parse(text).GetProperty("suggestion").GetProperty("learning_rate").GetDouble();
        Assert.True(Rate(set) > 2 * Rate(usual), $"{Rate(set)}, {Rate(usual)}");
        Assert.True(Rate(embedded) > 2 * Rate(usual), $"{Rate(embedded)}, {Rate(usual)}");
    }

    [Fact]
    public void A_configuration_can_ask_for_it()
    {
        File.Copy(Repo.Sample("iris.csv"), _folder.PathOf("iris.csv"));
        string config = _folder.Write("lrfind.json", """
            {"checks": {"mine": {"data": "iris.csv", "model": "linear", "engine": "torchsharp", "lr": 0.03, "steps": 40, "repeats": 1, "train-steps": 20}}}
            """);
        Cli.Result result = Cli.Run("check", "--config", config);
        Assert.True(result.ExitCode is 0 or 1, result.Error);
    }

    [Fact]
    public void A_project_is_built_and_its_module_run()
    {
        string project = Path.Combine(_folder.Copy(Repo.PathOf("tests/fixtures/torchsharp/project")), "App", "App.csproj");
        Cli.Result result = Run("run", "--model", project, "--model-arg", "classes=3", "--no-plot");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Matches(@"suggestion  \d", result.Output);
    }

    [Theory]
    [InlineData("'Net.dll' is code, which is not run unless that is asked for; --engine torchsharp runs it", "--model", "Net.dll")]
    [InlineData("--device goes with --engine torchsharp only", "--device", "cuda")]
    public void What_only_TorchSharp_does_is_asked_for_by_name(string message, params string[] options)
    {
        Cli.Result result = Cli.Run(["run", Repo.Sample("iris.csv"), "--no-plot", .. options]);
        Assert.Equal((2, $"lrfind: error: {message}"), (result.ExitCode, result.ErrorLines[^1]));
    }

    [Fact]
    public void What_the_reader_cannot_read_says_what_runs_it()
    {
        Cli.Result result = Cli.Run("run", Repo.Sample("iris.csv"), "--no-plot", "--model", Repo.PathOf(Lstm));
        Assert.Equal(3, result.ExitCode);
        Assert.EndsWith("; --engine torchsharp runs it", result.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--optimizer is 'lion': TorchSharp has none of that name; expected another optimizer, or --engine embedded", "--optimizer", "lion")]
    [InlineData("--fit-io does not go with --engine torchsharp, which runs a model as it is written; --model-arg sets its parameters", "--model", Lstm, "--fit-io")]
    [InlineData("--threads is -1; expected a whole number from 1 to 1023, or 0 for the default", "--threads", "-1")]
    public void What_it_cannot_do_is_one_line(string message, params string[] options)
    {
        Cli.Result result = Run(["run", "--no-plot", .. options]);
        Assert.Equal((2, $"lrfind: error: {message}"), (result.ExitCode, result.ErrorLines[^1]));
    }

    [Fact]
    public void A_module_with_other_outputs_than_the_data_need_is_one_line()
    {
        string model = _folder.Write("Net.cs", """
            using static TorchSharp.torch.nn;
            public static class Models
            {
                public static TorchSharp.Modules.Sequential Net() => Sequential(Linear(10, 4), ReLU(), Linear(4, 2));
            }
            """);
        Cli.Result result = Cli.Run(["run", Repo.Sample("diabetes.csv"), "--no-plot", "--model", model, .. s_quick]);
        Assert.Equal((3, $"{model}: error: the model gives 2 outputs; the data need 1; --model-arg sets a parameter of the model"),
            (result.ExitCode, result.ErrorLines[^1]));
    }

    [Fact]
    public void A_module_that_counts_columns_gets_those_that_say_nothing_too()
    {
        string model = _folder.Write("Net.cs", """
            using static TorchSharp.torch;
            public class Net : nn.Module<Tensor, Tensor>
            {
                private readonly TorchSharp.Modules.Linear a = nn.Linear(3, 1);
                public Net() : base("Net") { RegisterComponents(); }
                public override Tensor forward(Tensor x) => a.forward(x.view(-1, 3));
            }
            """);
        string table = _folder.Write("t.csv", "id,a,b,k,y\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"{i},{i * 7 % 13},{i * 5 % 11},4,{i * 7 % 13 - i * 5 % 11}\n")));
        string[] line = ["run", table, "--model", model, "--no-plot", .. s_quick];
        Cli.Result result = Cli.Run(line);
        Assert.Contains("lrfind: warning: since the model takes 3 features, column 'k' was kept, which does not vary in the training rows", result.ErrorLines);
        Assert.Contains("3 features", result.Output, StringComparison.Ordinal);
        Cli.Result refused = Cli.Run([.. line, "--features", "a,k"]);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("the table has 2 columns besides the target, which make 1 feature after 1 that says nothing was dropped: 'k'", refused.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_that_is_killed_leaves_no_process_behind()
    {
        string pids = _folder.PathOf("pids");
        string model = _folder.Write("Net.cs", $$"""
            using static TorchSharp.torch;
            public class Net : nn.Module<Tensor, Tensor>
            {
                private readonly TorchSharp.Modules.Linear a = nn.Linear(4, 3);
                public Net() : base("Net") { RegisterComponents(); }
                public override Tensor forward(Tensor x)
                {
                    System.IO.File.WriteAllText(@"{{pids}}", System.Environment.ProcessId.ToString());
                    System.Threading.Thread.Sleep(50);
                    return a.forward(x);
                }
            }
            """);
        using Process lrfind = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(LrFind.Cli.LrFindApp).Assembly.Location, "run", Repo.Sample("iris.csv"), "--no-plot", "--model", model, .. s_quick])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.True(SpinWait.SpinUntil(() => File.Exists(pids) && new FileInfo(pids).Length > 0, TimeSpan.FromMinutes(1)));
        lrfind.Kill();
        int pid = int.Parse(File.ReadAllText(pids));
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(pid), TimeSpan.FromSeconds(20)));
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            return !Process.GetProcessById(pid).HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Cli.Result Run(params string[] arguments) => Cli.Run([
        arguments[0], Repo.Sample("iris.csv"), .. arguments[1..].Select(a => a.Replace(Lstm, Repo.PathOf(Lstm), StringComparison.Ordinal)),
        .. s_quick]);
}
