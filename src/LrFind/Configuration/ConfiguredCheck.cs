using LrFind.Reports.Checks;

namespace LrFind.Cli.Configuration;

/// <summary>A check of a configuration.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Settings">Its settings, and those of the defaults that it does not set itself.</param>
/// <param name="Position">Where it is written.</param>
internal sealed record ConfiguredCheck(string Name, IReadOnlyList<ConfigSetting> Settings, FilePosition Position)
{
    /// <summary>A setting; <see langword="null"/> where it has none of that name.</summary>
    public ConfigSetting? Find(string name) => Settings.FirstOrDefault(s => s.Name == name);
}
