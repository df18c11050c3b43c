namespace LrFind.Experiments.Checks;

/// <summary>What a check says of a rate.</summary>
public enum CheckVerdict
{
    /// <summary>It is safe and useful.</summary>
    Ok,

    /// <summary>It is at or past the edge with its margin, a training diverges, or lower rates learn far more.</summary>
    TooHigh,

    /// <summary>It learns too little of what higher rates do.</summary>
    TooLow,

    /// <summary>The suggestion has moved away from the stored one.</summary>
    Moved,

    /// <summary>The range tests or the trainings do not tell.</summary>
    Inconclusive,
}
