using LrFind.Foundation;

namespace LrFind.Models.Losses;

/// <summary>Cross-entropy of logits against 0 or 1, one or several a row: <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
public sealed record BceWithLogitsLossSpec : LossSpec
{
    private readonly IReadOnlyList<float>? _posWeight;

    /// <inheritdoc/>
    public override string Name => "sigmoid cross-entropy";

    /// <summary>How much a 1 counts against a 0: one number for all outputs or one for each, 0 or more. Default: 1.</summary>
    /// <exception cref="SettingException">There is no number, or one is negative or not finite.</exception>
    public IReadOnlyList<float>? PosWeight
    {
        get => _posWeight;
        init => _posWeight = Setting.Weights(value, nameof(PosWeight));
    }

    /// <inheritdoc/>
    internal override void RequireFits(int outputs)
    {
        if (PosWeight is { Count: > 1 } weights && weights.Count != outputs)
            throw Setting.WrongCount(weights, nameof(PosWeight), outputs);
    }
}

/// <summary>Cross-entropy of one logit per class against a class number: <c>torch.nn.CrossEntropyLoss</c>.</summary>
public sealed record CrossEntropyLossSpec : LossSpec
{
    private readonly IReadOnlyList<float>? _weight;
    private readonly double _labelSmoothing;

    /// <inheritdoc/>
    public override string Name => "softmax cross-entropy";

    /// <summary>How much each class counts, 0 or more; the mean is then over the weights of the targets. Default: all 1.</summary>
    /// <exception cref="SettingException">There is no number, or one is negative or not finite.</exception>
    public IReadOnlyList<float>? Weight
    {
        get => _weight;
        init => _weight = Setting.Weights(value, nameof(Weight));
    }

    /// <summary>The share of a target that is spread evenly over all classes, 0 to 1. Default: 0.</summary>
    /// <exception cref="SettingException">It is out of range.</exception>
    public double LabelSmoothing
    {
        get => _labelSmoothing;
        init
        {
            SettingException.Require(value is >= 0 and <= 1, nameof(LabelSmoothing), value, "a share from 0 to 1");
            _labelSmoothing = value;
        }
    }

    /// <inheritdoc/>
    internal override void RequireFits(int outputs)
    {
        if (Weight is { } weights && weights.Count != outputs)
            throw Setting.WrongCount(weights, nameof(Weight), outputs);
    }
}

/// <summary>How much each class counts in the loss.</summary>
public enum ClassWeighting
{
    /// <summary>Each row counts alike.</summary>
    None,

    /// <summary>
    /// Each class counts alike: rows of a class weigh as many times as there are rows, divided by the number of classes and by the rows of
    /// that class (G. King and L. Zeng, "Logistic Regression in Rare Events Data" (2001), section 4.2; scikit-learn's <c>balanced</c>).
    /// </summary>
    Balanced,
}
