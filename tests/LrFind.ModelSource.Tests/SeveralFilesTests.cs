using System.Text;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.ModelSource.Tests;

/// <summary>A model whose classes are in several files.</summary>
public class SeveralFilesTests
{
    private const string Blocks = """
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        namespace Blocks;
        public static class Sizes { public const int Hidden = 7; }
        public abstract class Block : Module<Tensor, Tensor>
        {
            protected readonly Module<Tensor, Tensor> inner = Linear(4, Sizes.Hidden);
            protected Block() : base("block") { }
            public override Tensor forward(Tensor x) => Last(inner.call(x).relu());
            protected abstract Tensor Last(Tensor x);
        }
        """;

    private const string Net = """
        using Blocks;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        public class Net : Block
        {
            private readonly Module<Tensor, Tensor> last = Linear(Sizes.Hidden, 2);
            public Net() { RegisterComponents(); }
            protected override Tensor Last(Tensor x) => last.call(x);
        }
        """;

    private static ModelSpec Read(string? name, params (string Path, string Text)[] files) => (ModelSpec)CSharpModel.Parse(
        string.Join(',', files.Select(f => f.Path)), [.. files.Select(f => new CodeFile(f.Path, Encoding.UTF8.GetBytes(f.Text)))],
        name, Fixtures.NoArguments, fitsData: false).SizeTo(new DataShape(new TensorShape(4), 2));

    private static string ErrorOf(string? name, params (string Path, string Text)[] files) =>
        Assert.Throws<InputException>(() => Read(name, files)).Message;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Their_order_does_not_matter(bool isTurnedRound)
    {
        (string, string)[] files = [("Net.cs", Net), ("Blocks.cs", Blocks)];
        if (isTurnedRound)
            Array.Reverse(files);
        ModelSpec model = Read("Net", files);
        Assert.Equal(["Linear(4, 7)", "ReLU()", "Linear(7, 2)"], model.Nodes.Select(n => n.Layer.ToString()));
        Assert.Equal("Linear(4, 7)", Read(null, files).Nodes[0].Layer.ToString());
    }

    [Fact]
    public void Errors_name_the_file_that_they_are_in()
    {
        string message = ErrorOf("Net", ("Net.cs", Net), ("Blocks.cs", Blocks.Replace("relu()", "lgamma()", StringComparison.Ordinal)));
        Assert.StartsWith("Blocks.cs(9,", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Net")]
    [InlineData(null)]
    public void A_base_class_in_a_file_that_is_not_named_is_asked_for(string? name)
    {
        string text = Net.Replace("protected override Tensor Last", "public override Tensor forward", StringComparison.Ordinal);
        Assert.Equal(
            "Net.cs: error: 'Net' derives from 'Block', which the file does not define; name its file too, as in Net.cs,Block.cs#Net",
            ErrorOf(name, ("Net.cs", text)));
    }

    [Fact]
    public void Files_on_disk_are_separated_by_commas()
    {
        using var folder = new TemporaryFolder();
        string net = folder.Write("Net.cs", Net), blocks = folder.Write("Blocks.cs", Blocks);
        LoadedModel model = CSharpModel.Load($"{net},{blocks}", "Net", Fixtures.NoArguments, fitsData: false);
        Assert.Equal(51, model.SizeTo(new DataShape(new TensorShape(4), 2)).ParameterCount);
        string comma = folder.Write("Net,old.cs", "using static TorchSharp.torch.nn; var net = Sequential(Linear(4, 2));");
        Assert.Equal(10, CSharpModel.Load(comma, null, Fixtures.NoArguments, fitsData: false)
            .SizeTo(new DataShape(new TensorShape(4), 2)).ParameterCount);
        Assert.Contains("None.cs: error: no such file", Assert.Throws<InputException>(() => CSharpModel.Load($"{net},None.cs", "Net", Fixtures.NoArguments, fitsData: false)).Message,
            StringComparison.Ordinal);
    }
}
