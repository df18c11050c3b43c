namespace LrFind.Suggestions;

/// <summary>Where curves come from, which decides what can be changed about them and by what words.</summary>
public enum CurveSource
{
    /// <summary>From range tests that lrfind runs: the options of its command line set them.</summary>
    RangeTest,

    /// <summary>From a file: something else recorded them.</summary>
    Recording,
}
