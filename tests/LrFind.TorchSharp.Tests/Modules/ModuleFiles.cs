using LrFind.Foundation;
using LrFind.Models;
using LrFind.TorchSharp.Worker.Modules;

namespace LrFind.TorchSharp.Tests.Modules;

/// <summary>Models of files, and of texts as if they stood in files.</summary>
internal static class ModuleFiles
{
    public const string Usings = """
        using TorchSharp; using TorchSharp.Modules; using static TorchSharp.torch; using static TorchSharp.torch.nn;

        """;

    static ModuleFiles() => LibTorch.Load();

    public static ModuleDefinition Fixture(string file, string? name = null, params string[] arguments) =>
        ModuleDefinition.Load(PathOf(file), name, Arguments(arguments));

    public static string PathOf(string file) => Repo.PathOf($"tests/fixtures/torchsharp/{file}");

    public static IReadOnlyDictionary<string, string> Arguments(params string[] arguments) =>
        arguments.Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1]);

    /// <summary>What the model of a text is found to be.</summary>
    public static ModuleDescription Describe(string text, TensorShape input, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        return ModuleDefinition.Load(folder.Write("Net.cs", Usings + text), null, Arguments(arguments)).Describe(input, 2);
    }

    /// <summary>The error of a text without the folder of the file.</summary>
    public static string ErrorOf(string text, string? name = null, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("Net.cs", Usings + text);
        var error = Assert.Throws<InputException>(() => ModuleDefinition.Load(path, name, Arguments(arguments)).Describe(new TensorShape(4), 2));
        Assert.DoesNotContain('\n', error.Message);
        return error.Message.Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    /// <summary>A class of modules: fields, parameters of the constructor, what forward does.</summary>
    public static string Net(string parameters = "", string layer = "Linear(4, 2)", string forward = "layer.forward(x)", string members = "") =>
        $$"""
        public class Net : Module<Tensor, Tensor>
        {
            readonly Module<Tensor, Tensor> layer;
            public Net({{parameters}}) : base("Net") { layer = {{layer}}; RegisterComponents(); }
            public override Tensor forward(Tensor x) => {{forward}};
            {{members}}
        }

        """;
}
