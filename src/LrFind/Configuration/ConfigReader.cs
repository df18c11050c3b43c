using System.Text;
using System.Text.Json;
using LrFind.Foundation;

namespace LrFind.Cli.Configuration;

/// <summary>Walks through a configuration once, with the place of everything it reads.</summary>
/// <param name="file">The file, for errors.</param>
/// <param name="json">Its bytes, valid UTF-8.</param>
internal ref struct ConfigReader(string file, ReadOnlySpan<byte> json)
{
    private static readonly string[] s_members = ["checks", "defaults", "$schema"];

    private readonly ReadOnlySpan<byte> _bytes = json;
    private Utf8JsonReader _json = new(json,
        new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    private readonly FilePosition Position
    {
        get
        {
            ReadOnlySpan<byte> before = _bytes[..(int)_json.TokenStartIndex];
            return new FilePosition(file, before.Count((byte)'\n') + 1,
                Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
        }
    }

    /// <summary>All that is written there, of which there may be no check.</summary>
    /// <exception cref="InputException">The file cannot be followed.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public ConfigContent Read()
    {
        string? schema = null;
        List<ConfigSetting> defaults = [];
        List<ConfiguredCheck> checks = [];
        ConfigObject? section = null;
        ConfigObject whole = Open("a configuration");
        while (NextName(whole, out string name))
        {
            switch (name)
            {
                case "$schema":
                    schema = Values(name)[0];
                    break;
                case "defaults":
                    defaults = Settings();
                    break;
                case "checks":
                    section = Checks(checks);
                    break;
                default:
                    throw Error($"'{Quoting.Shortened(name)}' is not known; expected checks, defaults or $schema{Nearest.Hint(name, s_members)}");
            }
        }

        while (_json.Read())
        {
        }

        return new ConfigContent(
            schema,
            defaults,
            [.. checks.Select(c => c with { Settings = [.. c.Settings, .. defaults.Where(d => c.Find(d.Name) is null)] })])
        {
            Whole = whole,
            Section = section,
        };
    }

    private ConfigObject Checks(List<ConfiguredCheck> checks)
    {
        ConfigObject section = Open("checks by their names");
        while (NextName(section, out string name))
        {
            if (name.Length == 0 || checks.Exists(c => c.Name == name))
                throw Error(name.Length == 0 ? "a check has no name" : $"there are two checks called '{Quoting.Shortened(name)}'");
            FilePosition at = Position;
            checks.Add(new ConfiguredCheck(name, Settings(), at));
        }

        return section;
    }

    private List<ConfigSetting> Settings()
    {
        List<ConfigSetting> settings = [];
        ConfigObject all = Open("settings");
        while (NextName(all, out string name))
        {
            if (settings.Exists(s => s.Name == name))
                throw Error($"'{Quoting.Shortened(name)}' is set twice");
            FilePosition at = Position;
            settings.Add(new ConfigSetting(name, Values(name), at));
        }

        return settings;
    }

    private List<string> Values(string name)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
            return [Value(name)];
        List<string> values = [];
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            values.Add(Value(name));
        return values.Count > 0 ? values : throw Error($"'{Quoting.Shortened(name)}' is an empty list; leave it out");
    }

    private readonly string Value(string name) => _json.TokenType switch
    {
        JsonTokenType.String => Text(),
        JsonTokenType.Number => Encoding.UTF8.GetString(_json.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw Error($"the value of '{Quoting.Shortened(name)}' is {Kind()}; expected text, a number, true, false or a list of them"),
    };

    private ConfigObject Open(string what)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Error($"this is {Kind()}; expected {what} in braces");
        return new ConfigObject { Open = (int)_json.TokenStartIndex, End = (int)_json.BytesConsumed };
    }

    private bool NextName(ConfigObject of, out string name)
    {
        of.End = (int)_json.BytesConsumed;
        _json.Read();
        int start = (int)_json.TokenStartIndex;
        bool isName = _json.TokenType == JsonTokenType.PropertyName;
        if (isName)
            of.LastName = start;
        else
            of.Close = start;
        name = isName ? Text() : "";
        return isName;
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error("this text has half of a surrogate pair, as \\ud800 is one");
        }
    }

    private readonly string Kind() => _json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private readonly InputException Error(string problem) => new(Position, problem);
}
