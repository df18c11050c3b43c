using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Layers;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Models;

public class ModelBuilderTests
{
    private const int In = ModelSpec.InputNode;

    [Fact]
    public void Nodes_that_the_output_does_not_need_are_left_out()
    {
        var builder = new ModelBuilder(new TensorShape(3));
        int unused = builder.Add("unused", new ReluSpec(), In);
        int first = builder.Add("first", new TanhSpec(), In);
        builder.Add("also", new AddSpec(), unused, first);
        ModelSpec model = builder.Build("m", builder.Add("last", new AddSpec(), In, first));
        Assert.Equal(["first", "last"], model.Nodes.Select(n => n.Name));
        Assert.Equal([In, 0], model.Nodes[1].Inputs);
    }

    [Fact]
    public void Where_the_first_of_those_that_share_weights_is_left_out_the_next_one_has_them()
    {
        var builder = new ModelBuilder(new TensorShape(3));
        int node = builder.Add("unused", new LinearSpec(3, 3), In);
        node = builder.Add(new ModelNode("b", new LinearSpec(3, 3), [In]) { SharedWith = node });
        node = builder.Add("relu", new ReluSpec(), node);
        node = builder.Add(new ModelNode("c", new LinearSpec(3, 3), [node]) { SharedWith = 0 });
        ModelSpec model = builder.Build("m", node);
        Assert.Equal([("b", null), ("relu", null), ("c", 0)], model.Nodes.Select(n => (n.Name, n.SharedWith)));
        Assert.Equal(12, model.ParameterCount);
    }

    [Fact]
    public void Layers_that_share_weights_are_fitted_together_or_not_at_all()
    {
        ModelSpec Model(params LayerSpec[] layers) => ModelSpec.Chain("m", new TensorShape(4), [.. layers.Select((l, i) => ($"n{i}", l))]);
        ModelSpec Sharing(ModelSpec model, int node, int owner) => new(model.Name, model.InputShape,
            [.. model.Nodes.Select((n, i) => n with { Inputs = i == 0 ? [In] : n.Inputs, SharedWith = i == node ? owner : null })]);

        // A sum of two uses of one layer.
        var both = new ModelSpec("m", new TensorShape(4),
            [new("a", new LinearSpec(4, 3), [In]), new("b", new LinearSpec(4, 3), [In]) { SharedWith = 0 }, new("sum", new AddSpec(), [0, 1])]);
        ModelSpec fitted = ModelFit.ToOutputs(both, new DataShape(both.InputShape, 2), fits: true, "f");
        Assert.Equal((10, 0), (fitted.ParameterCount, fitted.Nodes[1].SharedWith));
        ModelSpec stacked = Sharing(Model(new LinearSpec(4, 4), new TanhSpec(), new LinearSpec(4, 4)), 2, 0);
        Assert.Throws<InputException>(() => ModelFit.ToOutputs(stacked, new DataShape(stacked.InputShape, 2), fits: true, "f"));

        var builder = new ModelBuilder(new TensorShape(6)) { FitsInput = true };
        int first = builder.Add("first", new LinearSpec(4, 4), In);
        Assert.Equal("Linear(4, 4) cannot have the weights of 'first', which is Linear(6, 4); expected the same kind and the same settings",
            Assert.Throws<ArgumentException>(() => builder.Add(new ModelNode("again", new LinearSpec(4, 4), [first]) { SharedWith = first })).Message);
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number()
    {
        var builder = new ModelBuilder(new TensorShape(3));
        int node = In;
        foreach (string name in (string[])["relu", "relu", "relu_3", "relu", "relu_2"])
            node = builder.Add(name, new ReluSpec(), node);
        Assert.Equal(["relu", "relu_2", "relu_3", "relu_4", "relu_2_2"], builder.Build("m", node).Nodes.Select(n => n.Name));
    }

    [Fact]
    public void More_layers_than_the_limit_are_refused()
    {
        var builder = new ModelBuilder(new TensorShape(1));
        for (int i = 0; i < ModelBuilder.MaxLayers; i++)
            builder.Add("id", new IdentitySpec(), i - 1);
        Assert.Equal("there are more than 10000 layers", Assert.Throws<ArgumentException>(() => builder.Add("id", new IdentitySpec(), In)).Message);
    }

    [Fact]
    public void Only_layers_that_see_the_input_as_it_is_are_fitted_to_it()
    {
        var builder = new ModelBuilder(new TensorShape(2, 3)) { FitsInput = true };
        int flat = builder.Add("flat", new FlattenSpec(), builder.Add("norm", new LayerNormSpec(new TensorShape(9)) { Affine = false }, In));
        int first = builder.Add("first", new LinearSpec(784, 4), flat);
        int norm = builder.Add("norm", new BatchNorm1dSpec(4), first);
        Assert.Throws<ArgumentException>(() => builder.Add("second", new LinearSpec(5, 2), norm));
        ModelSpec model = builder.Build("m", norm);
        Assert.Equal(["LayerNorm((3,), eps=1e-05, elementwise_affine=False)", "Linear(6, 4)"], [model.Nodes[0].Layer.ToString(), model.Nodes[2].Layer.ToString()]);
    }

    [Fact]
    public void Normalisation_keeps_its_settings_when_it_is_fitted()
    {
        var norm = new BatchNorm2dSpec(3) { Epsilon = 0.1, Momentum = null, Affine = false, TrackRunningStats = false };
        LayerSpec fitted = ModelFit.ToInput(norm, new TensorShape(7, 2, 2));
        Assert.Equal(new BatchNorm2dSpec(7) { Epsilon = 0.1, Momentum = null, Affine = false, TrackRunningStats = false }, fitted);
    }

    [Fact]
    public void Both_parts_of_a_sum_are_fitted_to_the_outputs()
    {
        ModelSpec wide = ModelCatalog.Create("wide-deep:8", 4, 3);
        Assert.Equal(ModelCatalog.Create("wide-deep:8", 4, 5).ParameterCount, ModelFit.ToOutputs(wide, new DataShape(wide.InputShape, 5), fits: true, "f").ParameterCount);
        Assert.Same(wide, ModelFit.ToOutputs(wide, new DataShape(wide.InputShape, 3), fits: false, "f"));
    }

    [Fact]
    public void A_last_layer_that_others_read_is_not_fitted()
    {
        var builder = new ModelBuilder(new TensorShape(4));
        int last = builder.Add("last", new LinearSpec(4, 4), In);
        ModelSpec residual = builder.Build("m", builder.Add("add", new AddSpec(), In, last));
        Assert.Equal(
            "f: error: the model gives rows of the shape (4); the data need (2); `FitIo` adjusts models that end in a linear layer",
            Assert.Throws<InputException>(() => ModelFit.ToOutputs(residual, new DataShape(residual.InputShape, 2), fits: true, "f")).Message);
    }

    [Theory]
    [InlineData(true, "Softmax")]
    [InlineData(false, null)]
    public void A_loss_that_repeats_the_last_layer_is_found(bool softmax, string? kind)
    {
        ModelSpec model = ModelSpec.Chain("m", new TensorShape(2), ("last", softmax ? new SoftmaxSpec() : new LogSoftmaxSpec()));
        Assert.Equal(kind, LossCatalog.RedundantActivation(model, new CrossEntropyLossSpec()));
        Assert.Null(LossCatalog.RedundantActivation(model, new MseLossSpec()));
    }
}
