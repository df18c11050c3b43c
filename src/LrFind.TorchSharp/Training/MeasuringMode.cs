using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>
/// A module while it is measured: no gradients, evaluation mode. At the end all is as it was to the last bit: the mode of each layer, the
/// running statistics of normalisations, and torch's generator, from which some modules draw in evaluation too.
/// </summary>
internal sealed class MeasuringMode : IDisposable
{
    private readonly ModuleModes _modes;
    private readonly List<(Tensor Now, Tensor Before)> _statistics = [];
    private readonly Tensor _generator;
    private readonly IDisposable _noGradients;

    private MeasuringMode(nn.Module module)
    {
        _modes = new ModuleModes(module);
        _generator = random.get_rng_state().DetachFromDisposeScope();
        _noGradients = no_grad();
        module.eval();
    }

    /// <summary>The model as it would be used.</summary>
    public static MeasuringMode Evaluation(nn.Module module) => new(module);

    /// <summary>A look at a model in training: as before, but normalisations in training use the statistics of the batch.</summary>
    public static MeasuringMode Probe(nn.Module module)
    {
        var mode = new MeasuringMode(module);
        foreach ((nn.Module part, bool training) in mode._modes.All)
        {
            if (training && part is NormBase norm)
                mode.UseBatchStatistics(norm);
        }

        return mode;
    }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        foreach ((Tensor now, Tensor before) in _statistics)
        {
            now.copy_(before);
            before.Dispose();
        }

        _modes.PutBack();
        random.set_rng_state(_generator);
        _generator.Dispose();
        _noGradients.Dispose();
    }

    private void UseBatchStatistics(NormBase norm)
    {
        foreach (Tensor? statistic in new[] { norm.running_mean, norm.running_var, norm.num_batches_tracked })
        {
            if (statistic is not null)
                _statistics.Add((statistic, statistic.clone().DetachFromDisposeScope()));
        }

        norm.train();
    }
}

/// <summary>Which layers of a module are in training mode, at one time.</summary>
internal sealed class ModuleModes
{
    /// <summary>Notes the modes.</summary>
    public ModuleModes(nn.Module module) => All = [.. Below(module).Select(m => (m, m.training))];

    /// <summary>The module and all below it, each after those that it is a part of.</summary>
    public IReadOnlyList<(nn.Module Module, bool Training)> All { get; }

    /// <summary>Sets the modes again.</summary>
    public void PutBack()
    {
        // A mode is set for a module and all below it: those above come first.
        foreach ((nn.Module module, bool training) in All)
        {
            if (module.training != training)
                module.train(training);
        }
    }

    private static IEnumerable<nn.Module> Below(nn.Module module) => module.children().SelectMany(Below).Prepend(module);
}
