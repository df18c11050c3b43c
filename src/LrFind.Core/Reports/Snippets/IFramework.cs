namespace LrFind.Reports.Snippets;

/// <summary>A framework in which models are trained, and how its code is written.</summary>
internal interface IFramework
{
    /// <summary>The lines for an optimizer and its rates; in comments, what the framework cannot express.</summary>
    Snippet Of(SnippetSettings settings);
}
