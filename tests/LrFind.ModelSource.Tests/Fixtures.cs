using System.Text;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.ModelSource.Tests;

/// <summary>The C# files of tests/fixtures/models. The first line of each says which data it is for.</summary>
internal static class Fixtures
{
    public static readonly Dictionary<string, string> NoArguments = [];

    public static string Folder => Repo.PathOf("tests/fixtures/models");

    public static string[] Names => [.. Directory.GetFiles(Folder, "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".cs"));

    /// <summary>What the first line says, as in <c>// data: 1x28x28 to 10</c>.</summary>
    public static DataShape Data(string text)
    {
        string[] words = text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim().Split(' ');
        return new DataShape(new TensorShape([.. words[2].Split('x').Select(int.Parse)]), int.Parse(words[4]));
    }

    /// <summary>The model of a text.</summary>
    public static ModelSpec Read(string text, DataShape data, string? name = null, Dictionary<string, string>? arguments = null, bool fitsData = false) =>
        (ModelSpec)CSharpModel.Parse("Net.cs", text, name, arguments ?? NoArguments, fitsData).SizeTo(data);

    /// <summary>A class with members of its own and the body of its forward method.</summary>
    public static string Net(string members, string forward) => $$"""
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> fc = Linear(4, 2);
            {{members}}
            public override Tensor forward(Tensor x)
            {
                {{forward}}
            }
        }
        """;

    /// <summary>The message for a text that is no model.</summary>
    public static string ErrorOf(string text, int inputs = 4, int outputs = 2, string? name = null, Dictionary<string, string>? arguments = null) =>
        Assert.Throws<InputException>(() => Read(text, new DataShape(new TensorShape(inputs), outputs), name, arguments)).Message;

    /// <summary>The model in lines: name, layer, shape and inputs of each node.</summary>
    public static string Summary(ModelSpec model)
    {
        var text = new StringBuilder($"{model.InputShape} to {model.OutputShape}, {model.ParameterCount} parameters\n");
        for (int i = 0; i < model.Nodes.Count; i++)
        {
            ModelNode node = model.Nodes[i];
            string inputs = string.Join(", ", node.Inputs.Select(n => n == ModelSpec.InputNode ? "input" : model.Nodes[n].Name));
            text.Append($"{node.Name}: {node.Layer} {model.ShapeOf(i)} of {inputs}\n");
        }

        return text.ToString();
    }
}
