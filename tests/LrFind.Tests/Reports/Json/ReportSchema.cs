using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;
using LrFind.Reports.Json;

namespace LrFind.Tests.Reports.Json;

/// <summary>docs/report.schema.json, made from the records that are written, as their serialisers see them, and from their doc comments.</summary>
internal sealed class ReportSchema
{
    private const string Suffix = "Document";
    private static readonly JsonSerializerOptions s_options = new(JsonContext.Default.Options);

    private readonly DocComments _comments = new(typeof(JsonReport).Assembly);
    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    /// <summary>All documents there are: whatever the serialisers were made for by that name.</summary>
    public static IReadOnlyList<Type> Documents { get; } =
    [
        .. from attribute in typeof(JsonContext).GetCustomAttributesData()
           where attribute.AttributeType == typeof(JsonSerializableAttribute)
           let type = (Type)attribute.ConstructorArguments[0].Value!
           where type.Name.EndsWith(Suffix, StringComparison.Ordinal)
           orderby type.Name
           select type,
    ];

    /// <summary>The word for a document in its own kind.</summary>
    public static string KindOf(Type document) => JsonNamingPolicy.KebabCaseLower.ConvertName(document.Name[..^Suffix.Length]);

    public static JsonObject Create()
    {
        var schema = new ReportSchema();
        JsonArray documents = [.. Documents.Select(d => schema.Reference(d))];
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Reports of lrfind",
            ["description"] = "Every document that lrfind prints or writes as a report; kind tells which one it is. Rates are learning rates, "
                + "losses what the model's loss gives, shares parts of 1, and decades steps of a factor of ten.",
            ["oneOf"] = documents,
            ["$defs"] = new JsonObject(schema._definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value))),
        };
    }

    private JsonObject Reference(Type type) => Reference(type.Name, () => Record(type));

    private JsonObject Reference(string name, Func<JsonObject> define)
    {
        if (_definitions.TryAdd(name, []))
            _definitions[name] = define();
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonObject Record(Type type)
    {
        var properties = new JsonObject();
        foreach (JsonPropertyInfo property in TypeInfo(type).Properties.Where(p => p.Get is not null))
            properties[property.Name] = Property(type, property);
        return Closed(properties, _comments.OfType(type));
    }

    private JsonObject Property(Type owner, JsonPropertyInfo property)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        string words = _comments.OfProperty(member);
        JsonObject schema = member.Name switch
        {
            nameof(ExperimentDocument.Kind) => new JsonObject { ["const"] = KindOf(owner) },
            nameof(ExperimentDocument.Schema) => new JsonObject { ["const"] = owner == typeof(SweepDocument) || owner == typeof(SweepDescription) ? SweepDescription.CurrentSchema : JsonReport.Schema },
            nameof(ExperimentDocument.RangeTest) => Reference("RangeTest", RangeTest),
            nameof(OptimizerSection.Settings) when owner == typeof(OptimizerSection) => Reference("OptimizerSettings", OptimizerSettings),
            _ => Value(property.PropertyType, DocRange.Of(words)),
        };
        if (property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null)
            schema = OrNull(schema);
        schema["description"] = words;
        return schema;
    }

    private JsonObject Value(Type type, DocRange range)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        JsonTypeInfo info = TypeInfo(type);
        return type == typeof(NumberColumn) ? List(OrNull(Simple("number", range)))
            : info.Kind == JsonTypeInfoKind.Object ? Reference(type)
            : info.Kind == JsonTypeInfoKind.Dictionary ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(info.ElementType!, range) }
            : info.Kind == JsonTypeInfoKind.Enumerable ? List(Nullable.GetUnderlyingType(info.ElementType!) is null ? Value(info.ElementType!, range) : OrNull(Value(info.ElementType!, range)))
            : Simple(NameOf(type), range);
    }

    // By the names that the documents have for them, with what is said of the options.
    private JsonObject RangeTest()
    {
        var properties = new JsonObject();
        foreach (RangeTestSetting setting in new RangeTestOptions().Settings())
        {
            PropertyInfo option = typeof(RangeTestOptions).GetProperty(setting.Name)!;
            Type type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
            JsonObject value = type.IsEnum ? Words(Enum.GetNames(type).Select(n => n.ToLowerInvariant())) : Simple(NameOf(type), DocRange.Of(_comments.OfProperty(option)));
            value = type == option.PropertyType ? value : OrNull(value);
            value["description"] = _comments.OfProperty(option);
            properties[JsonNamingPolicy.SnakeCaseLower.ConvertName(setting.Name)] = value;
        }

        return Closed(properties, "The settings of a range test, by the names of its options.");
    }

    // Each optimizer has its own; what is said of one is said of the property of that name, or of those that make up a pair.
    private JsonObject OptimizerSettings()
    {
        var properties = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var setting in OptimizerCatalog.All.SelectMany(o => o.Settings(), (o, s) => (Optimizer: o, Name: s.Key, s.Value)).GroupBy(s => s.Name))
        {
            JsonObject value = setting.First().Value is double[] pair
                ? new JsonObject { ["type"] = "array", ["items"] = Simple("number", DocRange.None), ["minItems"] = pair.Length, ["maxItems"] = pair.Length }
                : Simple(NameOf(setting.First().Value.GetType()), DocRange.None);
            value["description"] = string.Join(" ", setting.GroupBy(s => WordsOf(s.Optimizer, s.Name), s => s.Optimizer.Name).Select(g => $"{string.Join(", ", g)}: {g.Key}"));
            properties[setting.Key] = value;
        }

        JsonObject settings = Closed(new JsonObject(properties), "The settings of an optimizer; each has its own.");
        settings.Remove("required");
        return settings;
    }

    private string WordsOf(OptimizerSpec optimizer, string setting)
    {
        string start = setting.Replace("_", "", StringComparison.Ordinal).TrimEnd('s');
        PropertyInfo[] properties = [.. optimizer.GetType().GetProperties().Where(p => p.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase)).OrderBy(p => p.Name, StringComparer.Ordinal)];
        PropertyInfo[] exact = [.. properties.Where(p => p.Name.Equals(start, StringComparison.OrdinalIgnoreCase))];
        return string.Join(" ", (exact.Length > 0 ? exact : properties).Select(_comments.OfProperty));
    }

    private static JsonObject Closed(JsonObject properties, string description)
    {
        JsonArray required = [.. properties.Select(p => JsonValue.Create(p.Key))];
        return new JsonObject { ["description"] = description, ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Words(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]) };

    private static JsonObject Simple(string type, DocRange range)
    {
        if (range.Words.Count > 0 && type == "string")
            return Words(range.Words);
        var schema = new JsonObject { ["type"] = type };
        foreach ((string keyword, double limit) in range.Limits.Where(_ => type != "string"))
            schema[keyword] = limit;
        return schema;
    }

    // Of words, null is one more; of anything else, another type.
    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type)
            return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    private static string NameOf(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "boolean"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) || type == typeof(float) ? "number"
        : throw new ArgumentException($"there is no schema of a {type.Name}", nameof(type));

    private static JsonTypeInfo TypeInfo(Type type) => s_options.GetTypeInfo(type);
}
