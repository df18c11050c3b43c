using System.Runtime.InteropServices;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Losses;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace LrFind.TorchSharp.Training;

/// <summary>A loss on what a module gives for a batch: [rows], [rows, outputs], or more sizes that come to that.</summary>
internal sealed class TorchLoss : IDisposable
{
    private readonly LossSpec _spec;
    private readonly Tensor? _weights; // of the classes, or of the ones of each output

    /// <summary>Takes the settings; whether they suit the number of outputs is seen when there are outputs.</summary>
    public TorchLoss(LossSpec spec)
    {
        _spec = spec;
        IReadOnlyList<float>? weights = (spec as CrossEntropyLossSpec)?.Weight ?? (spec as BceWithLogitsLossSpec)?.PosWeight;
        _weights = weights is null ? null : tensor(weights.ToArray()).DetachFromDisposeScope();
    }

    /// <summary>The mean loss of a batch, for a backward pass.</summary>
    /// <exception cref="ArgumentException">The outputs do not fit the batch.</exception>
    /// <exception cref="SettingException">The settings do not suit the number of outputs.</exception>
    public Tensor Mean(Tensor output, Batch batch)
    {
        Tensor rows = Rows(output, batch.Rows);
        return Compute(rows, Targets(rows, batch), Reduction.Mean);
    }

    /// <summary>The loss of a part of what is to be evaluated.</summary>
    /// <exception cref="ArgumentException">The outputs do not fit the batch.</exception>
    /// <exception cref="SettingException">The settings do not suit the number of outputs.</exception>
    public TorchLossSum Measure(Tensor output, Batch batch)
    {
        Tensor rows = Rows(output, batch.Rows), targets = Targets(rows, batch);
        double weight = _spec is not CrossEntropyLossSpec ? rows.numel()
            : _weights is null ? batch.Rows : _weights.index_select(0, targets).sum(ScalarType.Float64).ToDouble();
        return new TorchLossSum(Compute(rows, targets, Reduction.Sum).ToDouble(), weight, Hits(rows, targets));
    }

    /// <inheritdoc/>
    public void Dispose() => _weights?.Dispose();

    private Tensor Compute(Tensor z, Tensor y, Reduction reduction) => _spec switch
    {
        CrossEntropyLossSpec c => F.cross_entropy(z, y, WeightsLike(z), reduction: reduction, label_smoothing: c.LabelSmoothing),
        BceWithLogitsLossSpec => F.binary_cross_entropy_with_logits(z, y, reduction: reduction, pos_weights: WeightsLike(z)),
        MseLossSpec => F.mse_loss(z, y, reduction),
        L1LossSpec => F.l1_loss(z, y, reduction),
        SmoothL1LossSpec s => F.smooth_l1_loss(z, y, reduction, s.Beta),
        HuberLossSpec h => F.huber_loss(z, y, h.Delta, reduction),
        PoissonNllLossSpec { LogInput: true } p => F.poisson_nll_loss(z, y, log_input: true, p.Full, reduction: reduction),
        PoissonNllLossSpec p => OfRates(z, y, p, reduction),
        _ => throw new NotSupportedException($"the TorchSharp engine has no loss '{_spec.Name}'"),
    };

    // TorchSharp hands ε over as a float where libtorch takes a double, which then is 0: it is added here, and taken off the loss again.
    private static Tensor OfRates(Tensor z, Tensor y, PoissonNllLossSpec spec, Reduction reduction)
    {
        Tensor loss = F.poisson_nll_loss(z + spec.Epsilon, y, log_input: false, spec.Full, reduction: reduction);
        return loss - spec.Epsilon * (reduction == Reduction.Mean ? 1 : z.numel());
    }

    private int? Hits(Tensor z, Tensor y) => _spec switch
    {
        CrossEntropyLossSpec => z.argmax(1).eq(y).sum().ToInt32(),
        BceWithLogitsLossSpec when z.shape[1] == 1 => z.gt(0).eq(y.gt(0.5)).sum().ToInt32(),
        _ => null,
    };

    private Tensor? WeightsLike(Tensor z) => _weights?.to(z.dtype);

    // [rows, outputs]
    private static Tensor Rows(Tensor output, int rows)
    {
        if (output.dim() == 0 || output.shape[0] != rows)
            throw Unfit(output, rows, FormattableString.Invariant($"[{rows}, outputs]"));
        return output.dim() == 2 ? output : output.reshape(rows, -1);
    }

    // Classes as [rows], or values as [rows, outputs] of the outputs' type.
    private Tensor Targets(Tensor rows, Batch batch)
    {
        int outputs = (int)rows.shape[1];
        _spec.RequireFits(outputs);
        if (_spec is CrossEntropyLossSpec)
            return Classes(rows, batch);
        if (batch.Values.Length != (long)batch.Rows * outputs)
            throw Unfit(rows, batch.Rows, FormattableString.Invariant($"[{batch.Rows}, {batch.Values.Length / batch.Rows}]"));
        return Tensors.Of(batch.Values, batch.Rows).to(rows.dtype);
    }

    // A binary task has its classes as the values 0 and 1.
    private static Tensor Classes(Tensor rows, Batch batch)
    {
        long[] classes = new long[batch.Rows];
        long most = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = batch.Labels.IsEmpty ? (long)batch.Values[i] : batch.Labels[i];
            most = Math.Max(most, classes[i]);
        }

        if (most >= rows.shape[1])
            throw Unfit(rows, batch.Rows, FormattableString.Invariant($"one output for each class, {most + 1} or more"));
        return tensor(classes);
    }

    private static ArgumentException Unfit(Tensor output, int rows, string expected) => new(FormattableString.Invariant(
        $"the model gives a tensor of the shape [{string.Join(", ", output.shape)}] for {rows} rows; expected {expected}"));
}

/// <summary>The loss of some rows in a form that adds up: that of all parts is Σ Sum / Σ Weight.</summary>
/// <param name="Sum">The sum of losses.</param>
/// <param name="Weight">What to divide it by: the number of values compared, or the weights of the targets.</param>
/// <param name="Hits">The number of rows whose class is right; <see langword="null"/> where a row has no class.</param>
internal readonly record struct TorchLossSum(double Sum, double Weight, int? Hits);

/// <summary>Makes tensors of the numbers of a batch.</summary>
internal static class Tensors
{
    /// <summary>A copy of numbers, row after row, as [rows, numbers a row].</summary>
    public static Tensor Of(ReadOnlySpan<float> values, int rows)
    {
        Tensor copy = empty(rows, values.Length / rows, ScalarType.Float32);
        MemoryMarshal.AsBytes(values).CopyTo(copy.bytes);
        return copy;
    }
}
