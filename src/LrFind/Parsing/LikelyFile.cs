using LrFind.Cli.OptionGroups;
using LrFind.Models.Catalog;

namespace LrFind.Cli.Parsing;

/// <summary>What a word is by its looks.</summary>
internal static class LikelyFile
{
    private static readonly string[] s_tables = [".csv", ".tsv", ".txt", ".tab", ".data", ".dat", ".gz"];

    /// <summary>Whether it names a file that is read.</summary>
    public static bool Looks(string word) => IsTable(word) || File.Exists(word);

    /// <summary>Whether it names a table.</summary>
    public static bool IsTable(string word) => Array.Exists(s_tables, e => word.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it names a model: one of the catalogue, or a file with code of one.</summary>
    public static bool IsModel(string word) => ModelChoice.IsCode(word) || ModelCatalog.FamilyOf(word) is not null;
}
