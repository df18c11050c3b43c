using LrFind.Models.Catalog;

namespace LrFind.Cli.Parsing;

/// <summary>What a word is by its looks.</summary>
internal static class LikelyFile
{
    private static readonly string[] s_tables = [".csv", ".tsv", ".txt", ".tab", ".data", ".dat", ".gz"];
    private static readonly string[] s_models = [".cs", ".dll", ".csproj"];

    /// <summary>Whether it names a file that is read.</summary>
    public static bool Looks(string word) => IsTable(word) || File.Exists(word);

    /// <summary>Whether it names a table.</summary>
    public static bool IsTable(string word) => HasEnding(word, s_tables);

    /// <summary>Whether it names a model: one of the catalogue, or a file with one.</summary>
    public static bool IsModel(string word) => IsModelFile(word)
        || ModelCatalog.All.Any(f => f.Name.Equals(word.Split(':', 2)[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it names a file with code of a model.</summary>
    public static bool IsModelFile(string word) => HasEnding(word.Split('#', 2)[0], s_models);

    private static bool HasEnding(string word, string[] endings) =>
        Array.Exists(endings, e => word.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
