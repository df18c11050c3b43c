using System.Text;
using System.Text.RegularExpressions;
using LrFind.Models;
using LrFind.ModelSource;
using LrFind.TorchSharp.Worker.Modules;
using LrFind.TorchSharp.Worker.Modules.Arguments;
using LrFind.TorchSharp.Worker.Modules.Compilation;
using LrFind.TorchSharp.Worker.Modules.Entry;
using LrFind.TorchSharp.Worker.Modules.Loading;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Agreement;

/// <summary>A C# file of tests/fixtures, to be read and to be run. Its first line says which data it is for.</summary>
internal sealed class SourceFixture
{
    private static readonly Dictionary<string, string> s_noArguments = [];

    // TorchSharp's names in older releases, which are read as well, and those of the release that runs here.
    private static readonly (string Older, string Current)[] s_spellings =
    [
        (@"\bkernelSize:", "kernel_size:"), (@"\binputChannel:", "in_channels:"), (@"\boutputChannel:", "out_channels:"),
        (@"\bnormalizedShape:", "normalized_shape:"), (@"\belementwiseAffine:", "elementwise_affine:"), (@"\binPlace:", "inplace:"),
        (@"\bstartDim:", "start_dim:"), (@"\bendDim:", "end_dim:"),
        (@"(?<=: |readonly )Module(?=\s)", "Module<Tensor, Tensor>"),
    ];

    // Of a file with several, the model.
    private static readonly Dictionary<string, string> s_members = new() { ["models/local_function.cs"] = "CreateModel" };

    private readonly string? _member;

    /// <param name="name">A folder of tests/fixtures and a file of it, as in semantics/ref_swap.cs.</param>
    public SourceFixture(string name)
    {
        Path = PathOf(name);
        _member = s_members.GetValueOrDefault(name);
        string[] words = File.ReadLines(Path).First().Split(' ');
        Data = new DataShape(new TensorShape([.. words[2].Split('x').Select(int.Parse)]), int.Parse(words[4]));
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>What the first line says, as in <c>// data: 1x28x28 to 10</c>.</summary>
    public DataShape Data { get; }

    /// <summary>The files of a folder of tests/fixtures, as names of fixtures.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.GetFiles(PathOf(folder), "*.cs").Select(f => $"{folder}/{System.IO.Path.GetFileName(f)}").Order(StringComparer.Ordinal);

    /// <summary>The graph that is read out of it.</summary>
    public ModelSpec Read() => (ModelSpec)CSharpModel.Load(Path, _member, s_noArguments, fitsData: false).SizeTo(Data);

    /// <summary>The module that it makes when it runs: compiled in memory, by itself, and with nothing left out of its classes.</summary>
    public UserModule Run()
    {
        string text = s_spellings.Aggregate(File.ReadAllText(Path), (t, s) => Regex.Replace(t, s.Older, s.Current));
        CompiledCode code = new SourceCompiler([new CodeFile(Path, Encoding.UTF8.GetBytes(text))], []).Compile();
        System.Reflection.Assembly assembly = UserAssemblies.Load(code.Assembly, code.Symbols);
        Assert.Empty(Omission.In(assembly).Select(o => o.ToError().Message));
        ModuleEntry entry = new ModuleFinder(Path, assembly).Find(_member);
        return new UserModule(Path, entry.Name, Assert.IsAssignableFrom<nn.Module>(entry.Make(new ModuleArguments(Path, s_noArguments))));
    }

    private static string PathOf(string name) => Repo.PathOf($"tests/fixtures/{name}");
}
