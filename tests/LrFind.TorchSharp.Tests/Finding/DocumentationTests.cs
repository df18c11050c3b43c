using System.Text.RegularExpressions;

namespace LrFind.TorchSharp.Tests.Finding;

/// <summary>The code of docs/torchsharp.md, compiled and run as a reader would.</summary>
[Collection(TorchTests.Name)]
public partial class DocumentationTests
{
    // What the second block takes for granted.
    private const string Loader = """
        using LrFind.TorchSharp;
        using TorchSharp;
        using static TorchSharp.torch;

        var model = nn.Linear(8, 1);
        var optimizer = optim.SGD(model.parameters(), 0.1);
        var loss = nn.MSELoss();
        var loader = new List<Dictionary<string, Tensor>> { new() { ["data"] = randn(16, 8), ["label"] = randn(16, 1) } };

        """;

    [Fact]
    public void The_script_of_the_documentation_finds_a_rate_and_draws_it()
    {
        using var folder = new TemporaryFolder();
        string printed = Script.Run(Blocks()[0], folder);
        Assert.False(printed.StartsWith('\n'), printed);
        Assert.True(double.Parse(printed.Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal(["lr.png"], folder.Files);
    }

    [Fact]
    public void Batches_of_any_kind_work_as_documented()
    {
        using var folder = new TemporaryFolder();
        Script.Run(Loader + Blocks()[1], folder);
    }

    private static string[] Blocks() =>
        [.. Block().Matches(File.ReadAllText(Repo.PathOf("docs/torchsharp.md")).ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
