using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LrFind.Cli.OptionGroups;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>Writes checks.</summary>
internal static class ConfigWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JsonText.Encoder
    };

    /// <summary>The settings of the check that a command line stands for, in braces, but for those that the defaults say anyway.</summary>
    /// <param name="config">The configuration's own place.</param>
    /// <param name="configuration">What is written there.</param>
    /// <param name="data">The data file.</param>
    /// <param name="rate">The rate to check.</param>
    /// <param name="given">The options that were given, but for the rate.</param>
    public static string Check(string config, ConfigContent configuration, string data, double rate, IEnumerable<OptionResult> given)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            string file = Relative(config, ConfigSetting.Data, data);
            if (!configuration.IsDefault(ConfigSetting.Data, [file]))
                json.WriteString(ConfigSetting.Data, file);
            foreach (OptionResult option in given)
                WriteOption(json, config, configuration, option);
            json.WriteNumber("lr", rate);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void WriteOption(Utf8JsonWriter json, string config, ConfigContent configuration, OptionResult given)
    {
        string name = given.Option.Name.TrimStart('-');
        bool isSwitch = given.Option is Option<bool>, isOn = isSwitch && given.GetValueOrDefault<bool>();
        string[] values = isSwitch ? [isOn ? "true" : "false"] : [.. given.Tokens.Select(t => Relative(config, name, t.Value))];
        if (configuration.IsDefault(name, values))
            return;
        json.WritePropertyName(name);
        if (isSwitch)
            json.WriteBooleanValue(isOn);
        else if (values.Length > 1)
            WriteList(json, values);
        else
            WriteValue(json, Known(given.Option, values[0]));
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
