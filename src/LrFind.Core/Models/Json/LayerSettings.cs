using System.Text.Json;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Json;

/// <summary>The settings of one layer in a JSON document.</summary>
/// <param name="layer">The layer's object.</param>
/// <param name="error">Makes the error for a problem with the layer.</param>
internal sealed class LayerSettings(JsonElement layer, Func<string, InputException> error)
{
    /// <summary>A size of at least 1; it has to be given.</summary>
    public int Size(string name) => AtLeastOne(name, Integer(name));

    /// <summary>A size of at least 1.</summary>
    public int Size(string name, int byDefault) => AtLeastOne(name, Integer(name, byDefault));

    /// <summary>A whole number; it has to be given.</summary>
    public int Integer(string name) => IntegerOf(name, Required(name));

    /// <summary>A whole number.</summary>
    public int Integer(string name, int byDefault) => layer.TryGetProperty(name, out JsonElement value) ? IntegerOf(name, value) : byDefault;

    /// <summary>A number.</summary>
    public double Real(string name, double byDefault)
    {
        if (!layer.TryGetProperty(name, out JsonElement value))
            return byDefault;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Unexpected(name, value, "a number");
    }

    /// <summary>True or false.</summary>
    public bool Truth(string name, bool byDefault)
    {
        if (!layer.TryGetProperty(name, out JsonElement value))
            return byDefault;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(name, value, "true or false");
    }

    /// <summary>Whether a setting is there and null.</summary>
    public bool IsNull(string name) => layer.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Null;

    /// <summary>A number for both dimensions, or a list of one for each; it has to be given.</summary>
    public SpatialPair Pair(string name) => PairOf(name, Required(name));

    /// <summary>A number for both dimensions, or a list of one for each.</summary>
    public SpatialPair Pair(string name, SpatialPair byDefault) => layer.TryGetProperty(name, out JsonElement value) ? PairOf(name, value) : byDefault;

    /// <summary>A list of sizes; it has to be given.</summary>
    public TensorShape Shape(string name)
    {
        JsonElement value = Required(name);
        const int MostSizes = 8;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 1 or > MostSizes)
            throw Unexpected(name, value, FormattableString.Invariant($"a list of 1 to {MostSizes} sizes"));
        int[] sizes = new int[value.GetArrayLength()];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = AtLeastOne(name, IntegerOf(name, value[i]));
        return new TensorShape(sizes);
    }

    /// <summary>The place of a word among those there are, the first by default.</summary>
    public int Word(string name, params string[] words)
    {
        if (!layer.TryGetProperty(name, out JsonElement value))
            return 0;
        int place = value.ValueKind == JsonValueKind.String ? Array.IndexOf(words, value.GetString()) : -1;
        return place >= 0 ? place : throw Unexpected(name, value, string.Join(" or ", words));
    }

    private JsonElement Required(string name) => layer.TryGetProperty(name, out JsonElement value) ? value : throw error($"'{name}' is missing");

    private int AtLeastOne(string name, int value) => value >= 1 ? value : throw error(FormattableString.Invariant($"'{name}' is {value}; expected a whole number of 1 or more"));

    private int IntegerOf(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Unexpected(name, value, "a whole number");

    private SpatialPair PairOf(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return IntegerOf(name, value);
        return value.GetArrayLength() == 2
            ? new SpatialPair(IntegerOf(name, value[0]), IntegerOf(name, value[1]))
            : throw Unexpected(name, value, "one number, or a list of two");
    }

    /// <summary>A value as it stands, cut where it is long.</summary>
    public static string Shortened(JsonElement value)
    {
        const int Longest = 40;
        string text = value.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private InputException Unexpected(string name, JsonElement value, string expected) => error($"'{name}' is {Shortened(value)}; expected {expected}");
}
