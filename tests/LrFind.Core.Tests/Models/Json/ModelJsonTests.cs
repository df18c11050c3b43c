using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Json;
using LrFind.Models.Layers;
using static LrFind.Core.Tests.Models.Json.JsonModels;

namespace LrFind.Core.Tests.Models.Json;

public class ModelJsonTests
{
    private static readonly LayerSpec[] s_layers =
    [
        new LinearSpec(3, 4), new LinearSpec(3, 4, Bias: false), new Conv1dSpec(1, 2, 3) { Stride = 2, Padding = 1, Dilation = 4, Bias = false },
        new Conv2dSpec(1, 2, new SpatialPair(3, 5)) { Stride = new(2, 1), Padding = new(0, 4), Dilation = 3, Bias = false }, new Conv2dSpec(1, 1, 1),
        new MaxPool1dSpec(4) { Stride = 3, Padding = 2 }, new MaxPool2dSpec(new SpatialPair(2, 4)) { Padding = new(0, 1) }, new MaxPool1dSpec(4),
        new AvgPool1dSpec(3) { CountIncludePad = false }, new AvgPool2dSpec(3) { Stride = new(1, 2), Padding = 1, CountIncludePad = false },
        new Conv1dSpec(4, 8, 3) { Groups = 4, PaddingMode = PaddingMode.Circular }, new Conv2dSpec(4, 8, 3) { Groups = 2, Padding = 1, PaddingMode = PaddingMode.Reflect },
        new ConvTranspose1dSpec(2, 4, 3) { Stride = 2, OutputPadding = 1, Groups = 2 },
        new ConvTranspose2dSpec(2, 4, new SpatialPair(2, 3)) { Stride = new(3, 1), Padding = 1, OutputPadding = new(2, 0), Bias = false },
        new MaxPool1dSpec(4) { Dilation = 3, Padding = 4, CeilMode = true }, new MaxPool2dSpec(2) { Dilation = new(2, 1), CeilMode = true },
        new AvgPool2dSpec(3) { CeilMode = true, DivisorOverride = 7 }, new AdaptiveAvgPool1dSpec(), new AdaptiveAvgPool2dSpec { OutputSize = new(2, 3) },
        new AdaptiveMaxPool1dSpec { OutputSize = 4 }, new AdaptiveMaxPool2dSpec(),
        new BatchNorm1dSpec(3) { Epsilon = 1e-3, Momentum = null, Affine = false, TrackRunningStats = false }, new BatchNorm2dSpec(3) { Momentum = 0.3 },
        new LayerNormSpec(new TensorShape(2, 3)) { Epsilon = 1e-12, Affine = false }, new EmbeddingSpec(5, 6), new OneHotEmbeddingSpec(5, 6), new SliceSpec(0, 2), new PermuteSpec(new TensorShape(2, 1)),
        new LayerNormSpec(new TensorShape(2)) { Bias = false }, new GroupNormSpec(2, 4) { Epsilon = 1e-3 }, new InstanceNorm1dSpec(3) { Affine = true },
        new InstanceNorm2dSpec(3) { Momentum = 0.2, Affine = true }, new EmbeddingSpec(5, 6) { PaddingIdx = 2 }, new EmbeddingBagSpec(5, 6) { IsSum = true },
        new Dropout1dSpec { P = 0.2 }, new Dropout2dSpec(), new Dropout3dSpec(), new AlphaDropoutSpec { P = 0.1 }, new SoftminSpec(), new ThresholdSpec(0.5, -1),
        new PReluSpec(3) { Init = 0.5 }, new GluSpec { Dim = 1 },
        new UpsampleSpec(new SpatialPair(3, 4), null), new UpsampleSpec(null, 1.5) { Mode = Upsampling.Bilinear, AlignCorners = true }, new PixelShuffleSpec(2),
        new ZeroPad2dSpec(new Edges(1, 2, 0, 4)), new ConstantPad1dSpec(new Edges(0, 0, 1, 2)) { Value = 0.5 }, new ConstantPad2dSpec(new Edges(1, 1, 1, 1)),
        new ReflectionPad1dSpec(new Edges(0, 0, 1, 2)), new ReflectionPad2dSpec(new Edges(1, 2, 3, 4)), new ReplicationPad1dSpec(new Edges(0, 0, 0, 2)),
        new ReplicationPad2dSpec(new Edges(1, 2, 3, 4)),
        new FlattenSpec(), new UnflattenSpec(new TensorShape(1, 2, 3)), new AddSpec(), new MulSpec(), new DivSpec(), new ConcatSpec(),
        new ParameterSpec(new TensorShape(2, 3)) { Init = ParameterInit.Normal, Scale = 0.25, Offset = -1 }, new ParameterSpec(new TensorShape(1)) { Init = ParameterInit.Uniform },
        new ParameterSpec(new TensorShape(4)) { Init = ParameterInit.Range }, new ExpSpec(), new LogSpec(), new SqrtSpec(), new AbsSpec(), new PowSpec { Exponent = -1.5 }, new SinSpec(), new CosSpec(), new LayerNormSpec(new TensorShape(3)),
        new BatchNorm1dSpec(3), new DropoutSpec { P = 0.1 }, new IdentitySpec(),
        new ReluSpec(), new LeakyReluSpec { NegativeSlope = 0.2 }, new EluSpec { Alpha = 1.0 / 3 }, new SeluSpec(), new GeluSpec(), new GeluSpec(GeluApproximation.Tanh),
        new SiluSpec(), new MishSpec(), new SigmoidSpec(), new TanhSpec(), new SoftplusSpec { Beta = 2, Threshold = 30 }, new HardswishSpec(), new SoftmaxSpec(), new LogSoftmaxSpec(),
        new Relu6Spec(), new HardtanhSpec { MinVal = -2, MaxVal = 0.5 }, new HardsigmoidSpec(), new CeluSpec { Alpha = 0.25 }, new ScaleSpec { Factor = -2, Offset = 0.5 },
    ];

