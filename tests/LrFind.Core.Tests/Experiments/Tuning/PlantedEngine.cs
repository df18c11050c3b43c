using System.Diagnostics.CodeAnalysis;
using LrFind.Core.Tests.Data;
using LrFind.Core.Tests.Suggestions;
using LrFind.Curves;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Experiments.Tuning;

/// <summary>An engine whose trainings reach a loss that is known: a valley in the logarithm of the rate, above it a blow-up.</summary>
/// <param name="optimum">The rate of the lowest loss, as a logarithm to the base of 10.</param>
/// <param name="width">The decades from there to where a quarter of the descent is lost.</param>
/// <param name="blowUp">The logarithm of the rate from which on losses are infinite.</param>
/// <param name="noise">How far the losses of the seeds lie apart, as a share of the descent, from rate to rate.</param>
/// <param name="threads">Threads.</param>
internal sealed class PlantedEngine(double optimum, double width = 1, double blowUp = 1, double noise = 0, int threads = 1) : IEngine
{
    private int _trainings;

    public string Name => "planted";

    public int Threads => threads;

    /// <summary>Called at each step.</summary>
    public Action OnStep { get; init; } = () => { };

    public int Trainings => _trainings;

    /// <summary>Range tests that suggest <see cref="PlantedCurve.Steepest"/>, or nothing.</summary>
    public static FindResult Found(bool hasSuggestion = true)
    {
        Dataset data = Tables.Load(Tables.Rows("a,b,y", 50, i => FormattableString.Invariant($"{i},{i * i},{(i % 2 == 0 ? "yes" : "no")}")));
        CurveSet curves = hasSuggestion ? PlantedCurve.Create() : PlantedCurve.Of(_ => 1);
        return new FindResult
        {
            Experiment = Experiment.Create(data, new FinderOptions { RangeTest = new() { BatchSize = 8 } }),
            Engine = "planted",
            Curves = curves,
            Answer = Suggester.Suggest(curves, SuggestionRules.Default),
            Warnings = [],
            TrainingTime = TimeSpan.Zero,
        };
    }

    public bool Supports(LoadedModel model, [NotNullWhen(false)] out string? reason)
    {
        reason = null;
        return true;
    }

    public TrainingRecord Run(TrainingJob job, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _trainings);
        using var trainer = new Trainer(this, job.Trainer.Seed);
        return TrainingLoop.Run(trainer, job, progress, cancellation);
    }

    /// <summary>The loss that trainings with a rate reach, without noise.</summary>
    public double LossOf(double rate) => 0.2 + 0.8 * Math.Min(1, 0.25 * Math.Pow((Math.Log10(rate) - optimum) / width, 2));

    private double Reached(double rate, long seed)
    {
        // Splits lie far apart, and alike for all rates.
        double split = 0.3 * new Pcg32(seed, RandomPurpose.Split).NextGaussian();
        return split + LossOf(rate) + 0.8 * noise * new Pcg32(seed ^ BitConverter.DoubleToInt64Bits(rate), RandomPurpose.Shuffle).NextGaussian();
    }

    private sealed class Trainer(PlantedEngine engine, long seed) : ITrainer
    {
        private int _steps;
        private double _rate;

        public double TrainStep(Batch batch, double learningRate)
        {
            engine.OnStep();
            (_steps, _rate) = (_steps + 1, learningRate);
            return Math.Log10(learningRate) >= engine.BlowUp ? double.PositiveInfinity : 1;
        }

        // Half of the way in ten steps.
        public Evaluation Evaluate(Batch batch)
        {
            double start = 1 + 0.3 * new Pcg32(seed, RandomPurpose.Split).NextGaussian();
            return new(_steps == 0 ? start : start + (engine.Reached(_rate, seed) - start) * (1 - Math.Pow(0.5, _steps / 10.0)), 0.5);
        }

        public double Probe(Batch batch) => 1;

        public void Dispose()
        {
        }
    }

    private double BlowUp => blowUp;
}
