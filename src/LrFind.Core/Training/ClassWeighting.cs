namespace LrFind.Training;

/// <summary>How much each class counts in the loss.</summary>
public enum ClassWeighting
{
    /// <summary>Each row counts alike.</summary>
    None,

    /// <summary>
    /// Each class counts alike: rows of a class weigh as many times as there are rows, divided by the number of classes and by the rows of that
    /// class (G. King and L. Zeng, "Logistic Regression in Rare Events Data" (2001), section 4.2; scikit-learn's <c>balanced</c>).
    /// </summary>
    Balanced,
}
