using System.Text.Json;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Json;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Reads tests/fixtures/pytorch/layers.json, which layers.py beside it writes.</summary>
internal static class PyTorchLayers
{
    private static readonly JsonElement s_fixture = PyTorchFixture.Read("layers");

    /// <summary>The layers by name.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Layers { get; } = ByName("layers");

    /// <summary>The ten-step trainings by name.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Traces { get; } = ByName("traces");

    public static TensorShape Shape(JsonElement sizes) => new([.. sizes.EnumerateArray().Select(e => e.GetInt32())]);

    /// <summary>The specification of a layer of the file.</summary>
    public static LayerSpec Spec(JsonElement layer)
    {
        if (layer.TryGetProperty("json", out JsonElement json))
        {
            return LayerCatalog.Find(layer.GetProperty("kind").GetString()!)!
                .Create(new LayerSettings(json, problem => new InputException("layers.json", problem)));
        }

        JsonElement s = layer.GetProperty("settings");
        int Int(string name) => s.GetProperty(name).GetInt32();
        SpatialPair Pair(string name) => s.GetProperty(name) is { ValueKind: JsonValueKind.Array } pair ? new SpatialPair(pair[0].GetInt32(), pair[1].GetInt32()) : Int(name);
        bool Flag(string name) => !s.TryGetProperty(name, out JsonElement value) || value.GetBoolean();
        double Epsilon() => s.GetProperty("eps").GetDouble();
        double? Momentum() => s.GetProperty("momentum") is { ValueKind: JsonValueKind.Number } m ? m.GetDouble() : null;
        return layer.GetProperty("kind").GetString() switch
        {
            "Conv1d" => new Conv1dSpec(Int("in"), Int("out"), Int("kernel")) { Stride = Int("stride"), Padding = Int("padding"), Dilation = Int("dilation"), Bias = Flag("bias") },
            "Conv2d" => new Conv2dSpec(Int("in"), Int("out"), Pair("kernel")) { Stride = Pair("stride"), Padding = Pair("padding"), Dilation = Pair("dilation"), Bias = Flag("bias") },
            "MaxPool1d" => new MaxPool1dSpec(Int("kernel")) { Stride = Int("stride"), Padding = Int("padding") },
            "MaxPool2d" => new MaxPool2dSpec(Pair("kernel")) { Stride = Pair("stride"), Padding = Pair("padding") },
            "AvgPool1d" => new AvgPool1dSpec(Int("kernel")) { Stride = Int("stride"), Padding = Int("padding"), CountIncludePad = Flag("countIncludePad") },
            "AvgPool2d" => new AvgPool2dSpec(Pair("kernel")) { Stride = Pair("stride"), Padding = Pair("padding"), CountIncludePad = Flag("countIncludePad") },
            "AdaptiveAvgPool1d" => new AdaptiveAvgPool1dSpec(),
            "AdaptiveAvgPool2d" => new AdaptiveAvgPool2dSpec(),
            "BatchNorm1d" => new BatchNorm1dSpec(Shape(layer.GetProperty("shapes")[0])[0])
            {
                Epsilon = Epsilon(),
                Momentum = Momentum(),
                Affine = Flag("affine"),
                TrackRunningStats = Flag("track_running_stats"),
            },
            "BatchNorm2d" => new BatchNorm2dSpec(Shape(layer.GetProperty("shapes")[0])[0])
            {
                Epsilon = Epsilon(),
                Momentum = Momentum(),
                Affine = Flag("affine"),
                TrackRunningStats = Flag("track_running_stats"),
            },
            "LayerNorm" => new LayerNormSpec(Shape(s.GetProperty("shape"))) { Epsilon = Epsilon(), Affine = Flag("elementwise_affine") },
            "Embedding" => new EmbeddingSpec(Int("num"), Int("dim")),
            "Flatten" => new FlattenSpec(),
            "Unflatten" => new UnflattenSpec(Shape(s.GetProperty("shape"))),
            "Add" => new AddSpec(),
            "Mul" => new MulSpec(),
            "Concat" => new ConcatSpec(),
            var kind => throw new InvalidDataException($"layers.json has a layer {kind}"),
        };
    }

    private static Dictionary<string, JsonElement> ByName(string section) =>
        s_fixture.GetProperty(section).EnumerateArray().ToDictionary(e => e.GetProperty("name").GetString()!);
}