    [Fact]
    public void Every_kind_of_layer_has_a_form_that_reads_back_the_same()
    {
        Assert.Equal(LayerCatalog.All.Select(d => d.Kind).Order(), s_layers.Select(l => l.Kind).Distinct().Order());
        Assert.All(s_layers, layer =>
        {
            string json = JsonSerializer.Serialize(layer.Descriptor.Parameters.ToDictionary(p => p.Name, p => Plain(p.Value(layer))));
            Assert.Equal(layer, FromJson(layer.Descriptor, json));
        });
    }

    [Fact]
    public void What_is_left_out_has_the_default_that_the_record_has()
    {
        Assert.All(s_layers, layer =>
        {
            // An Upsample needs one of two that may both be left out.
            var required = layer.Descriptor.Parameters.Where(p => p.IsRequired || (layer is UpsampleSpec && p.Default is null)).ToDictionary(p => p.Name, p => Plain(p.Value(layer)));
            LayerSpec plain = FromJson(layer.Descriptor, JsonSerializer.Serialize(required));
            Assert.All(layer.Descriptor.Parameters.Where(p => p.Default is not null), p => Assert.Equal(p.Default, p.Value(plain)));
        });
    }

    [Fact]
    public void Models_round_trip()
    {
        Gen<ModelSpec> models =
            from seed in Gen.Choose(0, int.MaxValue)
            select Random(new Pcg32(seed, RandomPurpose.Shuffle));
        Prop.ForAll(models.ToArbitrary(), RoundTrips).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("mlp:8,gelu,dropout=0.3,bn")]
    [InlineData("resnet:8")]
    [InlineData("wide-deep")]
    [InlineData("embedding-mlp")]
    public void Models_of_the_catalogue_round_trip(string name) =>
        Assert.True(RoundTrips(ModelCatalog.Create(name, new DataShape(new TensorShape(8), 3) { OneHotGroups = [new(2, 3)] })));

