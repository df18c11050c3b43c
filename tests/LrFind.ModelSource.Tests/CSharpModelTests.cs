using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.ModelSource.Tests;

public class CSharpModelTests
{
    private static readonly string s_blocks = Fixtures.Text("tabular_resnet");

    private static DataShape Data(int inputs, int outputs) => new(new TensorShape(inputs), outputs);

    [Fact]
    public void Parameters_of_the_model_are_given_by_name()
    {
        ModelSpec model = Fixtures.Read(s_blocks, Data(5, 1), arguments: new() { ["inputs"] = "5", ["width"] = "8", ["depth"] = "1" });
        Assert.Equal(["first", "blocks.0.norm", "blocks.0.up", "blocks.0.relu", "blocks.0.drop", "blocks.0.down", "blocks.0.add", "norm", "relu", "last"],
            model.Nodes.Select(n => n.Name));
        Assert.Equal("Linear(5, 8)", model.Nodes[0].Layer.ToString());
    }

    [Theory]
    [InlineData("width", "wide", "`ModelArg` width=wide is no value for a parameter of type 'int'")]
    [InlineData("widht", "8", "`ModelArg` widht is no parameter of 'TabularResNet'; it has 'inputs', 'width', 'depth'; did you mean 'width'?")]
    public void A_parameter_that_is_not_there_is_refused(string name, string value, string message) =>
        Assert.EndsWith(": error: " + message, Fixtures.ErrorOf(s_blocks, 11, 1, arguments: new() { [name] = value }), StringComparison.Ordinal);

    [Fact]
    public void Parameters_of_other_types_are_read()
    {
        string text = Fixtures.Text("sequential_returned");
        Assert.Equal(4, Fixtures.Read(text, Data(8, 4)).Nodes.Count);
        Assert.Equal(3, Fixtures.Read(text, Data(8, 4), arguments: new() { ["normalize"] = "false" }).Nodes.Count);
        Assert.Equal("Dropout(p=0.125)", Fixtures.Read(Fixtures.Text("constructor_parameters"), Data(9, 2), arguments: new() { ["rate"] = "0.125" }).Nodes[2].Layer.ToString());
    }

    [Fact]
    public void A_class_of_several_is_chosen_by_name()
    {
        ModelSpec block = Fixtures.Read(s_blocks, Data(6, 6), "ResidualBlock", new() { ["width"] = "6", ["dropout"] = "0.5" });
        Assert.Equal("Net.cs#ResidualBlock", block.Name);
        Assert.Equal("add", block.Nodes[^1].Name);
        Assert.Equal("Net.cs#TabularResNet", Fixtures.Read(s_blocks, Data(11, 1)).Name);
        Assert.Equal("Net.cs: error: there is no model called 'Block'; the file has 'TabularResNet', 'ResidualBlock'", Fixtures.ErrorOf(s_blocks, name: "Block"));
    }

    [Fact]
    public void A_variable_and_a_method_are_chosen_by_name()
    {
        const string Text = "var small = Sequential(Linear(4, 2)); var large = Sequential(Linear(4, 9), Linear(9, 2)); Sequential Make(int n = 3) => Sequential(Linear(4, n), Linear(n, 2));";
        Assert.Equal(10, Fixtures.Read(Text, Data(4, 2), "small").ParameterCount);
        Assert.Equal(65, Fixtures.Read(Text, Data(4, 2), "large").ParameterCount);
        Assert.Equal(30, Fixtures.Read(Text, Data(4, 2), "Make", new() { ["n"] = "4" }).ParameterCount);
    }

    [Fact]
    public void The_first_layer_and_the_last_are_adjusted_when_asked_for()
    {
        string text = Fixtures.Text("sequential_nested");
        Assert.Equal(
            "Net.cs(5,27): error: Linear(20, 16) cannot take rows of shape (4); the rows of the data have the shape (4), `FitIo` adjusts the first layer and the last to the data",
            Fixtures.ErrorOf(text, 4, 3));
        Assert.Equal(
            "Net.cs: error: the model gives rows of the shape (3); the data need (7); `FitIo` adjusts the first layer and the last to the data",
            Fixtures.ErrorOf(text, 20, 7));
        ModelSpec fitted = Fixtures.Read(text, Data(4, 7), fitsData: true);
        Assert.Equal(("Linear(4, 16)", "Linear(8, 7)"), (fitted.Nodes[0].Layer.ToString(), fitted.Nodes[^1].Layer.ToString()));
    }

