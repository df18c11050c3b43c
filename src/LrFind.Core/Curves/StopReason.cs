namespace LrFind.Curves;

/// <summary>Why a range test ended.</summary>
public enum StopReason
{
    /// <summary>It reached the last rate.</summary>
    Completed,

    /// <summary>The loss rose well above where it started.</summary>
    Diverged,

    /// <summary>The loss became infinite or not a number.</summary>
    NonFiniteLoss,
}