    [Fact]
    public void Kinds_say_whether_they_have_weights_and_a_mode() => Assert.All(LayerCatalog.All, kind =>
    {
        Assert.Equal(s_layers.Any(l => l.Kind == kind.Kind && l.HasState), kind.HasWeights);
        Assert.Equal(kind.Kind.Contains("Dropout", StringComparison.Ordinal) || kind.Kind is "BatchNorm1d" or "BatchNorm2d", kind.HasMode);
    });

    [Fact]
    public void A_short_form_will_do()
    {
        ModelSpec model = Read("""
            { "lrfind_model": 1, "input_shape": [1, 8, 8], "layers": [
              { "name": "conv", "kind": "Conv2d", "in_channels": 1, "out_channels": 4, "kernel_size": [3, 5] },
              { "name": "pool", "kind": "MaxPool2d", "kernel_size": 2 },
              { "name": "flat", "kind": "Flatten" },
              { "name": "fc", "kind": "Linear", "in_features": 24, "out_features": 3 } ] }
            """, new DataShape(new TensorShape(1, 8, 8), 3));
        Assert.Equal("Conv2d(1, 4, kernel_size=(3, 5), stride=(1, 1))", model.Nodes[0].Layer.ToString());
        Assert.Equal([[-1], [0], [1], [2]], model.Nodes.Select(n => n.Inputs.ToArray()));
    }

