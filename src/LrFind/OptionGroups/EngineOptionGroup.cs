using LrFind.Cli.Engines;
using LrFind.Cli.Help;

namespace LrFind.Cli.OptionGroups;

/// <summary>What trains the model, and on what.</summary>
internal sealed class EngineOptionGroup
{
    private readonly ValueOption<EngineKind> _engine = OptionFactory.Choice("--engine",
        "What trains; torchsharp runs your own modules, compiled from their file, in a process of its own",
        ("embedded", EngineKind.Embedded), ("torchsharp", EngineKind.TorchSharp));

    private readonly ValueOption<string> _device = OptionFactory.Choice("--device", "Where torchsharp computes",
        ("cpu", "cpu"), ("cuda", "cuda"), ("mps", "mps"));

    private readonly ValueOption<int> _threads = OptionFactory.Integer("--threads", "COUNT",
        "Threads for repeats and products, 0 for one per core; the result is the same (torchsharp: of each process, 0 for one; more change the result)",
        0);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command) => command.Section(HelpTopic.Engine).Add(_engine).Add(_device).Add(_threads);

    /// <summary>The engine that is asked for.</summary>
    /// <exception cref="UsageException">A value cannot be understood, or an option does not go with the engine.</exception>
    public EngineChoice Choice(OptionValues values)
    {
        var choice = new EngineChoice(values.Get(_engine), values.Get(_threads), values.Get(_device));
        return choice is { Kind: EngineKind.Embedded, Device: not "cpu" }
            ? throw new UsageException("--device goes with --engine torchsharp only", "--device", "--engine")
            : choice;
    }
}
