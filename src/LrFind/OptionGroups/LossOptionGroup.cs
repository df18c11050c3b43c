using System.CommandLine;
using LrFind.Models.Losses;

namespace LrFind.Cli.OptionGroups;

/// <summary>What is minimised.</summary>
internal sealed class LossOptionGroup
{
    private static readonly string[] s_losses = [.. LossCatalog.Names];

    // In the order of ClassWeighting.
    private static readonly string[] s_weightings = ["none", "balanced"];

    private readonly Option<string?> _loss =
        OptionFactory.LongChoice("--loss", "NAME", $"The loss: {OptionFactory.AnyOf(s_losses)}; auto: cross-entropy for classes, mse else",
            s_losses);

    private readonly Option<string?> _classWeights = OptionFactory.Choice("--class-weights",
        "How much classes count in the loss; balanced: all alike", s_weightings);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_loss);
        command.Add(_classWeights);
    }

    /// <summary>The loss; <see langword="null"/> where the task decides.</summary>
    /// <exception cref="UsageException">There is no such loss.</exception>
    public LossSpec? Loss(ParseResult parsed) => LossCatalog.Create(s_losses[parsed.Word(_loss, s_losses)]);

    /// <summary>How much classes count.</summary>
    /// <exception cref="UsageException">There is no such way.</exception>
    public ClassWeighting ClassWeights(ParseResult parsed) => (ClassWeighting)parsed.Word(_classWeights, s_weightings);
}
