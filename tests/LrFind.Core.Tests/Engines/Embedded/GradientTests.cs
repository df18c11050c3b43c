using LrFind.Core.Tests.Engines.Embedded.Layers;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Engines.Embedded;

/// <summary>Gradients against central differences of the loss.</summary>
public class GradientTests
{
    private const float Step = 1e-2f;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string layers in new[] { "linear", "relu", "deep" })
        {
            foreach (string loss in TestModels.Losses.Keys)
                cases.Add(layers, loss);
        }

        foreach (LayerSpec layer in EveryActivation.All)
            cases.Add(layer.ToString()!, "squared");
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_agree_with_finite_differences(string layers, string lossName)
    {
        LossSpec loss = TestModels.Losses[lossName];
        const int Features = 5, Rows = 12;
        int outputs = TestModels.Outputs(loss);
        ModelSpec model = layers switch
        {
            "linear" => TestModels.Chain(Features, new LinearSpec(Features, outputs)),
            "relu" => TestModels.Chain(Features, new LinearSpec(Features, 7), new ReluSpec(), new LinearSpec(7, outputs)),
            "deep" => TestModels.Chain(Features, new LinearSpec(Features, 6), new TanhSpec(), new LinearSpec(6, 9), new TanhSpec(), new LinearSpec(9, outputs)),
            _ => TestModels.Chain(Features, new LinearSpec(Features, 7), EveryActivation.Named(layers), new LinearSpec(7, outputs)),
        };
        using NetworkTrainer trainer = TestModels.Trainer(model, loss);
        RowSet rows = TestModels.Rows(Rows, Features, loss);
        // Rates are positive.
        if (loss is PoissonNllLossSpec { LogInput: false })
            trainer.Network.NamedParameters.Last().SetValues([4f]);

        trainer.ComputeGradients(rows.Slice(0, Rows));
        float[] gradients = trainer.Network.Parameters.Gradients.Span.ToArray();
        Span<float> values = trainer.Network.Parameters.Values.Span;
        int checkedCount = 0;
        for (int i = 0; i < values.Length; i++)
        {
            // Padding between parameters has no influence; where an activation or a loss bends between the two points a difference says nothing.
            if (values[i] == 0 || (MayBend(layers, loss) && !IsSmooth(trainer, rows, i)))
                continue;
            double numeric = Difference(trainer, rows, i, Step);
            Assert.True(Math.Abs(numeric - gradients[i]) <= 1e-4 + 2e-3 * Math.Abs(numeric), $"parameter {i}: {gradients[i]}, by differences {numeric}");
            checkedCount++;
        }

        Assert.True(checkedCount > 0.6 * model.ParameterCount, $"only {checkedCount} of {model.ParameterCount} could be checked");
    }

    private static bool MayBend(string layers, LossSpec loss) =>
        loss is L1LossSpec or SmoothL1LossSpec or HuberLossSpec || layers is "relu" or "ReLU()" or "ELU(alpha=0.5)" or "SELU()" or "Hardswish()" or "ReLU6()" or "Hardsigmoid()"
        || layers.StartsWith("LeakyReLU", StringComparison.Ordinal) || layers.StartsWith("Hardtanh", StringComparison.Ordinal)
        || layers.StartsWith("CELU", StringComparison.Ordinal);

    private static double Difference(NetworkTrainer trainer, RowSet rows, int parameter, float step)
    {
        Span<float> values = trainer.Network.Parameters.Values.Span;
        float value = values[parameter];
        values[parameter] = value + step;
        double above = trainer.Evaluate(rows.Slice(0, rows.Count)).Loss;
        values[parameter] = value - step;
        double below = trainer.Evaluate(rows.Slice(0, rows.Count)).Loss;
        values[parameter] = value;
        return (above - below) / (2.0 * step);
    }

    private static bool IsSmooth(NetworkTrainer trainer, RowSet rows, int parameter) =>
        Math.Abs(Difference(trainer, rows, parameter, Step) - Difference(trainer, rows, parameter, Step / 2)) < 1e-4;
}
