namespace LrFind.Reports.Json;

/// <summary>What was trained on, with the digest of the file or of the rows.</summary>
internal sealed record DataSection(
    string File,
    string Digest,
    long FileRows,
    bool IsSample,
    int Rows,
    int TrainingRows,
    int ValidationRows,
    IReadOnlyList<string> Features,
    string Target,
    string Task,
    IReadOnlyList<string> Classes,
    IReadOnlyList<int> ClassCounts);

/// <summary>What was understood of a column, and what becomes of it.</summary>
internal sealed record ColumnSection(int Number, string Name, string Type, int Missing, int Distinct, string Range, string Use);

/// <summary>What was trained.</summary>
internal sealed record ModelSection(string Name, long Parameters, IReadOnlyList<LayerSection> Layers, string Loss, string Engine);

/// <summary>One layer: its name, the layer as PyTorch writes it, and the shape of a row it gives.</summary>
internal sealed record LayerSection(string Name, string Layer, string OutputShape);

/// <summary>What trained it; the settings are those of PyTorch's class, by the names of its keyword arguments.</summary>
internal sealed record OptimizerSection(string Name, IReadOnlyDictionary<string, object> Settings);

/// <summary>How the losses were recorded: the batch loss of each step before its update, the probe loss after it. Repeat i has the seed plus i.</summary>
internal sealed record RangeTestSection(
    string Ladder,
    double LrMin,
    double LrMax,
    int Steps,
    int Repeats,
    int BatchSize,
    int Accumulate,
    double? ClipNorm,
    int ProbeRows,
    string Probe,
    long Seed);

/// <summary>Where curves were read from, the SHA-256 of that file, and what it says of itself.</summary>
internal sealed record SourceSection(string File, string? Digest, IReadOnlyDictionary<string, string> Metadata);
