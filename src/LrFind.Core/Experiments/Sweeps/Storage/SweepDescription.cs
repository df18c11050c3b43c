using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.RangeTests;
using LrFind.Suggestions;

namespace LrFind.Experiments.Sweeps.Storage;

/// <summary>What makes a sweep the one it is: two with the same description have the same results.</summary>
/// <param name="Schema">The version of the files in the folder; at least 1.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="Data">The data in a phrase.</param>
/// <param name="Grid">What differs between cells.</param>
/// <param name="Parameters">The number of parameters of each model; at least 0.</param>
/// <param name="Settings">What does not, by name.</param>
internal sealed record SweepDescription(
    int Schema, string Tool, string Data, SweepGrid Grid, IReadOnlyList<long> Parameters, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The version of the files that this lrfind reads and writes.</summary>
    public const int CurrentSchema = 1;

    private const string TrainingKey = "training", LossKey = "loss";

    /// <summary>Whether the rates are for trainings of as many epochs, and not of as many steps.</summary>
    public bool IsForEpochs =>
        Settings.TryGetValue(TrainingKey, out string? training) && training.EndsWith("epochs", StringComparison.Ordinal);

    /// <summary>What is minimised; <see langword="null"/> where the description does not say.</summary>
    [JsonIgnore]
    public string? Loss => Settings.GetValueOrDefault(LossKey);

    /// <summary>Describes a sweep.</summary>
    /// <param name="plan">The grid on the data.</param>
    /// <param name="template">What all cells share.</param>
    /// <param name="tool">The name and version of the program it is from.</param>
    public static SweepDescription Create(Dataset dataset, SweepPlan plan, FinderOptions template, string tool)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(template);
        var settings = new Dictionary<string, string>
        {
            ["rows"] = RowsDigest.Compute(dataset),
            ["layers"] = Digest(plan.Models.SelectMany(LinesOf)),
            [LossKey] = plan.LossName,
            ["class weights"] = template.ClassWeights.ToString().ToLowerInvariant(),
            ["rule"] = template.Rule.Name,
            [TrainingKey] = template.Epochs is { } epochs
                ? $"{Text(epochs)} epochs"
                : $"{Text(template.TrainSteps ?? TrainingLength.StudySteps)} steps",
        };
        // The batch size is one of the grid.
        foreach (RangeTestSetting setting in template.RangeTest.Settings().Where(s => s.Name != nameof(RangeTestOptions.BatchSize)))
            settings[setting.Words] = setting.Text;
        string data = $"{Path.GetFileName(dataset.File)}: {DatasetPhrase.Describe(dataset)}";
        return new(CurrentSchema, tool, data, plan.Grid, [.. plan.Models.Select(m => m.ParameterCount)], settings);
    }

    /// <summary>
    /// The first thing in which another description differs, with what it is there and here; <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="there">The other.</param>
    public (string Name, string There, string Here)? DifferenceFrom(SweepDescription there)
    {
        ArgumentNullException.ThrowIfNull(there);
        List<(string Name, string Value)> mine = Everything(), theirs = there.Everything();
        for (int i = 0; i < mine.Count; i++)
        {
            string other = theirs.FirstOrDefault(t => t.Name == mine[i].Name).Value ?? "nothing";
            if (other != mine[i].Value)
                return (mine[i].Name, other, mine[i].Value);
        }

        return null;
    }

    private List<(string Name, string Value)> Everything() =>
    [
        ("data", Data),
        ("model", string.Join(",", Grid.Models)),
        ("optimizer", string.Join(",", Grid.Optimizers)),
        ("batch size", string.Join(",", Grid.BatchSizes!.Select(b => Text(b)))),
        ("weight decay", Text(Grid.WeightDecays)),
        ("momentum", Text(Grid.Momenta)),
        ("nesterov", Grid.Nesterov ? "on" : "off"),
        .. Settings.Select(s => (s.Key, s.Value)),
    ];

    // A module is what its code does; of a graph, the layers and how they are joined say all.
    private static IEnumerable<string> LinesOf(SizedModel model) => model switch
    {
        ModelSpec graph => graph.Nodes.Select((n, i) => $"{n.Name} {n.Layer} {string.Join(' ', n.Inputs)} {graph.ShapeOf(i)}").Append(""),
        ModuleSpec module => [module.Source.Digest, .. module.Source.Arguments.Select(a => $"{a.Key}={a.Value}"), ""],
        _ => [model.Name, ""],
    };

    private static string Text(IReadOnlyList<double>? values) =>
        values is null ? "not given" : string.Join(",", values.Select(v => Text(v)));

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Digest(IEnumerable<string> lines) =>
        FileDigest.TextOf(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}
