using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Engines.Embedded.Optimizers;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Engines.Embedded.Optimizers;

/// <summary>Each optimizer against its formula, written out in double precision.</summary>
public class OptimizerTests
{
    private const double Rate = 0.05;

    [Fact]
    public void Plain_descent_follows_its_formula() =>
        Follows(new SgdSpec { WeightDecay = 0.1 }, (w, g, s, _) => w - Rate * (g + 0.1 * w));

    [Fact]
    public void Momentum_follows_its_formula() =>
        Follows(new SgdSpec { Momentum = 0.9, WeightDecay = 0.1 }, (w, g, s, _) =>
        {
            s[0] = 0.9 * s[0] + g + 0.1 * w;
            return w - Rate * s[0];
        });

    [Fact]
    public void Nesterov_follows_its_formula() =>
        Follows(new SgdSpec { Momentum = 0.9, Nesterov = true }, (w, g, s, _) =>
        {
            s[0] = 0.9 * s[0] + g;
            return w - Rate * (g + 0.9 * s[0]);
        });

    [Fact]
    public void Adam_follows_its_formula() => Follows(new AdamSpec { WeightDecay = 0.1 }, (w, g, s, t) => Adam(w, g + 0.1 * w, s, t));

    [Fact]
    public void AdamW_shrinks_the_weights_instead_of_changing_the_gradient() =>
        Follows(new AdamWSpec(), (w, g, s, t) => Adam(w * (1 - Rate * 0.01), g, s, t));

    [Fact]
    public void Dampening_spares_the_first_gradient() =>
        Follows(new SgdSpec { Momentum = 0.9, Dampening = 0.4 }, (w, g, s, t) =>
        {
            s[0] = 0.9 * s[0] + (t == 1 ? 1 : 0.6) * g;
            return w - Rate * s[0];
        });

    [Fact]
    public void Lion_moves_each_weight_by_the_rate() =>
        Follows(new LionSpec(), (w, g, s, t) =>
        {
            double sign = Math.Sign(0.9 * s[0] + 0.1 * g);
            s[0] = 0.99 * s[0] + 0.01 * g;
            return w - Rate * sign;
        });

    [Fact]
    public void The_wide_path_of_Adam_gives_the_same_bits()
    {
        if (!KernelPaths.Supported.Contains(KernelPath.Vector512))
            return;
        foreach (OptimizerSpec spec in new OptimizerSpec[] { new AdamSpec { AmsGrad = true, WeightDecay = 0.1 }, new AdamWSpec(), new NAdamSpec(), new RAdamSpec() })
        {
            uint[] Trained(bool wide)
            {
                const int Count = 1000;
                var store = new ParameterStore(ParameterStore.Padded(Count));
                Parameter parameter = store.Take(Count);
                var optimizer = (AdamFamily)Optimizer.Create(spec, store, WorkerTeam.Alone);
                optimizer.Wide = wide;
                for (int t = 0; t < 20; t++)
                {
                    for (int i = 0; i < Count; i++)
                        parameter.GradientSpan[i] = (float)(Math.Cos(3 * i + t) * Math.Pow(10, i % 12 - 9));
                    optimizer.Step(Rate);
                }

                return [.. parameter.ValueSpan.ToArray().Select(BitConverter.SingleToUInt32Bits)];
            }

            Assert.Equal(Trained(wide: false), Trained(wide: true));
        }
    }

    private static double Adam(double w, double g, double[] s, int t)
    {
        s[0] = 0.9 * s[0] + 0.1 * g;
        s[1] = 0.999 * s[1] + 0.001 * g * g;
        double mean = s[0] / (1 - Math.Pow(0.9, t)), square = s[1] / (1 - Math.Pow(0.999, t));
        return w - Rate * mean / (Math.Sqrt(square) + 1e-8);
    }

    /// <summary>Runs ten steps on an odd number of weights and compares each with the formula.</summary>
    private static void Follows(OptimizerSpec spec, Func<double, double, double[], int, double> formula)
    {
        const int Count = 21;
        var store = new ParameterStore(ParameterStore.Padded(Count));
        Parameter parameter = store.Take(Count);
        var optimizer = Optimizer.Create(spec, store, WorkerTeam.Alone);
        double[] weights = new double[Count];
        double[][] state = [.. Enumerable.Range(0, Count).Select(_ => new double[2])];
        for (int i = 0; i < Count; i++)
            parameter.ValueSpan[i] = (float)(weights[i] = (float)Math.Sin(i));
        for (int t = 1; t <= 10; t++)
        {
            for (int i = 0; i < Count; i++)
            {
                float gradient = (float)Math.Cos(3 * i + t);
                parameter.GradientSpan[i] = gradient;
                weights[i] = formula(weights[i], gradient, state[i], t);
            }

            optimizer.Step(Rate);
            for (int i = 0; i < Count; i++)
                Assert.Equal(weights[i], parameter.ValueSpan[i], 1e-5);
        }
    }
}
