using System.Diagnostics.CodeAnalysis;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Models;

namespace LrFind.Core.Tests.RangeTests;

/// <summary>A trainer whose losses are a function of the rate, and an engine that hands it out.</summary>
internal sealed class ScriptedTrainer(Func<double, double> lossAt, Func<double, double>? probeAt = null) : ITrainer
{
    public List<double> Rates { get; } = [];

    public double TrainStep(Batch batch, double learningRate)
    {
        Rates.Add(learningRate);
        return lossAt(learningRate);
    }

    public Evaluation Evaluate(Batch batch) => new(0, null);

    public double Probe(Batch batch) => probeAt!(Rates[^1]);

    public void Dispose()
    {
    }

    internal sealed class Engine(ScriptedTrainer trainer) : IEngine
    {
        public string Name => "scripted";

        public int Threads => 1;

        public bool Supports(LoadedModel model, [NotNullWhen(false)] out string? reason)
        {
            reason = null;
            return true;
        }

        public TrainingRecord Run(TrainingJob job, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
            TrainingLoop.Run(trainer, job, progress, cancellation);
    }
}
