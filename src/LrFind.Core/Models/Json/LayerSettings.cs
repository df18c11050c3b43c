using System.Text.Json;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Json;

/// <summary>The settings of one layer in a JSON document.</summary>
/// <param name="error">Makes the error for a problem with the layer.</param>
internal sealed class LayerSettings(JsonElement layer, Func<string, InputException> error) : ILayerValues
{
    /// <inheritdoc/>
    public bool IsGiven(string name) => layer.TryGetProperty(name, out _);

    /// <inheritdoc/>
    public bool IsNull(string name) => Required(name).ValueKind == JsonValueKind.Null;

    /// <inheritdoc/>
    public int Integer(string name, int least) => AtLeast(name, IntegerOf(name, Required(name)), least);

    /// <inheritdoc/>
    public double Number(string name)
    {
        JsonElement value = Required(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Unexpected(name, value, "a number");
    }

    /// <inheritdoc/>
    public bool Boolean(string name)
    {
        JsonElement value = Required(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : throw Unexpected(name, value, "true or false");
    }

    /// <inheritdoc/>
    public SpatialPair Pair(string name)
    {
        JsonElement value = Required(name);
        if (value.ValueKind != JsonValueKind.Array)
            return IntegerOf(name, value);
        return value.GetArrayLength() == 2
            ? new SpatialPair(IntegerOf(name, value[0]), IntegerOf(name, value[1]))
            : throw Unexpected(name, value, "one number, or a list of two");
    }

    /// <inheritdoc/>
    public TensorShape Shape(string name)
    {
        JsonElement value = Required(name);
        const int MostSizes = 8;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 1 or > MostSizes)
            throw Unexpected(name, value, FormattableString.Invariant($"a list of 1 to {MostSizes} sizes"));
        int[] sizes = new int[value.GetArrayLength()];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = AtLeast(name, IntegerOf(name, value[i]), 1);
        try
        {
            return new TensorShape(sizes);
        }
        catch (ArgumentException e)
        {
            throw error($"'{name}': {ExceptionText.WithoutParameter(e)}");
        }
    }

    /// <inheritdoc/>
    public string Word(string name, string[] words)
    {
        JsonElement value = Required(name);
        return value.ValueKind == JsonValueKind.String && words.Contains(value.GetString()) ? value.GetString()!
            : throw Unexpected(name, value, string.Join(" or ", words));
    }

    /// <inheritdoc/>
    public int[] Integers(string name)
    {
        JsonElement value = Required(name);
        const int Most = 8;
        if (value.ValueKind != JsonValueKind.Array)
            return [IntegerOf(name, value)];
        if (value.GetArrayLength() is < 1 or > Most)
            throw Unexpected(name, value, FormattableString.Invariant($"a list of 1 to {Most} numbers"));
        int[] numbers = new int[value.GetArrayLength()];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = IntegerOf(name, value[i]);
        return numbers;
    }

    /// <summary>A value as it stands, cut where it is long.</summary>
    public static string Shortened(JsonElement value)
    {
        const int Longest = 40;
        string text = value.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private JsonElement Required(string name) =>
        layer.TryGetProperty(name, out JsonElement value) ? value : throw error($"'{name}' is missing");

    // What may be 0 or more is checked by the layer itself, in its own words.
    private int AtLeast(string name, int value, int least) => least == 0 || value >= least
        ? value
        : throw error(FormattableString.Invariant($"'{name}' is {value}; expected a whole number of {least} or more"));

    private int IntegerOf(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number
            : throw Unexpected(name, value, "a whole number");

    private InputException Unexpected(string name, JsonElement value, string expected) =>
        error($"'{name}' is {Shortened(value)}; expected {expected}");
}
