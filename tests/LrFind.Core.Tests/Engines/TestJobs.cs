using LrFind.Core.Tests.Engines.Embedded;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.Engines;

/// <summary>Jobs for trainers that have a mind of their own.</summary>
internal static class TestJobs
{
    /// <summary>A range test from 1e-5 to 10 on ten rows, five a step.</summary>
    public static TrainingJob RangeTest(int steps = 100, bool hasProbe = false, double lrMin = 1e-5, double lrMax = 10)
    {
        var rows = new RowSet(new float[20], new float[10], [], 2);
        return new TrainingJob
        {
            Model = TestModels.Chain(2, new LinearSpec(2, 1)),
            Loss = new MseLossSpec(),
            Optimizer = new SgdSpec(),
            Trainer = new TrainerOptions(),
            Training = rows,
            RowsPerStep = 5,
            LearningRates = LearningRateRange.Rates(StepMode.Exponential, lrMin, lrMax, steps),
            Stop = StopRule.Diverged,
            Probe = hasProbe ? rows : null,
        };
    }
}
