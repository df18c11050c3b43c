using LrFind.Engines.Embedded.Layers;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>Functions of each value against double precision.</summary>
public class FunctionTests
{
    private static readonly Dictionary<LayerSpec, (Func<double, double> Value, Func<double, double> Slope)> s_functions = new()
    {
        [new ExpSpec()] = (Math.Exp, Math.Exp),
        [new LogSpec()] = (Math.Log, x => 1 / x),
        [new SqrtSpec()] = (Math.Sqrt, x => 0.5 / Math.Sqrt(x)),
        [new AbsSpec()] = (Math.Abs, x => Math.Sign(x)),
        [new SinSpec()] = (Math.Sin, Math.Cos),
        [new CosSpec()] = (Math.Cos, x => -Math.Sin(x)),
        [new PowSpec()] = (x => x * x, x => 2 * x),
        [new PowSpec { Exponent = 0 }] = (_ => 1, _ => 0),
        [new PowSpec { Exponent = 1 }] = (x => x, _ => 1),
        [new PowSpec { Exponent = 3 }] = Power(3),
        [new PowSpec { Exponent = 0.5 }] = Power(0.5),
        [new PowSpec { Exponent = -0.5 }] = Power(-0.5),
        [new PowSpec { Exponent = -1 }] = Power(-1),
        [new PowSpec { Exponent = -2.5 }] = Power(-2.5),
        [new PowSpec { Exponent = 1.7 }] = Power(1.7),
        [new PowSpec { Exponent = 0.3 }] = Power(0.3),
    };

    // Negative numbers, 0 among them, and what has no logarithm is NaN.
    private static readonly float[] s_values = [-3, -1, -0.25f, 0, 0.1f, 0.5f, 1, 1.5f, 2, 3.75f, 10];

    public static TheoryData<string> Names() => [.. s_functions.Keys.Select(f => f.ToString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_and_gradients_are_those_of_mathematics(string name)
    {
        LayerSpec layer = s_functions.Keys.Single(f => f.ToString() == name);
        (Func<double, double> value, Func<double, double> slope) = s_functions[layer];
        using var bench = new LayerBench(layer, [new TensorShape(s_values.Length)], rows: 1);
        float[] y = bench.Forward(ForwardMode.Training, s_values);
        float[] dx = bench.Backward([.. s_values.Select(_ => 2f)])[0];
        for (int i = 0; i < y.Length; i++)
        {
            Near(value(s_values[i]), y[i], $"{name} of {s_values[i]}");
            Near(2 * slope(s_values[i]), dx[i], $"the gradient of {name} at {s_values[i]}");
        }
    }

    private static void Near(double expected, float actual, string what)
    {
        bool isNear = double.IsFinite(expected) ? Math.Abs(expected - actual) <= 2e-6 * Math.Abs(expected) + 1e-12
            : double.IsNaN(expected) ? float.IsNaN(actual) : expected == actual;
        Assert.True(isNear, $"{what} is {actual}; expected {expected}");
    }

    private static (Func<double, double> Value, Func<double, double> Slope) Power(double p) =>
        (x => Math.Pow(x, p), x => p * Math.Pow(x, p - 1));
}