    [Theory]
    [InlineData("mnist_chained", "conv1: Conv2d(3, 32, kernel_size=(3, 3), stride=(1, 1))", "fc2: Linear(128, 5)", 3, 28, 28)]
    [InlineData("alexnet_style", "features.c1: Conv2d(1, 64, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1))", "classifier.l2: Linear(128, 5)", 1, 40, 40)]
    [InlineData("speech_conv1d", "conv1: Conv1d(2, 8, kernel_size=(80,), stride=(16,))", "fc1: Linear(16, 5)", 2, 800)]
    [InlineData("mnist_using_statements", "conv1: Conv2d(1, 10, kernel_size=(5, 5), stride=(1, 1))", "fc2: Linear(50, 5)", 1, 28, 28)]
    public void Images_of_other_channels_fit_as_well(string name, string first, string last, params int[] shape)
    {
        ModelSpec model = Fixtures.Read(Fixtures.Text(name), new DataShape(new TensorShape(shape), 5), fitsData: true);
        Assert.Equal(first, $"{model.Nodes[0].Name}: {model.Nodes[0].Layer}");
        ModelNode linear = model.Nodes.Last(n => n.Layer is LinearSpec);
        Assert.Equal(last, $"{linear.Name}: {linear.Layer}");
    }

    [Fact]
    public void What_cannot_be_adjusted_is_refused()
    {
        // The residual needs equal sizes.
        InputException refused = Assert.Throws<InputException>(() => Fixtures.Read(s_blocks, Data(6, 2), "ResidualBlock", new() { ["width"] = "6", ["dropout"] = "0" }, fitsData: true));
        Assert.Equal("Net.cs: error: the model gives rows of the shape (6); the data need (2); `FitIo` adjusts models that end in a linear layer", refused.Message);
    }

    [Fact]
    public void A_file_is_checked_without_data()
    {
        string folder = Fixtures.Folder;
        CSharpModel.Load(Path.Combine(folder, "gated.cs"), null, Fixtures.NoArguments, false);
        Assert.Equal("none.cs: error: no such file", Assert.Throws<InputException>(() => CSharpModel.Load("none.cs", null, Fixtures.NoArguments, false)).Message);
        Assert.StartsWith($"{folder}: error: the file cannot be read: ", Assert.Throws<InputException>(() => CSharpModel.Load(folder, null, Fixtures.NoArguments, false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string(' ', 1 << 17) + ";");
            Assert.Equal($"{path}: error: the file holds more than 128 KiB; expected a model, which has no more; name another file", Assert.Throws<InputException>(() => CSharpModel.Load(path, null, Fixtures.NoArguments, false)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_method_that_arguments_fit_is_run()
    {
        const string Members = "public Net() => RegisterComponents(); Tensor Act(int n, Tensor x) => x.relu(); Tensor Act(Tensor x, int n) => x.tanh(); Tensor Act(Tensor x, string s, bool b = true) => x.sigmoid();";
        string Last(string call) => Fixtures.Read(Fixtures.Net(Members, $"return {call};"), Data(4, 2)).Nodes[^1].Name;
        Assert.Equal(["relu", "tanh", "sigmoid", "tanh"], [Last("Act(1, fc.forward(x))"), Last("Act(fc.forward(x), 1)"), Last("Act(fc.forward(x), \"\")"), Last("Act(s: \"\", x: fc.forward(x)).tanh()")]);
    }

    [Fact]
    public void An_operation_in_place_changes_every_name_of_the_tensor()
    {
        ModelSpec model = Fixtures.Read(Fixtures.Net("public Net() => RegisterComponents();", "var y = fc.forward(x); var z = y; z.relu_(); return y + z;"), Data(4, 2));
        Assert.Equal(["fc", "relu", "add"], model.Nodes.Select(n => n.Name));
        Assert.Equal([1, 1], model.Nodes[2].Inputs);
    }
}
