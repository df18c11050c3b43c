using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        string plot = folder.PathOf("lr.png");
        string printed = Run(Blocks()[0].Replace("\"lr.png\"", SymbolDisplay.FormatLiteral(plot, quote: true), StringComparison.Ordinal));
        Assert.False(printed.StartsWith('\n'), printed);
        Assert.True(double.Parse(printed.Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.True(File.Exists(plot));
    }

    [Fact]
    public void Batches_of_any_kind_work_as_documented() => Run(Loader + Blocks()[1]);

    private static string[] Blocks() =>
        [.. Block().Matches(File.ReadAllText(Repo.PathOf("docs/torchsharp.md")).ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value)];

    private static string Run(string script)
    {
        string[] usings = ["System", "System.Collections.Generic", "System.Linq"];
        string implicitUsings = string.Concat(usings.Select(u => $"global using {u}; "));
        IEnumerable<string> assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create("script",
            [CSharpSyntaxTree.ParseText(implicitUsings), CSharpSyntaxTree.ParseText(script)],
            assemblies.Select(a => MetadataReference.CreateFromFile(a)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
        TextWriter console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
