using LrFind.Cli.OptionGroups;

namespace LrFind.Cli.Configuration;

/// <summary>Files that a configuration names, from its own folder, wherever lrfind is started.</summary>
internal static class ConfigPaths
{
    private const string StandardInput = "-";

    /// <summary>Whether a setting's value names a file.</summary>
    public static bool IsFile(string setting, string value) =>
        value != StandardInput && (setting is CheckArguments.Data or "baseline" || (setting == "model" && ModelChoice.IsFile(value)));

    /// <summary>A file as the process finds it.</summary>
    public static string FromConfig(string config, string path) => Path.Combine(Path.GetDirectoryName(config) ?? "", path);

    /// <summary>A file as the configuration names it.</summary>
    public static string ToConfig(string config, string path) => Path.IsPathRooted(path)
        ? path
        : Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(config))!, path).Replace(Path.DirectorySeparatorChar, '/');
}
