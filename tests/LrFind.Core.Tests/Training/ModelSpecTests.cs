using LrFind.Core.Tests.Nn;
using LrFind.Data;
using LrFind.Training;

namespace LrFind.Core.Tests.Training;

public class ModelSpecTests
{
    [Theory]
    [InlineData("mlp", "64,64,3", 4 * 64 + 64 + 64 * 64 + 64 + 64 * 3 + 3)]
    [InlineData("mlp:256,128", "256,128,3", 5 * 256 + 257 * 128 + 129 * 3)]
    [InlineData("mlp:7", "7,3", 5 * 7 + 8 * 3)]
    [InlineData("linear", "3", 5 * 3)]
    public void Models_by_name_have_the_widths_and_parameters_they_say(string name, string widths, long parameters)
    {
        ModelSpec model = ModelCatalog.Create(name, 4, 3);
        Assert.Equal(widths, string.Join(',', model.Nodes.Select(n => n.Layer).OfType<LinearSpec>().Select(l => l.OutFeatures)));
        Assert.Equal(parameters, model.ParameterCount);
        Assert.Equal(("(4)", "(3)"), (model.InputShape.ToString(), model.OutputShape.ToString()));
    }

    [Theory]
    [InlineData("resnet", "Model is 'resnet'; expected linear, mlp, or mlp:WIDTH,… as in mlp:256,128")]
    [InlineData("mlp:", "Model is 'mlp:' with the width ''; expected widths from 1 to 65536")]
    [InlineData("mlp:0", "Model is 'mlp:0' with the width '0'; expected widths from 1 to 65536")]
    [InlineData("mlp:8,x", "Model is 'mlp:8,x' with the width 'x'; expected widths from 1 to 65536")]
    [InlineData("linear:3", "Model is 'linear:3'; expected no widths with linear: linear, mlp, or mlp:WIDTH,… as in mlp:256,128")]
    public void A_model_that_is_not_there_is_refused_with_what_is(string name, string message)
    {
        Assert.Equal(message, Assert.Throws<SettingException>(() => ModelCatalog.Check(name)).Message);
        Assert.Throws<SettingException>(() => ModelCatalog.Create(name, 4, 3));
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused()
    {
        Assert.Equal(
            "Linear(9, 2) cannot take rows of shape (8)",
            Assert.Throws<ArgumentException>(() => Models.Chain(4, new LinearSpec(4, 8), new ReluSpec(), new LinearSpec(9, 2))).Message);
        Assert.Throws<ArgumentException>(() => Models.Chain(4));
        Assert.Throws<ArgumentException>(() => new ModelSpec("m", new TensorShape(4), [new("a", new ReluSpec(), [0])]));
    }
}
