using System.Runtime.Intrinsics;
using LrFind.Data;
using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.Models.Losses;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

public class ActivationTests
{
    public static TheoryData<string> Names => EveryActivation.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_comes_out_where_it_goes_in(string name)
    {
        using NetworkTrainer trainer = TestModels.Trainer(TestModels.Chain(new TensorShape(5, 9), EveryActivation.Named(name)), new MseLossSpec());
        // Vectors and their rests alike.
        for (int i = 0; i < 45; i++)
        {
            float[] x = [.. Enumerable.Range(0, 45).Select(j => j == i ? float.NaN : j - 20f)];
            trainer.Network.Forward(new Batch(x, [], [], 1), ForwardMode.Training);
            Assert.True(float.IsNaN(trainer.Network.Output.Values.Span[i]), $"{name} hides NaN at {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fewer_rows_than_there_is_room_for_give_the_same(string name)
    {
        ModelSpec model = TestModels.Chain(7, EveryActivation.Named(name));
        using NetworkTrainer large = TestModels.Trainer(model, new MseLossSpec(), batchSize: 9), small = TestModels.Trainer(model, new MseLossSpec(), batchSize: 3);
        RowSet rows = TestModels.Rows(9, 7, new MseLossSpec());
        large.Network.Forward(rows.Slice(0, 9), ForwardMode.Training);
        small.Network.Forward(rows.Slice(6, 3), ForwardMode.Training);
        Assert.Equal(large.Network.Output.Values.Span[(6 * 7)..].ToArray(), small.Network.Output.Values.Span.ToArray());
        large.Network.Forward(rows.Slice(6, 3), ForwardMode.Training);
        Assert.Equal(large.Network.Output.Values.Span[..(3 * 7)].ToArray(), small.Network.Output.Values.Span.ToArray());
    }

    [Fact]
    public void Gelu_keeps_its_digits_where_it_is_nearly_0()
    {
        // PyTorch's own, 1 + erf, has none left below −5.5.
        for (float x = -12; x <= -1; x += 0.01f)
        {
            double expected = x * NormalTail(-x);
            Assert.Equal(1, new Gelu().Forward(Vector256.Create(x))[0] / expected, 5e-6);
        }
    }

    [Fact]
    public void Settings_that_cannot_be_used_are_refused()
    {
        Assert.Throws<SettingException>(() => new LeakyReluSpec { NegativeSlope = double.NaN });
        Assert.Throws<SettingException>(() => new EluSpec { Alpha = double.PositiveInfinity });
        Assert.Throws<SettingException>(() => new SoftplusSpec { Beta = 0 });
        Assert.Throws<SettingException>(() => new SoftplusSpec { Threshold = double.NaN });
    }

    // 1 − Φ(x) for x of at least 1 by the continued fraction φ(x) / (x + 1 / (x + 2 / (x + 3 / …))): Abramowitz and Stegun 26.2.14.
    private static double NormalTail(double x)
    {
        double fraction = x;
        for (int k = 400; k >= 1; k--)
            fraction = x + k / fraction;
        return Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) / fraction;
    }
}
