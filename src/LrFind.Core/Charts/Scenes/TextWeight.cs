namespace LrFind.Charts.Scenes;

/// <summary>Thickness of letters.</summary>
public enum TextWeight
{
    /// <summary>For labels and running text.</summary>
    Regular,

    /// <summary>For titles.</summary>
    Semibold,
}
