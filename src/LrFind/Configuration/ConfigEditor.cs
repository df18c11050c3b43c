using System.Text;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>
/// Adds a check to the text of a configuration, written as those are that are there. Every byte of it stays as it is, comments and all;
/// where there is no check yet, it gets a place for them.
/// </summary>
internal static class ConfigEditor
{
    private const string Unit = "  ";

    // A check on one line that would be longer than this takes several.
    private const int LongestLine = 120;

    /// <summary>The text of a configuration without checks.</summary>
    /// <param name="schema">The schema that it is to name; <see langword="null"/> for none.</param>
    public static byte[] Empty(string? schema) =>
        Encoding.UTF8.GetBytes(schema is null ? "{\n}\n" : $"{{\n{Unit}\"$schema\": \"{schema}\"\n}}\n");

    /// <summary>Adds a check.</summary>
    /// <param name="json">The text.</param>
    /// <param name="configuration">What it says.</param>
    /// <param name="name">What the check is called.</param>
    /// <param name="settings">Its settings, as <see cref="ConfigWriter"/> writes them.</param>
    public static byte[] Add(ReadOnlySpan<byte> json, ConfigContent configuration, string name, string settings)
    {
        string[] check = [.. $"\"{JsonText.Encoder.Encode(name)}\": {settings}".Split('\n')];
        string unit = UnitOf(json, configuration.Whole);
        if (configuration.Section is not { } section)
            return Insert(json, configuration.Whole, ["\"checks\": {", .. check.Select(line => Unit + line), "}"], unit);
        string line = OnOneLine(check);
        return Insert(json, section, IsOnOneLine(json, section) && line.Length <= LongestLine ? [line] : check, unit);
    }

    // Behind all that stands in the object, comments too, in front of its closing brace.
    private static byte[] Insert(ReadOnlySpan<byte> json, ConfigObject target, string[] property, string unit)
    {
        ReadOnlySpan<byte> rest = json[target.End..target.Close];
        int place = target.End + rest.TrimEnd(" \t\r\n"u8).Length;
        bool isFirst = target.LastName is null, hasComma = !isFirst && HasComma(rest);
        string before = isFirst || hasComma ? "" : ",", text, after = hasComma ? "," : "";
        if (isFirst ? json.Contains((byte)'\n') : IsFirstOfLine(json, target.LastName!.Value) || rest.Contains((byte)'\n'))
        {
            string newLine = json.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n", outer = IndentAt(json, target.Open);
            string indent = isFirst ? outer + unit : IndentAt(json, target.LastName!.Value);
            text = string.Concat(property.Select(line => newLine + indent + Indented(line, unit)));
            if (!json[place..target.Close].Contains((byte)'\n'))
                after += newLine + outer;
        }
        else
        {
            text = " " + OnOneLine(property);
            if (isFirst && place == target.Close)
                after += " ";
        }

        return [.. json[..target.End], .. Bytes(before), .. json[target.End..place], .. Bytes(text), .. Bytes(after), .. json[place..]];
    }

    // With the indentation that the file has.
    private static string Indented(string line, string unit)
    {
        string text = line.TrimStart(' ');
        return string.Concat(Enumerable.Repeat(unit, (line.Length - text.Length) / Unit.Length)) + text;
    }

    private static string OnOneLine(IEnumerable<string> lines) => string.Join(' ', lines.Select(line => line.Trim(' ')));

    // What a comma in a comment is not.
    private static bool HasComma(ReadOnlySpan<byte> rest)
    {
        while (rest.IndexOfAny((byte)',', (byte)'/') is >= 0 and int found)
        {
            if (rest[found] == ',')
                return true;
            rest = rest[found..];
            bool isBlock = rest.StartsWith("/*"u8);
            int end = isBlock ? rest[2..].IndexOf("*/"u8) + 2 : rest.IndexOfAny((byte)'\n', (byte)'\r');
            rest = end < 0 ? [] : rest[(isBlock ? end + 2 : end)..];
        }

        return false;
    }

    private static bool IsOnOneLine(ReadOnlySpan<byte> json, ConfigObject target) =>
        target.LastName is { } name && !json[name..target.End].Contains((byte)'\n');

    private static string UnitOf(ReadOnlySpan<byte> json, ConfigObject whole) =>
        whole.LastName is { } name && IsFirstOfLine(json, name) && IndentAt(json, name) is { Length: > 0 } unit ? unit : Unit;

    private static bool IsFirstOfLine(ReadOnlySpan<byte> json, int place)
    {
        int start = json[..place].LastIndexOf((byte)'\n') + 1;
        return start > 0 && !json[start..place].ContainsAnyExcept(" \t"u8);
    }

    private static string IndentAt(ReadOnlySpan<byte> json, int place)
    {
        ReadOnlySpan<byte> line = json[(json[..place].LastIndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetString(line[..(line.Length - line.TrimStart(" \t"u8).Length)]);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
