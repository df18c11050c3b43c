using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LrFind.Reports.Json;

/// <summary>
/// A column of numbers, written on one line and with as few digits as give the same number back in single precision, in which models are
/// trained. A number that is not finite is written as null.
/// </summary>
/// <param name="Values">The numbers.</param>
/// <param name="IsDouble">Whether they are to come back in double precision.</param>
[JsonConverter(typeof(NumberColumnWriter))]
internal sealed record NumberColumn(double[] Values, bool IsDouble = false)
{
    /// <summary>The column as JSON.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder("[", 2 + 12 * Values.Length);
            for (int i = 0; i < Values.Length; i++)
            {
                if (i > 0)
                    text.Append(',');
                Add(text, Values[i]);
            }

            return text.Append(']').ToString();
        }
    }

    private void Add(StringBuilder text, double value)
    {
        // A loss may be beyond single precision.
        bool isSingle = !IsDouble && float.IsFinite((float)value);
        if (!double.IsFinite(value))
            text.Append("null");
        else if (isSingle)
            text.Append(CultureInfo.InvariantCulture, $"{(float)value:R}");
        else
            text.Append(CultureInfo.InvariantCulture, $"{value:R}");
    }
}

/// <summary>Writes columns; nothing reads them as such.</summary>
internal sealed class NumberColumnWriter : JsonConverter<NumberColumn>
{
    /// <inheritdoc/>
    public override NumberColumn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("reports are read as curve files are");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, NumberColumn value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text, skipInputValidation: true);
}
