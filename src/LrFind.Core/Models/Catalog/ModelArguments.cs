using System.Globalization;
using LrFind.Foundation;
using LrFind.Models.Layers;

namespace LrFind.Models.Catalog;

/// <summary>A model's name with what stands behind it, as in mlp:256,128,gelu,dropout=0.1,bn.</summary>
internal sealed class ModelArguments
{
    private const int MaxLayers = 100;

    private readonly ModelFamily _family;
    private readonly List<int> _widths = [];

    private ModelArguments(string text, ModelFamily family) => (Text, _family) = (text, family);

    /// <summary>The name as the user gave it.</summary>
    public string Text { get; }

    /// <summary>The name as reports have it, whatever case it was given in.</summary>
    public string Name => ModelCatalog.InFull(_family, Text);

    /// <summary>The widths; empty where none is given.</summary>
    public IReadOnlyList<int> Widths => _widths;

    /// <summary>The activation. Default: ReLU.</summary>
    public LayerSpec Activation { get; private set; } = new ReluSpec();

    /// <summary>The probability of dropping a value; 0, the default, for no such layers.</summary>
    public double Dropout { get; private set; }

    /// <summary>Whether to normalise by batch. Default: no.</summary>
    public bool BatchNorm { get; private set; }

    /// <summary>The number of blocks; <see langword="null"/> for the family's own.</summary>
    public int? Blocks { get; private set; }

    /// <summary>The size of an embedding; <see langword="null"/> for the family's rule.</summary>
    public int? Dim { get; private set; }

    /// <summary>Whether there is an output for each of two classes. Default: no, one for both.</summary>
    public bool TwoLogits { get; private set; }

    /// <summary>Reads what stands behind the colon.</summary>
    /// <exception cref="SettingException">The family has no such option, or a value is out of range.</exception>
    public static ModelArguments Parse(string text, ModelFamily family)
    {
        var arguments = new ModelArguments(text, family);
        foreach (CatalogOption option in CatalogOption.AllIn(text))
            arguments.Add(option);
        return arguments;
    }

    private void Add(CatalogOption option)
    {
        (string part, string word, string? value) = option;
        if (IsWidth(part))
            AddWidth(part);
        else if (value is null && Takes(ModelOptions.BatchNorm) && word == "bn")
            BatchNorm = true;
        else if (value is null && Takes(ModelOptions.Activation) && CatalogActivations.Find(word) is { } activation)
            Activation = activation;
        else if (value is not null && Takes(ModelOptions.Dropout) && word == "dropout")
            Dropout = Probability(part, value);
        else if (value is not null && Takes(ModelOptions.Blocks) && word == "blocks")
            Blocks = Count(part, value, MaxLayers);
        else if (value is not null && Takes(ModelOptions.Dim) && word == "dim")
            Dim = Count(part, value, ModelCatalog.MaxWidth);
        else if (word == "outputs" && value is not null)
            TwoLogits = value == "2" ? true : throw Unexpected(part, "outputs=2; other numbers go by the data");
        else
            throw Unexpected(part, $"{_family.Options}{KnownActivations()}{Nearest.Hint(word, Words())}");
    }

    private bool Takes(ModelOptions option) => (_family.Takes & option) != 0;

    private bool IsWidth(string part) =>
        Takes(ModelOptions.Widths | ModelOptions.Width) && part.Length > 0 && (char.IsAsciiDigit(part[0]) || part[0] is '-' or '+');

    private void AddWidth(string part)
    {
        int most = Takes(ModelOptions.Widths) ? MaxLayers : 1;
        if (_widths.Count == most)
            throw Unexpected(part, most == 1 ? "one width" : FormattableString.Invariant($"at most {most} widths"));
        _widths.Add(Count(part, part, ModelCatalog.MaxWidth));
    }

    private int Count(string part, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= most
            ? count
            : throw Unexpected(part, FormattableString.Invariant($"a whole number from 1 to {most}"));

    private double Probability(string part, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) && p is >= 0 and < 1
            ? p
            : throw Unexpected(part, "a probability of at least 0 and less than 1");

    private IEnumerable<string> Words()
    {
        (ModelOptions Option, string Word)[] words = [(ModelOptions.BatchNorm, "bn"), (ModelOptions.Dropout, "dropout"),
            (ModelOptions.Blocks, "blocks"), (ModelOptions.Dim, "dim"), (ModelOptions.None, "outputs")];
        IEnumerable<string> activations = Takes(ModelOptions.Activation) ? CatalogActivations.All : [];
        return words.Where(w => w.Option == ModelOptions.None || Takes(w.Option)).Select(w => w.Word).Concat(activations);
    }

    private string KnownActivations() => Takes(ModelOptions.Activation) ? $"; ACTIVATION: {CatalogActivations.Names}" : "";

    private SettingException Unexpected(string part, string expected) => new("Model", $"'{Quoting.Shortened(Text)}' with '{Quoting.Shortened(part)}'", expected);
}

/// <summary>What may stand behind a model's name.</summary>
[Flags]
internal enum ModelOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Widths of layers, as in 256,128.</summary>
    Widths = 1,

    /// <summary>A single width.</summary>
    Width = 2,

    /// <summary>The name of an activation.</summary>
    Activation = 4,

    /// <summary>dropout=P.</summary>
    Dropout = 8,

    /// <summary>bn.</summary>
    BatchNorm = 16,

    /// <summary>blocks=N.</summary>
    Blocks = 32,

    /// <summary>dim=N.</summary>
    Dim = 64,
}

/// <summary>What stands behind the name of a model or a schedule, as dropout=0.1 in mlp:256,dropout=0.1.</summary>
/// <param name="Text">All of it, as it was given.</param>
/// <param name="Name">What stands before the equals sign, in lower case; all of it where there is none.</param>
/// <param name="Value">What stands behind the equals sign; <see langword="null"/> where there is none.</param>
internal sealed record CatalogOption(string Text, string Name, string? Value)
{
    /// <summary>The name of a model or a schedule without what stands behind it.</summary>
    public static string NameIn(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? text : text[..colon]).Trim();
    }

    /// <summary>What stands behind the colon, between commas.</summary>
    public static CatalogOption[] AllIn(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? [] : Array.ConvertAll(text[(colon + 1)..].Split(','), Parse);
    }

    private static CatalogOption Parse(string part)
    {
        string text = part.Trim();
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(text, text.ToLowerInvariant(), null)
            : new(text, text[..equals].TrimEnd().ToLowerInvariant(), text[(equals + 1)..].TrimStart());
    }
}
