using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using LrFind.Cli.Commands;
using LrFind.Cli.Configuration;
using LrFind.Cli.Engines;
using LrFind.Cli.Output;
using LrFind.Engines.Embedded;

namespace LrFind.Tests.Configuration;

/// <summary>docs/lrfind.schema.json is made from the options of <c>lrfind check</c>, so that it cannot say anything else.</summary>
public class ConfigSchemaTests
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // About the command and its output, not about a check.
    private static readonly string[] s_notSettings = ["--config", "--only", "--json", "--quiet", "--junit", "--report", "--plot", "--size", "--scale", "--theme", "--transparent", "--title", "--help"];

    [Fact]
    public void The_schema_has_every_option_of_a_check() =>
        Golden.Match("../../docs/lrfind.schema.json", SchemaOf(Options()).ToJsonString(s_format) + "\n");

    [Fact]
    public void What_init_writes_follows_the_schema()
    {
        using var folder = new TemporaryFolder();
        string config = folder.PathOf("c.json");
        Cli.Run("init", Repo.PathOf("samples/titanic.csv"), "--target", "1", "--strict", "--drop", "sex", "--model", "mlp:8", "--lr", "3e-3", "--seed", "7", "--config", config);
        Assert.True(IsValid(File.ReadAllText(config)));
    }

    [Theory]
    [InlineData("""{"$schema": "lrfind.schema.json", "defaults": {"margin": 0.2}, "checks": {"a": {"data": "a.csv", "lr": 1, "drop": ["b", "c"], "model-arg": "x=1"}}}""", true)]
    [InlineData("""{"checks": {}}""", false)]
    [InlineData("""{"check": {"a": {"data": "a.csv"}}}""", false)]
    [InlineData("""{"checks": {"a": {"data": "a.csv", "rate": 1}}}""", false)]
    [InlineData("""{"checks": {"a": {"data": "a.csv", "strict": "yes"}}}""", false)]
    [InlineData("""{"checks": {"a": {"data": "a.csv", "lr": "much"}}}""", false)]
    [InlineData("""{"checks": {"a": {"data": "a.csv", "step mode": "wooden"}}}""", false)]
    public void The_schema_tells_what_can_be_followed_from_what_cannot(string config, bool isValid) => Assert.Equal(isValid, IsValid(config));

    private static bool IsValid(string config) =>
        JsonSchema.FromText(File.ReadAllText(Repo.PathOf("docs/lrfind.schema.json"))).Evaluate(JsonElement.Parse(config)).IsValid;

    private static IEnumerable<Option> Options() => CheckCommand
        .Create(new EngineFactory(threads => new EmbeddedEngine(threads), CancellationToken.None), new Terminal(TextWriter.Null, TextWriter.Null, ShowsProgress: false), CancellationToken.None)
        .Options.Where(o => !s_notSettings.Contains(o.Name));

    private static JsonObject SchemaOf(IEnumerable<Option> options)
    {
        var settings = new JsonObject { [ConfigSetting.Data] = Described(new JsonObject { ["type"] = "string" }, "The table to learn from; may be gzipped") };
        foreach (Option option in options)
            settings[option.Name[2..]] = Described(TypeOf(option), option.Description!);
        JsonObject SettingsRef() => new() { ["$ref"] = "#/$defs/settings" };
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Checks for lrfind",
            ["description"] = "What 'lrfind check' makes. Files are named from the folder of this file.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["$schema"] = new JsonObject { ["type"] = "string" },
                ["defaults"] = Described(SettingsRef(), "Settings of all checks that do not say otherwise."),
                ["checks"] = Described(new JsonObject { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = SettingsRef() }, "Checks by their names, each with its settings."),
            },
            ["required"] = new JsonArray("checks"),
            ["additionalProperties"] = false,
            ["$defs"] = new JsonObject
            {
                ["settings"] = new JsonObject { ["type"] = "object", ["properties"] = settings, ["additionalProperties"] = false },
                ["list"] = new JsonObject
                {
                    ["type"] = new JsonArray("string", "number", "array"),
                    ["items"] = new JsonObject { ["type"] = new JsonArray("string", "number") },
                    ["minItems"] = 1,
                },
            },
        };
    }

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }

    // By what stands for the value in help.
    private static JsonObject TypeOf(Option option) => option switch
    {
        Option<bool> => new JsonObject { ["type"] = "boolean" },
        { HelpName: "COUNT" or "ROWS" or "SEED" } => new JsonObject { ["type"] = "integer" },
        { HelpName: "RATE" or "DECADES" or "SHARE" or "NUMBER" or "NORM" } => new JsonObject { ["type"] = "number" },
        { HelpName: "COLUMNS" or "WORDS" or "NAME=VALUE" } => new JsonObject { ["$ref"] = "#/$defs/list" },
        { HelpName: "CHAR" or "MARK" or "SIZES" or "MODEL" or "OPTIMIZER" or "FILE.json" } => new JsonObject { ["type"] = "string" },
        _ => new JsonObject { ["enum"] = new JsonArray([.. option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => JsonValue.Create(c.Label))]) },
    };
}
