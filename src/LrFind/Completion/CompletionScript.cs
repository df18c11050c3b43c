using System.Reflection;

namespace LrFind.Cli.Completion;

/// <summary>The scripts that make shells ask lrfind what can follow.</summary>
internal static class CompletionScript
{
    /// <summary>The shell that breaks words by rules of its own.</summary>
    public const string Bash = "bash";

    /// <summary>The shells there are scripts for.</summary>
    public static string[] Shells { get; } = [Bash, "zsh", "fish", "pwsh"];

    /// <summary>The script for a shell.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    public static string Of(string shell)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"lrfind.{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
