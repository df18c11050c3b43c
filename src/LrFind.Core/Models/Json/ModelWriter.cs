using System.Buffers;
using System.Text;
using System.Text.Json;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Json;

/// <summary>Writes models as JSON; docs/model.schema.json describes the form.</summary>
internal static class ModelWriter
{
    /// <summary>The version of the form.</summary>
    public const int Version = 1;

    /// <summary>What stands for the model's input where layers name what feeds them.</summary>
    public const string InputName = "@input";

    /// <summary>What names the layer whose weights another one uses.</summary>
    public const string WeightsOf = "weights_of";

    /// <summary>What says whether weights are trained.</summary>
    public const string Trained = "trained";

    /// <summary>What says whether a layer goes on as in training where the model is evaluated.</summary>
    public const string AlwaysTraining = "always_training";

    /// <summary>What layers of a kind may have besides its parameters.</summary>
    public static IEnumerable<string> Common(LayerDescriptor kind) =>
        [.. kind.HasWeights ? [WeightsOf, Trained] : (string[])[], .. kind.HasMode ? [AlwaysTraining] : (string[])[]];

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JsonText.Encoder
    };
    private static readonly JsonWriterOptions s_oneLine = new() { Encoder = JsonText.Encoder };

    /// <summary>Writes a model, with a line break at its end.</summary>
    public static void Write(Stream stream, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(model);
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("lrfind_model", Version);
            writer.WriteString("name", model.Name);
            writer.WritePropertyName("input_shape");
            WriteOnOneLine(writer, line => WriteNumbers(line, model.InputShape.ToArray()));
            writer.WriteStartArray("layers");
            foreach (ModelNode node in model.Nodes)
                WriteOnOneLine(writer, line => WriteLayer(line, model, node));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>The same as a text.</summary>
    internal static string ToText(ModelSpec model)
    {
        using var stream = new MemoryStream();
        Write(stream, model);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void WriteOnOneLine(Utf8JsonWriter writer, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var line = new Utf8JsonWriter(buffer, s_oneLine))
            write(line);
        writer.WriteRawValue(buffer.WrittenSpan);
    }

    private static void WriteLayer(Utf8JsonWriter writer, ModelSpec model, ModelNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("name", node.Name);
        writer.WriteString("kind", node.Layer.Kind);
        foreach (LayerParameter parameter in node.Layer.Descriptor.Parameters)
            WriteValue(writer, parameter.Name, parameter.Value(node.Layer));
        if (node.SharedWith is { } owner)
            writer.WriteString(WeightsOf, model.Nodes[owner].Name);
        if (!node.IsTrained)
            writer.WriteBoolean(Trained, false);
        if (node.IsAlwaysTraining)
            writer.WriteBoolean(AlwaysTraining, true);
        writer.WriteStartArray("inputs");
        foreach (int input in node.Inputs)
            writer.WriteStringValue(input == ModelSpec.InputNode ? InputName : model.Nodes[input].Name);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull(name);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case double number:
                writer.WriteNumber(name, number);
                break;
            case bool truth:
                writer.WriteBoolean(name, truth);
                break;
            case string word:
                writer.WriteString(name, word);
                break;
            case SpatialPair pair when pair.Height == pair.Width:
                writer.WriteNumber(name, pair.Height);
                break;
            case SpatialPair pair:
                writer.WriteStartArray(name);
                writer.WriteNumberValue(pair.Height);
                writer.WriteNumberValue(pair.Width);
                writer.WriteEndArray();
                break;
            case int[] numbers:
                writer.WritePropertyName(name);
                WriteNumbers(writer, numbers);
                break;
            case TensorShape shape:
                writer.WritePropertyName(name);
                WriteNumbers(writer, shape.ToArray());
                break;
            default:
                throw new NotSupportedException($"there is no JSON form of {value}");
        }
    }

    private static void WriteNumbers(Utf8JsonWriter writer, int[] numbers)
    {
        writer.WriteStartArray();
        foreach (int number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
