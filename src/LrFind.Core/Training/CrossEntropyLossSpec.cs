using LrFind.Data;

namespace LrFind.Training;

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
    public override void RequireFits(int outputs)
    {
        if (Weight is { } weights && weights.Count != outputs)
            throw Setting.WrongCount(weights, nameof(Weight), outputs);
    }
}
