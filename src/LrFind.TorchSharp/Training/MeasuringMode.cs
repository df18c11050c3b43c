using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Training;

/// <summary>
/// A module while it is measured: no gradients, evaluation mode. At the end all is as it was to the last bit: the mode of each layer, the
/// running statistics of normalisations, and torch's generator, from which some modules draw in evaluation too.
/// </summary>
internal sealed class MeasuringMode : IDisposable
{
    private readonly nn.Module _module;
    private readonly (nn.Module Module, bool Training)[] _modes;
    private readonly List<(Tensor Now, Tensor Before)> _statistics = [];
    private readonly Tensor _generator;
    private readonly IDisposable _noGradients;

    private MeasuringMode(nn.Module module)
    {
        _module = module;
        _modes = [.. All(module).Select(m => (m, m.training))];
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
        foreach ((nn.Module part, bool training) in mode._modes)
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

        RestoreModes();
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

    // A mode is set for a module and all below it: those above come first.
    private void RestoreModes()
    {
        _module.train(_modes[0].Training);
        foreach ((nn.Module module, bool training) in _modes)
        {
            if (module.training != training)
                module.train(training);
        }
    }

    private static IEnumerable<nn.Module> All(nn.Module module) => module.children().SelectMany(All).Prepend(module);
}
