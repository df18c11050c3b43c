using LrFind.Data;
using LrFind.Engines;
using LrFind.Models;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>A trainer whose losses are a function of the rate, and an engine that hands it out.</summary>
internal sealed class ScriptedTrainer(Func<double, double> lossAt, Func<double, double>? probeAt = null) : ITrainer
{
    public List<double> Rates { get; } = [];

    public bool IsDisposed { get; private set; }

    public double TrainStep(Batch batch, double learningRate)
    {
        Rates.Add(learningRate);
        return lossAt(learningRate);
    }

    public Evaluation Evaluate(Batch batch) => new(0, null);

    public double Probe(Batch batch) => probeAt!(Rates[^1]);

    public void Dispose() => IsDisposed = true;

    internal sealed class Engine(ScriptedTrainer trainer) : IEngine
    {
        public string Name => "scripted";

        public int Threads => 1;

        public ITrainer CreateTrainer(ModelSpec model, LossSpec loss, OptimizerSpec optimizer, TrainerOptions options) => trainer;
    }
}
