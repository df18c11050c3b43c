using System.Diagnostics.CodeAnalysis;
using LrFind.Engines;
using LrFind.Engines.Embedded;
using LrFind.Models;

namespace LrFind.Tests.Commands;

/// <summary>A model file is read once: what becomes of it while a command works changes nothing.</summary>
public class ChangedModelTests
{
    private static readonly string s_iris = Repo.Sample("iris.csv");

    [Theory]
    [InlineData("run", "--no-plot")]
    [InlineData("verify", "--train-steps", "20", "--no-plot")]
    [InlineData("check", "--lr", "3e-3", "--train-steps", "20")]
    [InlineData("sweep", "--optimizer", "sgd,adam,rmsprop", "--batch-size", "16,32", "--no-plot")]
    public void A_model_that_is_edited_while_a_command_works_changes_no_number(params string[] command)
    {
        foreach (string extension in new[] { "json", "cs" })
            Assert.Equal(Output(command, extension, edits: false), Output(command, extension, edits: true));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("cs")]
    public async Task A_model_can_come_through_a_pipe_which_can_be_read_only_once(string extension)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        string pipe = folder.PathOf($"net.{extension}");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync();
        Task writing = Task.Run(() => File.WriteAllText(pipe, Model(extension, width: 4)));
        Cli.Result result = Cli.Run("run", s_iris, "--model", pipe, "--no-plot", "--steps", "20", "--repeats", "1");
        Assert.Contains("parameters", result.Output, StringComparison.Ordinal);
        await writing.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static string Output(string[] command, string extension, bool edits)
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write($"net.{extension}", Model(extension, width: 4));
        string[] folders = command[0] == "sweep" ? ["--output", folder.PathOf("out")] : [];
        void Edit()
        {
            if (edits)
                File.WriteAllText(model, Model(extension, width: 32));
        }

        Cli.Result result = Cli.Run(threads => new EditingEngine(new EmbeddedEngine(threads), Edit), CancellationToken.None,
            [command[0], s_iris, .. command[1..], "--model", model, "--steps", "20", "--repeats", "1", .. folders]);
        Assert.True(result.Output.Length > 0, result.Error);
        return Masks.Time(result.Output.Replace(folder.Path, "", StringComparison.Ordinal));
    }

    private static string Model(string extension, int width) => extension == "json"
        ? $$"""
            {"lrfind_model": 1, "input_shape": [4], "layers": [
              {"name": "a", "kind": "Linear", "in_features": 4, "out_features": {{width}}},
              {"name": "b", "kind": "Linear", "in_features": {{width}}, "out_features": 3}]}
            """
        : $"using static TorchSharp.torch.nn;\nvar net = Sequential(Linear(4, {width}), ReLU(), Linear({width}, 3));\n";

    // Edits the file before each training.
    private sealed class EditingEngine(IEngine engine, Action edit) : IEngine
    {
        public string Name => engine.Name;

        public int Threads => engine.Threads;

        public bool Supports(LoadedModel model, [NotNullWhen(false)] out string? reason) => engine.Supports(model, out reason);

        public TrainingRecord Run(TrainingJob job, IProgress<int>? progress = null, CancellationToken cancellation = default)
        {
            lock (edit)
                edit();
            return engine.Run(job, progress, cancellation);
        }
    }
}
