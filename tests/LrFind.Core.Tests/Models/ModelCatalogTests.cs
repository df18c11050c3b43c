using LrFind.Core.Tests.Data;
using LrFind.Core.Tests.Engines.Embedded;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Models;

public class ModelCatalogTests
{
    // Two numbers, a column of three categories, a number, a column of two.
    private static readonly DataShape s_mixed = new(new TensorShape(8), 3) { OneHotGroups = [new(2, 3), new(6, 2)] };

    [Theory]
    [InlineData("mlp", "64,64,3", 4 * 64 + 64 + 64 * 64 + 64 + 64 * 3 + 3)]
    [InlineData("mlp:256,128", "256,128,3", 5 * 256 + 257 * 128 + 129 * 3)]
    [InlineData("mlp:7", "7,3", 5 * 7 + 8 * 3)]
    [InlineData("mlp:7,bn", "7,3", 5 * 7 + 2 * 7 + 8 * 3)]
    [InlineData("mlp-bn:7", "7,3", 5 * 7 + 2 * 7 + 8 * 3)]
    [InlineData("linear", "3", 5 * 3)]
    [InlineData("resnet:10,blocks=1", "10,20,10,3", 5 * 10 + 20 + 11 * 20 + 21 * 10 + 20 + 11 * 3)]
    [InlineData("wide-deep:5", "3,5,3", 5 * 3 + 5 * 5 + 6 * 3)]
    public void Models_by_name_have_the_widths_and_parameters_they_say(string name, string widths, long parameters)
    {
        ModelSpec model = ModelCatalog.Create(name, 4, 3);
        Assert.Equal(widths, string.Join(',', model.Nodes.Select(n => n.Layer).OfType<LinearSpec>().Select(l => l.OutFeatures)));
        Assert.Equal(parameters, model.ParameterCount);
        Assert.Equal(("(4)", "(3)"), (model.InputShape.ToString(), model.OutputShape.ToString()));
    }

    [Theory]
    [InlineData("mlp:8", "fc1 Linear(4, 8) [in], relu1 ReLU() [0], fc2 Linear(8, 3) [1]")]
    [InlineData("mlp:8,leaky-relu,dropout=0.25", "fc1 Linear(4, 8) [in], leaky_relu1 LeakyReLU(negative_slope=0.01) [0], dropout1 Dropout(p=0.25) [1], fc2 Linear(8, 3) [2]")]
    [InlineData("resnet:8,blocks=1,dropout=0.1",
        "first Linear(4, 8) [in], block1.bn BN(8) [0], block1.fc1 Linear(8, 16) [1], block1.relu ReLU() [2], block1.dropout1 Dropout(p=0.1) [3], "
        + "block1.fc2 Linear(16, 8) [4], block1.dropout2 Dropout(p=0.1) [5], block1.add Add() [0,6], bn BN(8) [7], relu ReLU() [8], last Linear(8, 3) [9]")]
    public void Layers_follow_the_definition(string name, string layers) => Assert.Equal(layers, Layers(ModelCatalog.Create(name, 4, 3)));

    [Fact]
    public void Images_are_halved_until_they_are_smaller_than_the_window()
    {
        ModelSpec image = ModelCatalog.Create("cnn:4,6,8,9,bn,dropout=0.5", new DataShape(new TensorShape(1, 8, 5), 10));
        Assert.Equal(
            ["(4, 4, 2)", "(6, 2, 1)", "(8, 2, 1)", "(9, 2, 1)"],
            [image.ShapeOf(3).ToString(), image.ShapeOf(7).ToString(), image.ShapeOf(10).ToString(), image.ShapeOf(13).ToString()]);
        Assert.Equal("Linear(18, 10)", image.Nodes[^1].Layer.ToString());
        ModelSpec sequence = ModelCatalog.Create("cnn:4,6", new DataShape(new TensorShape(2, 9), 1));
        Assert.Equal("Linear(12, 1)", sequence.Nodes[^1].Layer.ToString());
    }

    [Fact]
    public void Categories_become_vectors_among_the_numbers()
    {
        Assert.Equal(
            "numbers Slice(start=0, length=2) [in], column1 Slice(start=2, length=3) [in], embedding1 OneHotEmbedding(3, 2) [1], "
            + "numbers_2 Slice(start=5, length=1) [in], column2 Slice(start=6, length=2) [in], embedding2 OneHotEmbedding(2, 1) [4], "
            + "join Concat() [0,2,3,5], fc1 Linear(6, 5) [6], relu1 ReLU() [7], fc2 Linear(5, 3) [8]",
            Layers(ModelCatalog.Create("embedding-mlp:5", s_mixed)));
        Assert.Equal(3 * 2 + 2 * 1 + (6 + 1) * 5 + 6 * 3, ModelCatalog.Create("embedding-mlp:5", s_mixed).ParameterCount);
        Assert.Equal(3 * 4 + 2 * 4 + (11 + 1) * 5 + 6 * 3 + 9 * 3, ModelCatalog.Create("wide-deep:5,dim=4", s_mixed).ParameterCount);
    }

    [Fact]
    public void Every_model_learns()
    {
        foreach (ModelFamily family in ModelCatalog.All)
        {
            DataShape data = family.Name == "cnn" ? new DataShape(new TensorShape(1, 4, 2), 4) : s_mixed with { Outputs = 4 };
            using NetworkTrainer trainer = TestModels.Trainer(ModelCatalog.Create(family.Name, data), new CrossEntropyLossSpec(), new AdamSpec());
            RowSet rows = TestModels.Rows(16, 8, new CrossEntropyLossSpec());
            double before = trainer.TrainStep(rows.Slice(0, 16), 0.01);
            for (int i = 0; i < 30; i++)
                trainer.TrainStep(rows.Slice(0, 16), 0.01);
            Assert.True(trainer.TrainStep(rows.Slice(0, 16), 0.01) < 0.9 * before, family.Name);
        }
    }

