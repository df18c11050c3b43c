namespace LrFind.ModelSource.Interpretation;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    /// <summary>The next one follows.</summary>
    Next,

    /// <summary>The method is left.</summary>
    Return,

    /// <summary>The loop is left.</summary>
    Break,

    /// <summary>The next round of the loop follows.</summary>
    Continue,
}
