using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LrFind.Foundation;

namespace LrFind.TorchSharp.Worker.Modules.Loading;

/// <summary>Builds a project of the user's.</summary>
internal static partial class ProjectBuild
{
    private const string TargetPath = "TargetPath", TargetFrameworks = "TargetFrameworks";

    /// <summary>Builds it, and says what assembly it makes.</summary>
    /// <exception cref="InputException">It cannot be built; the message is the first error of the build.</exception>
    public static string Build(string project)
    {
        if (!File.Exists(project))
            throw new InputException(project, "no such file");
        (string path, string[] framework) = Target(project);
        (int code, string output) = DotNet(project, ["build", project, "-c", "Release", "-v:q", "-nologo", .. framework]);
        if (code != 0)
            throw FirstError(project, output);
        return File.Exists(path) ? path
            : throw new InputException(project, $"the build makes no '{path}'; expected a project that makes an assembly");
    }

    // A project for several versions of .NET makes an assembly for each; the newest one is taken.
    private static (string Path, string[] Framework) Target(string project)
    {
        Dictionary<string, string> properties = Properties(project, []);
        if (properties[TargetPath].Length > 0)
            return (properties[TargetPath], []);
        string newest = properties[TargetFrameworks].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(f => NetVersion(f) <= Environment.Version.Major).MaxBy(NetVersion)
            ?? throw new InputException(project, $"the project is not for .NET {Environment.Version.Major} or older; expected one that is");
        string[] framework = [$"-p:TargetFramework={newest}"];
        return (Properties(project, framework)[TargetPath], framework);
    }

    // net8.0 is 8, and netstandard2.0 older than all; net48 and net10.0-windows are none that this process can load.
    private static double NetVersion(string framework)
    {
        const int FirstOfFramework = 40;
        if (framework.StartsWith("netstandard", StringComparison.Ordinal))
            return 0;
        return framework.StartsWith("net", StringComparison.Ordinal)
            && double.TryParse(framework.AsSpan(3), CultureInfo.InvariantCulture, out double version)
            && version < FirstOfFramework ? version : double.MaxValue;
    }

    private static Dictionary<string, string> Properties(string project, string[] framework)
    {
        (int code, string output) = DotNet(project,
            ["msbuild", project, "-nologo", "-p:Configuration=Release", .. framework, $"-getProperty:{TargetPath},{TargetFrameworks}"]);
        if (code != 0)
            throw FirstError(project, output);
        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "");
    }

    private static (int Code, string Output) DotNet(string project, string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // What stays behind to serve the next build would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            throw new InputException(project,
                "there is no 'dotnet' to build the project with; install the .NET SDK, or build it and name the assembly that it makes");
        }
    }

    private static InputException FirstError(string project, string output)
    {
        if (ErrorLine().Match(output) is not { Success: true } error)
            return new InputException(project, $"the project cannot be built: {UserCode.FirstLine(output)}");
        string problem = $"the project cannot be built: {error.Groups["problem"].Value.Trim()}";
        if (!int.TryParse(error.Groups["line"].Value, CultureInfo.InvariantCulture, out int line))
            return new InputException(project, problem);
        int column = int.Parse(error.Groups["column"].Value, CultureInfo.InvariantCulture);
        return new InputException(error.Groups["file"].Value, line, column, problem);
    }

    // Net.cs(3,5): error CS0103: what is wrong [the project]
    [GeneratedRegex(
        @"^\s*(?<file>.*?)(\((?<line>\d+),(?<column>\d+)\))?\s*: error (?<problem>.*?)(\[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
