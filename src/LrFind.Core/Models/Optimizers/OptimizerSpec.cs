using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using LrFind.Foundation;

namespace LrFind.Models.Optimizers;

/// <summary>
/// An optimizer's settings, but for the learning rate, which each step is given. A closed set of records with PyTorch's names and defaults,
/// checked on creation.
/// </summary>
[JsonDerivedType(typeof(AdamSpec), "adam")]
[JsonDerivedType(typeof(AdamWSpec), "adamw")]
[JsonDerivedType(typeof(SgdSpec), "sgd")]
[JsonDerivedType(typeof(AdadeltaSpec), "adadelta")]
[JsonDerivedType(typeof(AdagradSpec), "adagrad")]
[JsonDerivedType(typeof(AdamaxSpec), "adamax")]
[JsonDerivedType(typeof(AsgdSpec), "asgd")]
[JsonDerivedType(typeof(LionSpec), "lion")]
[JsonDerivedType(typeof(NAdamSpec), "nadam")]
[JsonDerivedType(typeof(RAdamSpec), "radam")]
[JsonDerivedType(typeof(RMSpropSpec), "rmsprop")]
[JsonDerivedType(typeof(RpropSpec), "rprop")]
public abstract record OptimizerSpec
{
    private protected OptimizerSpec()
    {
    }

    /// <summary>The name of PyTorch's class, in lower case.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the class in <c>torch.optim</c>; <see langword="null"/> where PyTorch has none.</summary>
    public abstract string? TorchClass { get; }

    /// <summary>The name of the class in <c>keras.optimizers</c>; <see langword="null"/> where Keras has none.</summary>
    public virtual string? KerasClass => TorchClass;

    /// <summary>All settings by the names of PyTorch's keyword arguments: numbers, pairs of numbers (<c>double[]</c>) and flags.</summary>
    public abstract IReadOnlyDictionary<string, object> Settings();

    /// <summary>The same with another value of a setting.</summary>
    /// <param name="setting">A key of <see cref="Settings"/>.</param>
    /// <param name="value">A value of the kind that <see cref="Settings"/> has for it.</param>
    /// <exception cref="SettingException">The value is out of range.</exception>
    internal abstract OptimizerSpec With(string setting, object value);

    /// <summary>
    /// How far a step goes, as a multiple of how far it goes at the same rate once the optimizer's averages have settled. Most correct the
    /// bias of their averages: 1 in every step.
    /// </summary>
    /// <param name="iteration">The number of the step, from 0.</param>
    public virtual double StepGain(int iteration) => 1;

    /// <summary>Checks what no setting can tell alone.</summary>
    /// <exception cref="SettingException">Two settings do not go together.</exception>
    public virtual void Validate()
    {
    }

    private protected ArgumentException Unknown(string setting) => new($"{Name} has no {setting}", nameof(setting));

    private protected static double AtLeastZero(double value, [CallerMemberName] string name = "") => Setting.AtLeastZero(value, name);

    private protected static double BelowOne(double value, [CallerMemberName] string name = "")
    {
        SettingException.Require(value is >= 0 and < 1, name, value, "a number of at least 0 and less than 1");
        return value;
    }

    private protected static double UpToOne(double value, [CallerMemberName] string name = "")
    {
        SettingException.Require(value is >= 0 and <= 1, name, value, "a number from 0 to 1");
        return value;
    }
}

/// <summary>The settings of an optimizer that can pull the weights towards 0: all but Rprop.</summary>
public abstract record WeightDecayingSpec : OptimizerSpec
{
    private readonly double _weightDecay;

    private protected WeightDecayingSpec()
    {
    }

    /// <summary>The weight decay, 0 or more. Default: 0, except for AdamW.</summary>
    /// <exception cref="SettingException">It is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = AtLeastZero(value);
    }

    /// <inheritdoc/>
    internal override OptimizerSpec With(string setting, object value) =>
        setting == "weight_decay" ? this with { WeightDecay = (double)value } : throw Unknown(setting);
}

/// <summary>An optimizer that has a momentum.</summary>
internal interface IMomentumSpec
{
    /// <summary>The optimizer's name.</summary>
    string Name { get; }

    /// <summary>The momentum, at least 0 and less than 1.</summary>
    double Momentum { get; }

    /// <summary>Whether it can look ahead with the momentum (Nesterov).</summary>
    bool HasNesterov { get; }

    /// <summary>Whether it does.</summary>
    bool Nesterov { get; }

    /// <summary>The same with another momentum.</summary>
    /// <param name="momentum">At least 0 and less than 1.</param>
    /// <param name="nesterov">Whether to look ahead with it, where the optimizer can and the momentum is more than 0.</param>
    /// <exception cref="SettingException">The momentum is out of range.</exception>
    OptimizerSpec WithMomentum(double momentum, bool nesterov = false);
}

/// <summary>The optimizers there are.</summary>
internal static class OptimizerCatalog
{
    /// <summary>All, each with its defaults: the usual ones first, then by name.</summary>
    public static IReadOnlyList<OptimizerSpec> All { get; } =
    [
        new AdamSpec(),
        new AdamWSpec(),
        new SgdSpec(),
        new AdadeltaSpec(),
        new AdagradSpec(),
        new AdamaxSpec(),
        new AsgdSpec(),
        new LionSpec(),
        new NAdamSpec(),
        new RAdamSpec(),
        new RMSpropSpec(),
        new RpropSpec(),
    ];

    /// <summary>The names, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(o => o.Name)];

    /// <summary>
    /// The one of a name, with its defaults, whatever the name's case; <see langword="null"/> where there is none.
    /// </summary>
    public static OptimizerSpec? Find(string name)
    {
        foreach (OptimizerSpec optimizer in All)
        {
            if (NameText.Same(optimizer.Name, name))
                return optimizer;
        }

        return null;
    }

    /// <summary>The names of those that have a momentum.</summary>
    public static IEnumerable<string> WithMomentum => All.OfType<IMomentumSpec>().Select(o => o.Name);
}
