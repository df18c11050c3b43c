using LrFind.Cli.Help;
using LrFind.Models.Losses;

namespace LrFind.Cli.OptionGroups;

/// <summary>What is minimised.</summary>
internal sealed class LossOptionGroup
{
    private readonly ValueOption<LossSpec?> _loss = OptionFactory.Choice("--loss", "NAME",
        words => $"The loss: {words}; auto: cross-entropy for classes, mse else",
        [.. LossCatalog.Names.Select(n => (n, LossCatalog.Create(n)))]);

    private readonly ValueOption<ClassWeighting> _classWeights = OptionFactory.Choice("--class-weights",
        "How much classes count in the loss; balanced: all alike", ("none", ClassWeighting.None), ("balanced", ClassWeighting.Balanced));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command) => command.Section(HelpTopic.Loss).Add(_loss).Add(_classWeights);

    /// <summary>The loss; <see langword="null"/> where the task decides.</summary>
    /// <exception cref="UsageException">There is no such loss.</exception>
    public LossSpec? Loss(OptionValues values) => values.Get(_loss);

    /// <summary>How much classes count.</summary>
    /// <exception cref="UsageException">There is no such way.</exception>
    public ClassWeighting ClassWeights(OptionValues values) => values.Get(_classWeights);
}
