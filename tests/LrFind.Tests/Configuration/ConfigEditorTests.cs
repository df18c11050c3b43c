using System.Text;
using LrFind.Cli.Configuration;

namespace LrFind.Tests.Configuration;

/// <summary>A check is added to the text of a configuration, and nothing else of it changes.</summary>
public class ConfigEditorTests
{
    private const string Settings = "{\n  \"data\": \"b.csv\",\n  \"drop\": [\n    \"x\",\n    \"y\"\n  ],\n  \"lr\": 0.003\n}";

    public static TheoryData<string, string> Texts() => new()
    {
        // Several lines, as the check before it has.
        {
            "{\n  \"checks\": {\n    \"a\": {\n      \"data\": \"a.csv\",\n      \"lr\": 1\n    }\n  }\n}\n",
            "{\n  \"checks\": {\n    \"a\": {\n      \"data\": \"a.csv\",\n      \"lr\": 1\n    },\n    \"b\": {\n      \"data\": \"b.csv\",\n      \"drop\": [\n        \"x\",\n        \"y\"\n      ],\n      \"lr\": 0.003\n    }\n  }\n}\n"
        },
        // One line; a comma at the end stays one at the end, and comments where they are.
        {
            "// Rates.\n{\n  \"checks\": {\n    \"a\": { \"data\": \"a.csv\", \"lr\": 1 }, // good, so far\n    /* more, to come */\n  },\n  // Below.\n  \"defaults\": {}\n}",
            "// Rates.\n{\n  \"checks\": {\n    \"a\": { \"data\": \"a.csv\", \"lr\": 1 }, // good, so far\n    /* more, to come */\n    \"b\": { \"data\": \"b.csv\", \"drop\": [ \"x\", \"y\" ], \"lr\": 0.003 },\n  },\n  // Below.\n  \"defaults\": {}\n}"
        },
        // A comma in a comment is none; the new one goes in front of the comment.
        {
            "{\n  \"checks\": {\n    \"a\": { \"data\": \"a.csv\", \"lr\": 1 } // one, two /* , */\n  }\n}\n",
            "{\n  \"checks\": {\n    \"a\": { \"data\": \"a.csv\", \"lr\": 1 }, // one, two /* , */\n    \"b\": { \"data\": \"b.csv\", \"drop\": [ \"x\", \"y\" ], \"lr\": 0.003 }\n  }\n}\n"
        },
        // Tabs and the line ends of Windows.
        {
            "{\r\n\t\"checks\": {\r\n\t\t\"a\": {\r\n\t\t\t\"data\": \"a.csv\"\r\n\t\t}\r\n\t}\r\n}\r\n",
            "{\r\n\t\"checks\": {\r\n\t\t\"a\": {\r\n\t\t\t\"data\": \"a.csv\"\r\n\t\t},\r\n\t\t\"b\": {\r\n\t\t\t\"data\": \"b.csv\",\r\n\t\t\t\"drop\": [\r\n\t\t\t\t\"x\",\r\n\t\t\t\t\"y\"\r\n\t\t\t],\r\n\t\t\t\"lr\": 0.003\r\n\t\t}\r\n\t}\r\n}\r\n"
        },
        // All on one line.
        {
            "{\"checks\":{\"a\":{\"data\":\"a.csv\"}}}",
            "{\"checks\":{\"a\":{\"data\":\"a.csv\"}, \"b\": { \"data\": \"b.csv\", \"drop\": [ \"x\", \"y\" ], \"lr\": 0.003 }}}"
        },
        // One line, but for a comment.
        {
            "{ \"checks\": { \"a\": { \"data\": \"a.csv\" } // a\n} }",
            "{ \"checks\": { \"a\": { \"data\": \"a.csv\" }, // a\n\"b\": { \"data\": \"b.csv\", \"drop\": [ \"x\", \"y\" ], \"lr\": 0.003 }\n} }"
        },
        // No check yet.
        {
            "{\n    \"checks\": {\n        // none\n    }\n}\n",
            "{\n    \"checks\": {\n        // none\n        \"b\": {\n            \"data\": \"b.csv\",\n            \"drop\": [\n                \"x\",\n                \"y\"\n            ],\n            \"lr\": 0.003\n        }\n    }\n}\n"
        },
        {
            "{\n  \"checks\": {}\n}\n",
            "{\n  \"checks\": {\n    \"b\": {\n      \"data\": \"b.csv\",\n      \"drop\": [\n        \"x\",\n        \"y\"\n      ],\n      \"lr\": 0.003\n    }\n  }\n}\n"
        },
        // No place for checks yet.
        {
            "{\n  \"defaults\": { \"margin\": 0.2 }\n}\n",
            "{\n  \"defaults\": { \"margin\": 0.2 },\n  \"checks\": {\n    \"b\": {\n      \"data\": \"b.csv\",\n      \"drop\": [\n        \"x\",\n        \"y\"\n      ],\n      \"lr\": 0.003\n    }\n  }\n}\n"
        },
        { "{}", "{ \"checks\": { \"b\": { \"data\": \"b.csv\", \"drop\": [ \"x\", \"y\" ], \"lr\": 0.003 } } }" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_check_is_written_as_those_that_are_there(string before, string after)
    {
        byte[] json = Encoding.UTF8.GetBytes(before);
        string text = Encoding.UTF8.GetString(ConfigEditor.Add(json, ConfigFile.Parse("c.json", json), "b", Settings));
        Assert.Equal(after, text);
        ConfiguredCheck check = ConfigFile.Parse("c.json", Encoding.UTF8.GetBytes(text)).Checks[^1];
        Assert.Equal(("b", "b.csv", "x,y", "0.003"), (check.Name, check.Find("data")!.Text, check.Find("drop")!.Text, check.Find("lr")!.Text));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Checks_can_be_added_again_and_again(string before, string after)
    {
        byte[] json = Encoding.UTF8.GetBytes(before);
        for (int i = 0; i < 3; i++)
            json = ConfigEditor.Add(json, ConfigFile.Parse("c.json", json), $"b{i}", Settings);
        ConfigContent read = ConfigFile.Parse("c.json", json);
        Assert.Equal(["b0", "b1", "b2"], read.Checks.Select(c => c.Name).TakeLast(3));
        Assert.Equal(ConfigFile.Parse("c.json", Encoding.UTF8.GetBytes(after)).Checks.Count + 2, read.Checks.Count);
    }

    [Fact]
    public void A_name_may_be_any_text()
    {
        const string Name = "a \"b\"\\\n\u202e é 字";
        byte[] json = ConfigEditor.Empty(schema: null);
        json = ConfigEditor.Add(json, ConfigFile.Parse("c.json", json), Name, Settings);
        Assert.Equal(Name, Assert.Single(ConfigFile.Parse("c.json", json).Checks).Name);
    }

    [Fact]
    public void A_long_check_takes_several_lines()
    {
        byte[] json = Encoding.UTF8.GetBytes("{\n  \"checks\": {\n    \"a\": { \"data\": \"a.csv\" }\n  }\n}\n");
        string text = Encoding.UTF8.GetString(ConfigEditor.Add(json, ConfigFile.Parse("c.json", json), new string('n', 120), Settings));
        Assert.Contains("n\": {\n      \"data\": \"b.csv\",\n", text, StringComparison.Ordinal);
    }
}