    [Fact]
    public void The_schema_has_the_same_kinds_and_settings()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repo.PathOf("docs/model.schema.json")));
        JsonElement properties = schema.RootElement.GetProperty("properties");
        Assert.Equal(ModelWriter.Version, properties.GetProperty("lrfind_model").GetProperty("const").GetInt32());
        Assert.Equal(ModelBuilder.MaxLayers, properties.GetProperty("layers").GetProperty("maxItems").GetInt32());
        string[] described = [.. properties.GetProperty("layers").GetProperty("items").GetProperty("oneOf").EnumerateArray().Select(Described)];
        Assert.Equal(LayerCatalog.All.Select(Described), described);
    }

    // Kind, parameters with their defaults, and which of them have to be given.
    private static string Described(JsonElement schema)
    {
        IEnumerable<string> parameters = schema.GetProperty("properties").EnumerateObject().Select(p =>
            p.Value.TryGetProperty("default", out JsonElement value) ? $"{p.Name}={value}" : p.Name);
        string required = string.Join(", ", schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        return $"{schema.GetProperty("properties").GetProperty("kind").GetProperty("const").GetString()}: {string.Join(", ", parameters)}; {required}";
    }

    private static string Described(LayerDescriptor descriptor)
    {
        IEnumerable<string> parameters = descriptor.Parameters.Select(p => p.Default is { } value ? $"{p.Name}={Json(value)}" : p.Name);
        string[] common = [.. descriptor.HasWeights ? ["weights_of", "trained"] : (string[])[], .. descriptor.HasMode ? ["always_training"] : (string[])[]];
        IEnumerable<string> required = descriptor.Parameters.Where(p => p.IsRequired).Select(p => p.Name);
        return $"{descriptor.Kind}: {string.Join(", ", ["name", "kind", .. parameters, .. common, "inputs"])}; {string.Join(", ", ["name", "kind", .. required])}";
    }

    private static string Json(object value) => value switch
    {
        double number => number.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("E-0", "e-0", StringComparison.Ordinal),
        SpatialPair pair => $"{pair.Height}",
        _ => $"{value}",
    };

    private static LayerSpec FromJson(LayerDescriptor descriptor, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return descriptor.Create(new LayerSettings(document.RootElement, p => throw new InvalidOperationException(p)));
    }

    [Theory]
    [InlineData("", "(1,1): error: this is not JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true")]
    [InlineData("{,}", "(1,2): error: this is not JSON: ',' is an invalid start of a property name. Expected a '\"'")]
    [InlineData("[]", ": error: this is no model; expected an object with \"lrfind_model\": 1")]
    [InlineData("{}", ": error: this is no model; expected an object with \"lrfind_model\": 1")]
    [InlineData("{\"lrfind_model\":2}", ": error: the version of the form, lrfind_model, is 2; expected 1")]
    [InlineData("{\"lrfind_model\":1}", ": error: 'input_shape' is missing")]
    [InlineData("{\"lrfind_model\":1,\"input_shape\":[4]}", ": error: 'layers' is missing; expected a list of one layer or more")]
    [InlineData("{\"lrfind_model\":1,\"input_shape\":[0],\"layers\":[]}", ": error: 'input_shape' is 0; expected a whole number of 1 or more")]
    [InlineData("{\"lrfind_model\":1,\"input_shape\":[4],\"layer\":[]}", ": error: 'layer' is not known; expected lrfind_model, name, input_shape, layers, $schema; did you mean 'layers'?")]
    public void A_document_that_is_no_model_is_refused(string text, string message) => Assert.Equal("net.json" + message, ErrorOf(text));

    [Theory]
    [InlineData("{}", ": error: layer 1 has no 'name'")]
    [InlineData("{\"name\":\"a\"}", ": error: layer 'a': 'kind' is missing")]
    [InlineData("{\"name\":\"a\",\"kind\":\"Linear\"}", ": error: layer 'a': 'in_features' is missing")]
    [InlineData("{\"name\":\"a\",\"kind\":\"Linear\",\"in_features\":\"x\"}", ": error: layer 'a': 'in_features' is \"x\"; expected a whole number")]
    [InlineData("{\"name\":\"a\",\"kind\":\"Linear\",\"in_features\":4,\"out_features\":-1}", ": error: layer 'a': 'out_features' is -1; expected a whole number of 1 or more")]
    [InlineData("{\"name\":\"a\",\"kind\":\"Linear\",\"in_features\":5,\"out_features\":2}", ": error: layer 'a': Linear(5, 2) cannot take rows of shape (4)")]
    [InlineData("{\"name\":\"a\",\"kind\":\"ReLU\",\"p\":2}", ": error: layer 'a': 'p' is not known; expected name, kind, inputs")]
    [InlineData("{\"name\":\"a\",\"kind\":\"ReLU\",\"inputs\":[\"b\"]}", ": error: layer 'a': the input 'b' is no layer before it; expected one, or @input")]
    [InlineData("{\"name\":\"a\",\"kind\":\"Dropout\",\"p\":1}", ": error: layer 'a': P is 1; expected a probability of at least 0 and less than 1")]
    [InlineData("{\"name\":\"a\",\"kind\":\"GELU\",\"approximate\":\"no\"}", ": error: layer 'a': 'approximate' is \"no\"; expected none or tanh")]
    [InlineData("{\"name\":\"a\",\"kind\":\"ReLU\"},{\"name\":\"a\",\"kind\":\"ReLU\"}", ": error: layer 'a': another layer has the same name")]
    [InlineData("{\"name\":\"a\",\"kind\":\"ReLU\"},{\"name\":\"b\",\"kind\":\"ReLU\",\"inputs\":[\"@input\"]}", ": error: the layer 'a' feeds no other; the last layer is the model's output")]
    [InlineData("{\"name\":\"\\ud800\",\"kind\":\"ReLU\"}", ": error: a text is not valid Unicode")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\",\"kind\":\"ReLU\"}", ": error: this is not JSON: Duplicate property 'name' encountered during deserialization")]
    public void A_layer_that_is_not_understood_is_refused(string layers, string message)
    {
        string error = ErrorOf($$"""{"lrfind_model":1,"input_shape":[4],"layers":[{{layers}}]}""");
        Assert.Equal("net.json" + message, error);
    }

    [Fact]
    public void Sizes_are_checked_against_the_data_and_adjusted_when_asked_for()
    {
        string text = Text(ModelCatalog.Create("mlp:8", 4, 3));
        Assert.Equal(
            "net.json: error: the model takes rows of the shape (4); the data have (6); `FitIo` adjusts the first layer and the last to the data",
            ErrorOf(text, 6, 3));
        Assert.Equal(
            "net.json: error: the model gives rows of the shape (3); the data need (1); `FitIo` adjusts the first layer and the last to the data",
            ErrorOf(text, 4, 1));
        ModelSpec fitted = Read(text, new DataShape(new TensorShape(6), 1), fits: true);
        Assert.Equal(ModelCatalog.Create("mlp:8", 6, 1).ParameterCount, fitted.ParameterCount);
    }

    [Fact]
    public void Mutated_documents_are_read_or_refused()
    {
        string text = Text(ModelCatalog.Create("wide-deep:4,gelu,dropout=0.3", new DataShape(new TensorShape(8), 3) { OneHotGroups = [new(2, 3)] }));
        string[] scraps = ["\"", "{", "}", "[", "]", ",", ":", "-", "0", "1e99", "null", "true", "\\ud800", "@input", "Linear", "\uFFFF"];
        var random = new Pcg32(7, RandomPurpose.Shuffle);
        for (int i = 0; i < 500; i++)
        {
            int place = random.NextInt32(text.Length);
            string scrap = scraps[random.NextInt32(scraps.Length)];
            string mutant = random.NextInt32(2) == 0 ? text.Insert(place, scrap) : text[..place] + scrap + text[Math.Min(text.Length, place + 1 + random.NextInt32(9))..];
            try
            {
                Read(mutant, new DataShape(new TensorShape(8), 3));
            }
            catch (InputException refused)
            {
                Assert.DoesNotContain('\n', refused.Message);
            }
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal("no.json: error: no such file", Assert.Throws<InputException>(() => JsonModel.Load("no.json", false)).Message);

    private static bool RoundTrips(ModelSpec model)
    {
        string text = Text(model);
        ModelSpec read = Read(text, new DataShape(model.InputShape, model.OutputShape.Count));
        return text == Text(read)
            && (model.Name, model.InputShape, model.ParameterCount) == (read.Name, read.InputShape, read.ParameterCount)
            && model.Nodes.Zip(read.Nodes).All(p => p.First.Name == p.Second.Name && p.First.Layer.Equals(p.Second.Layer) && p.First.Inputs.SequenceEqual(p.Second.Inputs));
    }

    // A random graph: layers that read any earlier node, joined and made one vector at the end.
    private static ModelSpec Random(Pcg32 random)
    {
        var builder = new ModelBuilder(new TensorShape(2, 6, 6));
        var nodes = new List<int> { ModelSpec.InputNode };
        for (int tries = random.NextInt32(40); tries > 0; tries--)
        {
            LayerSpec layer = s_layers[random.NextInt32(s_layers.Length)];
            int fitted = nodes[random.NextInt32(nodes.Count)];
            int[] inputs = [.. Enumerable.Range(0, layer is JoinSpec ? 2 : layer is ParameterSpec ? 0 : 1).Select(_ => nodes[random.NextInt32(nodes.Count)])];
            try
            {
                layer = ModelFit.ToInput(layer, builder.ShapeOf(fitted));
                nodes.Add(builder.Add($"{layer.Kind} \"{random.NextInt32(5)}\" ü", layer, inputs));
            }
            catch (Exception e) when (e is ArgumentException or SettingException)
            {
                // Not every layer fits every node.
            }
        }

        int last = builder.Add("flatten", new FlattenSpec(), nodes[^1]);
        return builder.Build("a \\ \"model\"", builder.Add("last", new LinearSpec(builder.ShapeOf(last).Count, 2), last));
    }

    private static object? Plain(object? value) => value switch
    {
        SpatialPair pair => new[] { pair.Height, pair.Width },
        TensorShape shape => Enumerable.Range(0, shape.Rank).Select(d => shape[d]).ToArray(),
        _ => value,
    };
}
