using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using LrFind.Models.Optimizers;
using LrFind.Suggestions;

namespace LrFind.Tests.Reports.Json;

/// <summary>docs/report.schema.json is made from the records that are written, and what commands write follows it.</summary>
public class ReportSchemaTests
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string s_iris = Repo.Sample("iris.csv"), s_titanic = Repo.Sample("titanic.csv");
    private static readonly string[] s_short = ["--train-steps", "20", "--train-seeds", "2"];

    // What a file says of itself may be anything.
    private static readonly string[] s_open = ["metadata", "settings"];

    [Fact]
    public void The_schema_is_made_from_the_records() =>
        Golden.Match("../../docs/report.schema.json", ReportSchema.Create().ToJsonString(s_format) + "\n");

    public static TheoryData<string, string[]> Commands() => new()
    {
        { "run", ["run", s_iris, "--no-plot", "--json"] },
        { "run", ["run", s_iris, "--no-plot", "--json", "--lr-max", "1e-4", "--probe-rows", "0"] },
        { "run", ["run", s_titanic, "--target", "survived", "--no-plot", "--json", "--verify", "--optimizer", "sgd", "--momentum", "0.9", "--clip-norm", "1"] },
        { "run", ["run", s_iris, "--no-plot", "--json", "--tune", "--optimizer", "rprop"] },
        { "suggest", ["suggest", Repo.Sample("curves/pytorch-sgd.csv"), "--no-plot", "--json"] },
        { "suggest", ["suggest", Repo.PathOf("tests/fixtures/curves/metrics.csv"), "--no-plot", "--json"] },
        { "verify", ["verify", s_iris, "--no-plot", "--json", .. s_short] },
        { "verify", ["verify", Repo.Sample("diabetes.csv"), "--optimizer", "sgd", "--lr", "300", "--no-plot", "--json", .. s_short] },
        { "tune", ["tune", Repo.Sample("diabetes.csv"), "--no-plot", "--json", .. s_short] },
        { "check", ["check", s_iris, "--lr", "3e-3", "--json"] },
        { "check", ["check", s_iris, "--lr", "1e-20", "--json", "--lr-max", "1e-4"] },
        { "inspect", ["inspect", s_titanic, "--json"] },
        { "models", ["models", "--json"] },
        { "models", ["models", s_titanic, "--target", "survived", "--json"] },
        { "model", ["models", s_iris, "--model", "resnet", "--json"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_a_command_prints_follows_the_schema(string kind, string[] command)
    {
        JsonNode document = JsonNode.Parse(Cli.Run(command).Output)!;
        Assert.Equal(kind, document["kind"]!.GetValue<string>());
        AssertValid(document);
    }

    [Theory]
    [InlineData("run/iris-short.json")]
    [InlineData("suggest/curve.json")]
    [InlineData("inspect/titanic.json")]
    public void Documents_that_tests_compare_with_follow_the_schema(string golden) => AssertValid(JsonNode.Parse(File.ReadAllText(Repo.PathOf($"tests/golden/{golden}")))!);

    [Fact]
    public void Checks_of_a_configuration_follow_the_schema_also_where_one_could_not_be_made()
    {
        using var folder = new TemporaryFolder();
        string config = folder.Write("lrfind.json", $$"""{ "checks": { "a": { "data": {{JsonSerializer.Serialize(s_iris)}}, "lr": 3e-3 }, "b": { "data": "none.csv", "lr": 1 } } }""");
        JsonNode document = JsonNode.Parse(Cli.Run("check", "--config", config, "--json").Output)!;
        Assert.Equal("check-suite", document["kind"]!.GetValue<string>());
        Assert.Null(document["checks"]![1]!["report"]);
        AssertValid(document);
    }

    [Fact]
    public void The_document_of_a_sweep_and_the_files_of_its_folder_follow_the_schema()
    {
        using var folder = new TemporaryFolder();
        Cli.Result result = Cli.Run("sweep", s_iris, "--optimizer", "sgd,adam", "--momentum", "0,0.9", "--batch-size", "16,32,64", "--steps", "30", "--output", folder.Path, "--no-plot");
        Assert.True(result.ExitCode is 0 or 4, result.Error);
        AssertValid(JsonNode.Parse(File.ReadAllText(folder.PathOf("sweep.json")))!);
        string description = Assert.Single(folder.Files, f => f.EndsWith(".json", StringComparison.Ordinal) && f != "sweep.json");
        AssertValid(JsonNode.Parse(File.ReadAllText(folder.PathOf(description)))!, "SweepDescription");
        string cells = Assert.Single(folder.Files, f => f.EndsWith(".jsonl", StringComparison.Ordinal));
        Assert.All(File.ReadLines(folder.PathOf(cells)), line => AssertValid(JsonNode.Parse(line)!, "SweepOutcome"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_no_command_writes_does_not_follow_it(string kind, string[] command)
    {
        JsonNode document = JsonNode.Parse(Cli.Run(command).Output)!;
        JsonObject[] objects = [.. ObjectsOf(document)];
        Assert.True(objects.Length > 3, kind);
        foreach (JsonObject part in objects)
        {
            part["more"] = 1;
            Assert.False(IsValid(document), part.ToJsonString());
            part.Remove("more");
            (string name, JsonNode? value) = part.First();
            part.Remove(name);
            Assert.False(IsValid(document), part.ToJsonString());
            part.Insert(0, name, value);
        }

        Assert.True(IsValid(document));
    }

    [Theory]
    [InlineData("/suggestion/learning_rate", "0")]
    [InlineData("/suggestion/onset", "null")]
    [InlineData("/suggestion/spread_decades", "-0.1")]
    [InlineData("/verdict/code", "\"good\"")]
    [InlineData("/curve/repeats/0/usable", "1.5")]
    [InlineData("/curve/lr/3", "0")]
    [InlineData("/curve/smoothed", "[\"1\"]")]
    [InlineData("/optimizer/settings/betas", "[0.9]")]
    [InlineData("/range_test/step_mode", "\"wooden\"")]
    [InlineData("/data/classes", "null")]
    [InlineData("/kind", "\"suggest\"")]
    [InlineData("/schema", "2")]
    public void A_value_out_of_its_range_does_not_follow_it(string place, string value)
    {
        JsonNode document = JsonNode.Parse(Cli.Run("run", s_iris, "--no-plot", "--json").Output)!;
        string[] path = place.Split('/')[1..];
        JsonNode part = path[..^1].Aggregate(document, (node, name) => int.TryParse(name, out int index) ? node[index]! : node[name]!);
        Assert.True(IsValid(document));
        if (int.TryParse(path[^1], out int at))
            part[at] = JsonNode.Parse(value);
        else
            part[path[^1]] = JsonNode.Parse(value);
        Assert.False(IsValid(document));
    }

    [Fact]
    public void Words_are_those_that_there_are()
    {
        JsonObject definitions = Definitions();
        string[] WordsOf(string type, string property) => [.. definitions[type]!["properties"]![property]!["enum"]!.AsArray().Where(w => w is not null).Select(w => w!.GetValue<string>())];
        Assert.Equal(VerdictText.Codes, WordsOf("VerdictSection", "code"));
        Assert.Equal(Suggester.Rules.Select(r => r.Name), WordsOf("RuleSection", "name"));
        Assert.Equal(OptimizerCatalog.All.Select(o => o.Name), WordsOf("OptimizerSection", "name"));
    }

    [Fact]
    public void Every_property_is_described_and_every_number_has_a_range()
    {
        foreach ((string type, JsonNode? definition) in Definitions())
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)definition!["description"]), type);
            foreach ((string name, JsonNode? property) in definition["properties"]!.AsObject())
            {
                string words = (string)property!["description"]!;
                Assert.EndsWith(".", words, StringComparison.Ordinal);
                // Settings have the ranges of their options, which the words tell in their own way.
                if (name != "schema" && type is not ("RangeTest" or "OptimizerSettings") && property.ToJsonString() is { } json && (json.Contains("number\"", StringComparison.Ordinal) || json.Contains("integer\"", StringComparison.Ordinal)) && property["properties"] is null)
                    Assert.True(DocRange.Of(words).IsTold, $"{type}.{name}: {words}");
            }
        }
    }

    [Fact]
    public void Every_document_has_a_kind_of_its_own() =>
        Assert.Equal(["check", "check-suite", "init", "inspect", "model", "models", "run", "suggest", "sweep", "tune", "verify"], ReportSchema.Documents.Select(ReportSchema.KindOf));

    private static JsonObject Definitions() => Schema()["$defs"]!.AsObject();

    private static JsonObject Schema() => JsonNode.Parse(File.ReadAllText(Repo.PathOf("docs/report.schema.json")))!.AsObject();

    private static IEnumerable<JsonObject> ObjectsOf(JsonNode? node) => node switch
    {
        JsonObject part => part.Where(p => !s_open.Contains(p.Key)).SelectMany(p => ObjectsOf(p.Value)).Prepend(part),
        JsonArray list => list.SelectMany(ObjectsOf),
        _ => [],
    };

    private static bool IsValid(JsonNode document) => Evaluate(document, null).IsValid;

    private static void AssertValid(JsonNode document, string? definition = null)
    {
        EvaluationResults results = Evaluate(document, definition);
        Assert.True(results.IsValid, string.Join("\n", (results.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!, (d, e) => $"{d.InstanceLocation}: {e.Value}")));
    }

    private static EvaluationResults Evaluate(JsonNode document, string? definition)
    {
        JsonObject schema = Schema();
        if (definition is not null)
        {
            schema.Remove("oneOf");
            schema["$ref"] = $"#/$defs/{definition}";
        }

        return JsonSchema.FromText(schema.ToJsonString()).Evaluate(JsonElement.Parse(document.ToJsonString()), new EvaluationOptions { OutputFormat = OutputFormat.List });
    }
}
