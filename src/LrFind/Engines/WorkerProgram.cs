using LrFind.Foundation;

namespace LrFind.Cli.Engines;

/// <summary>Finds the program in which TorchSharp runs.</summary>
/// <param name="folder">The folder of lrfind.</param>
/// <param name="variable">Looks up an environment variable.</param>
/// <param name="home">The folder of the user.</param>
internal sealed class WorkerProgram(string folder, Func<string, string?> variable, string home)
{
    private const string Name = "lrfind-torchsharp", Project = "LrFind.TorchSharp.Worker", Artifacts = "artifacts", Store = ".store";

    // What a tool is started by: a program, or on Windows a script.
    private static readonly string[] s_files = OperatingSystem.IsWindows() ? [$"{Name}.exe", $"{Name}.cmd"] : [Name];

    /// <summary>The program's path.</summary>
    /// <exception cref="InputException">It is not there.</exception>
    public static string Find()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new WorkerProgram(AppContext.BaseDirectory, Environment.GetEnvironmentVariable, home).Path();
    }

    /// <summary>
    /// The program's path: in a folder beside lrfind, or where a build of its source puts it, or among the tools of .NET, or on the path.
    /// </summary>
    /// <exception cref="InputException">It is not there.</exception>
    internal string Path()
    {
        string[] folders = [System.IO.Path.Combine(folder, "torchsharp"), .. InBuild(), .. OfTools(), .. OnPath()];
        return folders.SelectMany(f => s_files.Select(name => System.IO.Path.Combine(f, name))).FirstOrDefault(File.Exists)
            ?? throw new InputException("TorchSharp",
                $"{Name} is not there; get it by 'dotnet tool install -g {Name}@{ProductVersion.Text}', or in a clone of lrfind by 'dotnet build'");
    }

    private IEnumerable<string> InBuild()
    {
        var directory = new DirectoryInfo(System.IO.Path.TrimEndingDirectorySeparator(folder));
        string first = directory.Name.StartsWith("release", StringComparison.OrdinalIgnoreCase) ? "release" : "debug";
        string? artifacts = Ancestors(directory).FirstOrDefault(d => d.Name == Artifacts)?.FullName;
        return artifacts is null ? []
            : new[] { first, first == "debug" ? "release" : "debug" }.Select(c => System.IO.Path.Combine(artifacts, "bin", Project, c));
    }

    // Tools lie in a store within the folder that they are started from.
    private IEnumerable<string> OfTools()
    {
        DirectoryInfo? store = Ancestors(new DirectoryInfo(folder)).FirstOrDefault(d => d.Name == Store);
        string cliHome = variable("DOTNET_CLI_HOME") is { Length: > 0 } named ? named : home;
        return [.. store?.Parent is { } tools ? [tools.FullName] : Array.Empty<string>(), System.IO.Path.Combine(cliHome, ".dotnet", "tools")];
    }

    private string[] OnPath() => (variable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<DirectoryInfo> Ancestors(DirectoryInfo directory)
    {
        for (DirectoryInfo? at = directory; at is not null; at = at.Parent)
            yield return at;
    }
}
