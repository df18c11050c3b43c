using System.Globalization;

namespace LrFind.Cli.Configuration;

/// <summary>What is written in a configuration.</summary>
/// <param name="Schema">The schema that it names; <see langword="null"/> for none.</param>
/// <param name="Defaults">The settings of checks that do not say otherwise.</param>
/// <param name="Checks">The checks, in their order; each has the defaults that it does not set itself.</param>
internal sealed record ConfigContent(string? Schema, IReadOnlyList<ConfigSetting> Defaults, IReadOnlyList<ConfiguredCheck> Checks)
{
    /// <summary>A configuration in which nothing is written.</summary>
    public static ConfigContent Empty { get; } = new(null, [], []);

    /// <summary>Where the object that all is in stands.</summary>
    public ConfigObject Whole { get; init; } = new();

    /// <summary>Where the checks stand; <see langword="null"/> where there is no word of them.</summary>
    public ConfigObject? Section { get; init; }

    /// <summary>Whether a setting says what the defaults say anyway.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="values">Its values.</param>
    public bool IsDefault(string name, IReadOnlyList<string> values)
    {
        ConfigSetting? setting = Defaults.FirstOrDefault(d => d.Name == name);
        string text = string.Join(',', values);
        return setting is not null && (setting.Text == text || (Number(setting.Text) is { } number && number == Number(text)));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}

/// <summary>Where an object of JSON stands in a text, in bytes from its start.</summary>
internal sealed class ConfigObject
{
    /// <summary>Its opening brace.</summary>
    public int Open { get; set; }

    /// <summary>The name of its last property; <see langword="null"/> where it has none.</summary>
    public int? LastName { get; set; }

    /// <summary>Behind the value of that property, or behind the opening brace.</summary>
    public int End { get; set; }

    /// <summary>Its closing brace.</summary>
    public int Close { get; set; }
}