    [Theory]
    [InlineData("vgg", "'vgg'; expected linear, mlp, mlp-bn, resnet, cnn, wide-deep or embedding-mlp, with options as in mlp:256,128,gelu,dropout=0.1,bn")]
    [InlineData("mlp:0", "'mlp:0' with '0'; expected a whole number from 1 to 65536")]
    [InlineData("mlp:-3", "'mlp:-3' with '-3'; expected a whole number from 1 to 65536")]
    [InlineData("mlp:1e9", "'mlp:1e9' with '1e9'; expected a whole number from 1 to 65536")]
    [InlineData("mlp:dropout=1", "'mlp:dropout=1' with 'dropout=1'; expected a probability of at least 0 and less than 1")]
    [InlineData("resnet:8,8", "'resnet:8,8' with '8'; expected one width")]
    [InlineData("resnet:bn", "'resnet:bn' with 'bn'; expected WIDTH,blocks=N,dropout=P,outputs=2")]
    [InlineData("resnet:blocks=0", "'resnet:blocks=0' with 'blocks=0'; expected a whole number from 1 to 100")]
    [InlineData("linear:3", "'linear:3' with '3'; expected outputs=2")]
    [InlineData("mlp:8,outputs=3", "'mlp:8,outputs=3' with 'outputs=3'; expected outputs=2; other numbers go by the data")]
    [InlineData("mlp-bn:bn", "'mlp-bn:bn' with 'bn'; expected WIDTH,…,ACTIVATION,dropout=P,outputs=2; ACTIVATION: relu, celu, elu, gelu, hardsigmoid, hardswish, hardtanh, leaky-relu, mish, relu6, selu, sigmoid, silu, softplus, tanh")]
    [InlineData("mlp:", "'mlp:' with ''; expected WIDTH,…,ACTIVATION,dropout=P,bn,outputs=2; ACTIVATION: relu, celu, elu, gelu, hardsigmoid, hardswish, hardtanh, leaky-relu, mish, relu6, selu, sigmoid, silu, softplus, tanh")]
    public void A_model_that_is_not_there_is_refused_with_what_is(string name, string message)
    {
        Assert.Equal($"Model is {message}", Assert.Throws<SettingException>(() => ModelCatalog.Load(name)).Message);
        Assert.Throws<SettingException>(() => ModelCatalog.Create(name, s_mixed));
    }

    [Fact]
    public void Two_classes_may_have_an_output_each()
    {
        foreach (ModelFamily family in ModelCatalog.All)
        {
            DataShape data = (family.Name == "cnn" ? new DataShape(new TensorShape(1, 4, 2), 1) : s_mixed with { Outputs = 1 }) with { TakesTwoLogits = true };
            Assert.Equal(new TensorShape(1), ModelCatalog.Create(family.Name, data).OutputShape);
            Assert.Equal(new TensorShape(2), ModelCatalog.Create($"{family.Name}:outputs=2", data).OutputShape);
            Assert.Equal(
                $"Model is '{family.Name}:outputs=2'; expected outputs=2 for data of two classes only",
                Assert.Throws<SettingException>(() => ModelCatalog.Create($"{family.Name}:outputs=2", data with { TakesTwoLogits = false })).Message);
        }
    }

    [Fact]
    public void A_model_for_other_data_is_refused()
    {
        Assert.Equal(
            "Model is 'cnn' for rows of 8 values without a shape; expected rows that are images or sequences; say which, as in `InputShape` 1x8x8",
            Assert.Throws<SettingException>(() => ModelCatalog.Create("cnn", s_mixed)).Message);
        Assert.Equal(
            "Model is 'embedding-mlp' for data without a categorical column; expected a text column; mlp needs none",
            Assert.Throws<SettingException>(() => ModelCatalog.Create("embedding-mlp", 4, 3)).Message);
    }

    [Fact]
    public void Categorical_columns_are_found_in_the_data()
    {
        string[] cities = ["Bern", "Rome", "Oslo"];
        Dataset data = Tables.Load(Tables.Rows("x,city,n=1,n=2,sex,y", 90, i => $"{i},{cities[i % 3]},{i * 7 % 50},{i * 3 % 41},{(i % 5 < 2 ? "f" : "m")},{i}.5"));
        DataShape shape = DataShape.From(data);
        Assert.Equal([new OneHotGroup(1, 3), new OneHotGroup(6, 2)], shape.OneHotGroups);
        Assert.Equal((new TensorShape(8), 1), (shape.Input, shape.Outputs));
    }

    [Fact]
    public void Every_name_loads_a_model_that_is_sized_to_a_data_set()
    {
        Dataset data = Tables.Load(Tables.Rows("x,city,y", 60, i => FormattableString.Invariant($"{i},{(i % 3 == 0 ? "Bern" : "Rome")},{i}.5")));
        Assert.Equal(["linear", "mlp", "mlp-bn", "resnet", "cnn", "wide-deep", "embedding-mlp"], ModelCatalog.Names);
        Assert.All(ModelCatalog.Names.Where(n => n != "cnn"), n => Assert.Equal(1, ModelCatalog.Load(n).SizeTo(data).OutputShape.Count));
    }

    private static string Layers(ModelSpec model) => string.Join(", ", model.Nodes.Select(n =>
        $"{n.Name} {(n.Layer is BatchNormSpec norm ? $"BN({norm.NumFeatures})" : n.Layer)} [{string.Join(',', n.Inputs.Select(i => i < 0 ? "in" : $"{i}"))}]"));
}
