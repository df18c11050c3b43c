namespace LrFind.Reports.Snippets;

/// <summary>The frameworks there are snippets for.</summary>
internal static class Frameworks
{
    private static readonly IFramework[] s_all = [new TorchSharpFramework(), new PyTorchFramework(), new KerasFramework()];

    /// <summary>The same in each.</summary>
    public static Snippet[] Snippets(SnippetSettings settings) => Array.ConvertAll(s_all, f => f.Of(settings));
}
