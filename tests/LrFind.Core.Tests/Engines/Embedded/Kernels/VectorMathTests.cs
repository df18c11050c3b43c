using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Core.Tests.Engines.Embedded.Kernels;

/// <summary>Elementary functions against double precision.</summary>
public class VectorMathTests
{
    [Fact]
    public void The_exponential_is_right_to_two_units_in_the_last_place() => Check(VectorMath.Exp, Math.Exp, -87, 88, 2.4e-7);

    [Fact]
    public void The_logarithm_is_right_to_two_units_in_the_last_place()
    {
        Check(VectorMath.Log, Math.Log, 1e-37, 3e-36, 2.4e-7);
        Check(VectorMath.Log, Math.Log, 0.01, 40, 2.4e-7);
        Check(VectorMath.Log, Math.Log, 1e30, 3e38, 2.4e-7);
    }

    [Fact]
    public void The_hyperbolic_tangent_is_right_to_three_units_in_the_last_place() => Check(VectorMath.Tanh, Math.Tanh, -12, 12, 3.6e-7);

    [Fact]
    public void The_sigmoid_is_right_to_three_units_in_the_last_place() => Check(VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -80, 40, 3.6e-7);

    [Fact]
    public void The_logarithm_of_one_plus_the_exponential_is_right_to_four_units_in_the_last_place() =>
        Check(VectorMath.LogOnePlusExp, x => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : x < -15 ? Math.Exp(x) - Math.Exp(2 * x) / 2 : Math.Log(1 + Math.Exp(x)), -80, 40, 4.8e-7);

    [Fact]
    public void Sine_and_cosine_are_right_to_a_unit_in_the_last_place_also_of_large_angles()
    {
        foreach (double middle in (double[])[0, 1e3, 1e6])
        {
            for (int i = -100_000; i <= 100_000; i++)
            {
                float x = (float)(middle + i * 1e-4);
                Assert.Equal(Math.Sin(x), VectorMath.Sin(Vector256.Create(x))[6], 6e-8);
                Assert.Equal(Math.Cos(x), VectorMath.Cos(Vector256.Create(x))[1], 6e-8);
            }
        }

        Assert.Equal(1, VectorMath.Sin(Vector256.Create(1e-20f))[0] / 1e-20f, 1e-7);
        Assert.True(float.IsNaN(VectorMath.Sin(Vector256.Create(float.PositiveInfinity))[0]));
        Assert.True(float.IsNaN(VectorMath.Cos(Vector256.Create(float.NaN))[0]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(200f)]
    [InlineData(-200f)]
    public void Special_values_give_what_they_should(float x)
    {
        static float Of(Func<Vector256<float>, Vector256<float>> f, float x) => f(Vector256.Create(x))[3];
        Assert.Equal(MathF.Exp(x), Of(VectorMath.Exp, x));
        Assert.Equal(MathF.Tanh(x), Of(VectorMath.Tanh, x), 1e-6f);
        Assert.Equal(MathF.Log(x), Of(VectorMath.Log, x), 1e-6f);
        Assert.Equal(float.IsNaN(x) ? x : Math.Sign(x), Of(VectorMath.Sign, x));
    }

    private static void Check(Func<Vector256<float>, Vector256<float>> f, Func<double, double> exact, double from, double to, double bound)
    {
        double worst = 0, at = 0;
        for (int i = 0; i <= 400_000; i++)
        {
            float x = (float)(from + (to - from) * i / 400_000);
            double expected = exact(x);
            if (expected == 0)
                continue;
            double error = Math.Abs(f(Vector256.Create(x))[5] / expected - 1);
            if (!(error <= worst))
                (worst, at) = (error, x);
        }

        Assert.True(worst <= bound, $"off by {worst:e2} at {at}");
    }
}
