using System.Globalization;
using System.Text.Json;
using LrFind.Curves.Files.Tables;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Sources;

/// <summary>
/// A report that <c>run --json</c> or <c>suggest --json</c> wrote: rates for all repeats and losses for each, as columns, or, as versions
/// before the third wrote them, point by point. What it says of the run becomes what a curve file says of itself.
/// </summary>
/// <param name="file">The file as the user named it.</param>
/// <param name="report">The document.</param>
internal sealed class ReportSource(string file, JsonElement report)
{
    private const string Tool = "lrfind ";
    private const string Iteration = "iteration", Rate = "lr", Loss = "loss", Probe = "probe_loss";
    private const string Expected = "expected a report of a run or of a suggestion, which `Json` writes";

    /// <summary>Whether a document is a report of lrfind.</summary>
    public static bool IsReport(JsonElement document) =>
        Member(document, "schema").ValueKind == JsonValueKind.Number
        && Member(document, "tool") is { ValueKind: JsonValueKind.String } tool
        && tool.GetString()!.StartsWith(Tool, StringComparison.Ordinal);

    /// <summary>Reads the curves.</summary>
    /// <param name="builder">What gets a row for each step.</param>
    /// <returns>What the report says of them, as the lines of a curve file would.</returns>
    /// <exception cref="InputException">It holds none, or was changed to what is none.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Read(CurveTableBuilder builder)
    {
        JsonElement curve = Member(report, "curve"), repeats = Member(curve, "repeats");
        if (repeats.ValueKind != JsonValueKind.Array)
            throw new InputException(file, $"this report holds no curves; {Expected}");
        bool hasProbe = Member(curve, "measure") is { ValueKind: JsonValueKind.String } measure && measure.GetString() == Probe;
        foreach ((int index, JsonElement repeat) in repeats.EnumerateArray().Index())
        {
            if (Member(repeat, "points") is { ValueKind: JsonValueKind.Array } points)
                AddPoints(builder, index, points, hasProbe);
            else
                AddColumns(builder, index, repeat, Column(curve, Rate, "the curve"));
        }

        return Metadata(curve);
    }

    private static void AddPoints(CurveTableBuilder builder, int repeat, JsonElement points, bool hasProbe)
    {
        foreach ((int place, JsonElement point) in points.EnumerateArray().Index())
        {
            string Of(string name) => Text(Member(point, name));
            AddRow(builder, repeat, place, Of(Iteration), Of(Rate), Of(Loss), hasProbe ? Of(Probe) : null);
        }
    }

    private void AddColumns(CurveTableBuilder builder, int repeat, JsonElement columns, JsonElement[] rates)
    {
        string of = FormattableString.Invariant($"repeat {repeat + 1}");
        JsonElement[] losses = Column(columns, Loss, of);
        JsonElement[]? probe = OptionalColumn(columns, Probe, of), steps = OptionalColumn(columns, Iteration, of);
        if (losses.Length > rates.Length || (probe ?? losses).Length != losses.Length || (steps ?? losses).Length != losses.Length)
        {
            throw new InputException(file, FormattableString.Invariant(
                $"{of} has columns of different lengths, or more than the {rates.Length} rates; {Expected}, unchanged"));
        }

        for (int i = 0; i < losses.Length; i++)
        {
            string step = steps is null ? Number(i) : Text(steps[i]);
            AddRow(builder, repeat, i, step, Text(rates[i]), Text(losses[i]), probe is null ? null : Text(probe[i]));
        }
    }

    private static void AddRow(CurveTableBuilder builder, int repeat, int place, string step, string rate, string loss, string? probe)
    {
        List<(string, string)> cells = [("repeat", Number(repeat)), (Iteration, step), (Rate, rate), (Loss, loss)];
        if (probe is not null)
            cells.Add((Probe, probe));
        builder.Add(place + 1, cells);
    }

    private JsonElement[] Column(JsonElement of, string name, string where) =>
        OptionalColumn(of, name, where) ?? throw new InputException(file, $"{where} has no '{name}'; {Expected}, unchanged");

    private JsonElement[]? OptionalColumn(JsonElement of, string name, string where)
    {
        JsonElement column = Member(of, name);
        if (column.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (column.ValueKind == JsonValueKind.Array)
        {
            JsonElement[] values = [.. column.EnumerateArray()];
            if (Array.TrueForAll(values, v => v.ValueKind is JsonValueKind.Number or JsonValueKind.Null))
                return values;
        }

        throw new InputException(file, $"'{name}' of {where} is no list of numbers; {Expected}, unchanged");
    }

    // That of suggest repeats what the file said that it read.
    private List<KeyValuePair<string, string>> Metadata(JsonElement curve)
    {
        List<KeyValuePair<string, string>> metadata = [];
        void Add(string key, JsonElement value)
        {
            if ((value.ValueKind is JsonValueKind.String or JsonValueKind.Number) && !metadata.Exists(m => m.Key == key))
                metadata.Add(new(key, Text(value)));
        }

        JsonElement test = Member(report, "range_test"), data = Member(report, "data"), told = Member(Member(report, "source"), "metadata");
        Add(CurveFile.StepsKey, Member(curve, "steps"));
        if (told.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty line in told.EnumerateObject())
                Add(line.Name, line.Value);
        }

        Add("tool", Member(report, "tool"));
        Add("data", Member(data, "file"));
        Add("digest", Member(data, "digest"));
        Add("model", Member(Member(report, "model"), "name"));
        Add("optimizer", Member(Member(report, "optimizer"), "name"));
        Add("seed", Member(test, "seed"));
        Add(CurveFile.StepsKey, Member(test, "steps"));
        return metadata;
    }

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString()!,
        _ => "nan",
    };
}
