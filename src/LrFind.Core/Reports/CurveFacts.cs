using System.Globalization;
using LrFind.Curves;
using LrFind.Curves.Files;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports;

/// <summary>
/// What is known of curves, each in a phrase: the lines at the top of a curve file, and the text around a plot. Of a run all is known, of a
/// file what it says of itself.
/// </summary>
internal sealed record CurveFacts
{
    /// <summary>The program that recorded them.</summary>
    public string? Tool { get; init; }

    /// <summary>The file of the data.</summary>
    public string? Data { get; init; }

    /// <summary>The digest of the data; see <see cref="Dataset.Digest"/>.</summary>
    public string? Digest { get; init; }

    /// <summary>Rows, features, task and target.</summary>
    public string? Rows { get; init; }

    public string? Model { get; init; }

    /// <summary>The optimizer's name, and behind a comma settings of it.</summary>
    public string? Optimizer { get; init; }

    public string? Loss { get; init; }

    /// <summary>What the probe loss was measured on.</summary>
    public string? Probe { get; init; }

    /// <summary>The rates and the steps.</summary>
    public string? RangeTest { get; init; }

    /// <summary>The seed of the first repeat.</summary>
    public string? Seed { get; init; }

    /// <summary>The facts by their keys in a curve file, in the order of its lines; those that are not known are left out.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Lines =>
    [
        .. from line in new KeyValuePair<string, string?>[]
        {
            new("tool", Tool), new("data", Data), new("digest", Digest), new("rows", Rows), new("model", Model),
            new("optimizer", Optimizer), new("loss", Loss), new("probe", Probe), new("range test", RangeTest), new("seed", Seed),
        }
        where line.Value is not null
        select new KeyValuePair<string, string>(line.Key, line.Value),
    ];

    /// <summary>What is known of the curves of a run, but for the digest of its data, which takes time.</summary>
    /// <param name="tool">The program that recorded them.</param>
    public static CurveFacts From(FindResult result, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(tool);
        return new()
        {
            Tool = tool.ToString(),
            Data = result.Dataset.File,
            Rows = DatasetPhrase.Describe(result.Dataset),
            Model = Phrases.Model(result.Model),
            Optimizer = Phrases.Optimizer(result.Options.Optimizer),
            Loss = Phrases.Loss(result),
            Probe = Phrases.Probe(result),
            RangeTest = Phrases.RangeTest(result.Options.RangeTest),
            Seed = result.Options.RangeTest.Seed.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What a file says of its curves; of lines with the same key the first counts, and other keys are no facts.</summary>
    public static CurveFacts From(CurveFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? Find(string key) => file.Metadata.FirstOrDefault(line => line.Key == key).Value;
        return new()
        {
            Tool = Find("tool"),
            Data = Find("data"),
            Digest = Find("digest"),
            Rows = Find("rows"),
            Model = Find("model"),
            Optimizer = Find("optimizer"),
            Loss = Find("loss"),
            Probe = Find("probe"),
            RangeTest = Find("range test"),
            Seed = Find("seed"),
        };
    }

    /// <summary>Curves from a file, with what is known of how far their optimizer goes in its first steps.</summary>
    /// <param name="file">
    /// The file; where it names an optimizer, as those that lrfind writes do, that one is assumed, with the settings that the file has
    /// numbers for and else PyTorch's.
    /// </param>
    public static CurveSet CurvesOf(CurveFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return OptimizerOf(From(file).Optimizer) is not { } optimizer ? file.Curves
            : new CurveSet(file.Curves.Repeats, file.Curves.Steps) { StepGain = optimizer.StepGain };
    }

    // The settings are those of Phrases.Optimizer that are one number; others do not tell how far the first steps go.
    private static OptimizerSpec? OptimizerOf(string? phrase)
    {
        string[] parts = phrase?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        OptimizerSpec? optimizer = parts.Length == 0 ? null : OptimizerCatalog.Find(parts[0]);
        foreach (string part in parts.Skip(1))
        {
            if (optimizer is not null && part.Split(' ') is [var setting, var number] && OptimizerText.TryNumber(number, out double value)
                && optimizer.Settings().GetValueOrDefault(setting) is double)
                optimizer = WithOrWithout(optimizer, setting, value);
        }

        return optimizer;
    }

    // What a file says may be out of range.
    private static OptimizerSpec WithOrWithout(OptimizerSpec optimizer, string setting, double value)
    {
        try
        {
            return optimizer.With(setting, value);
        }
        catch (SettingException)
        {
            return optimizer;
        }
    }
}
