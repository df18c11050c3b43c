using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using LrFind.Cli.OptionGroups;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>Writes a configuration of one check.</summary>
internal static class ConfigWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JsonText.Encoder
    };

    /// <summary>Writes the check that a command line stands for.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="config">The configuration's own place.</param>
    /// <param name="name">What the check is called.</param>
    /// <param name="data">The data file.</param>
    /// <param name="rate">The rate to check.</param>
    /// <param name="given">The options that were given, but for the rate.</param>
    public static void Write(Stream stream, string config, string name, string data, double rate, IEnumerable<OptionResult> given)
    {
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            json.WriteStartObject("checks");
            json.WriteStartObject(name);
            json.WriteString(ConfigSetting.Data, Relative(config, ConfigSetting.Data, data));
            foreach (OptionResult option in given)
                WriteOption(json, config, option);
            json.WriteNumber("lr", rate);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteOption(Utf8JsonWriter json, string config, OptionResult given)
    {
        string[] values = [.. given.Tokens.Select(t => t.Value)];
        string name = given.Option.Name.TrimStart('-');
        json.WritePropertyName(name);
        if (given.Option is Option<bool>)
            json.WriteBooleanValue(given.GetValueOrDefault<bool>());
        else if (values.Length > 1)
            WriteList(json, values);
        else
            WriteValue(json, Relative(config, name, Known(given.Option, values[0])));
    }

    private static string Relative(string config, string name, string value) =>
        ConfigPaths.IsFile(name, value) ? ConfigPaths.ToConfig(config, value) : value;

    // A word as the schema has it, whatever case it was typed in.
    private static string Known(Option option, string value) =>
        option is IWordOption choice && NameText.Find(value, choice.Words) is { } word ? word : value;

    private static void WriteList(Utf8JsonWriter json, string[] values)
    {
        json.WriteStartArray();
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    // What reads as a number and back as the same text is one: 007 may be the name of a column.
    private static void WriteValue(Utf8JsonWriter json, string value)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number.ToString(CultureInfo.InvariantCulture) == value)
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(value);
    }
}
