using LrFind.Data;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Losses;

namespace LrFind.Engines.Embedded.Losses;

/// <summary>
/// L = Σᵢ [log Σⱼ e^zᵢⱼ − z_y] / rows, with the largest z of a row taken off first so that nothing overflows;
/// dL/dz = (softmax(z) − onehot(y)) / rows. <c>torch.nn.CrossEntropyLoss</c>.
/// </summary>
/// <remarks>
/// With class weights w and label smoothing ε the target of a row is q = (1 − ε) w_y onehot(y) + ε/C w, its loss Σⱼ qⱼ (log Σₖ e^zₖ − zⱼ),
/// and the mean is over the weights of the targets, Σᵢ w_yᵢ, as in PyTorch.
/// </remarks>
internal sealed unsafe class CrossEntropyLoss : Loss
{
    // Totals of rows are multiplied as long as that cannot overflow: one logarithm for many.
    private const double LargeProduct = 1e200;

    private readonly int _classes;
    private readonly float[]? _own; // (1 − ε) w; null where there are neither weights nor smoothing, and the two below are empty then.
    private readonly float[] _spread = []; // ε/C w
    private readonly float[] _weights = []; // w
    private readonly float _spreadTotal; // Σ ε/C w
    private int[] _labels = []; // of two classes, which batches have as values

    /// <summary>Creates the loss.</summary>
    /// <param name="classes">The number of classes.</param>
    public CrossEntropyLoss(CrossEntropyLossSpec spec, int classes)
    {
        _classes = classes;
        if (spec.Weight is null && spec.LabelSmoothing == 0)
            return;
        (_own, _spread, _weights) = (new float[classes], new float[classes], new float[classes]);
        for (int i = 0; i < classes; i++)
        {
            _weights[i] = spec.Weight?[i] ?? 1;
            _own[i] = (float)((1 - spec.LabelSmoothing) * _weights[i]);
            _spread[i] = (float)(spec.LabelSmoothing / classes * _weights[i]);
            _spreadTotal += _spread[i];
        }
    }

    /// <inheritdoc/>
    public override double Compute(ReadOnlySpan<float> outputs, Batch batch, Span<float> gradients)
    {
        ReadOnlySpan<int> classes = LabelsOf(batch);
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputs.Length, batch.Rows * _classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradients.Length, outputs.Length);
        fixed (float* z = outputs, dz = gradients)
        fixed (int* labels = classes)
            return _own is null ? Plain(z, labels, dz, batch.Rows) : Weighted(z, labels, dz, batch.Rows);
    }

    /// <inheritdoc/>
    public override LossSum Measure(ReadOnlySpan<float> outputs, Batch batch)
    {
        ReadOnlySpan<int> labels = LabelsOf(batch);
        double sum = 0, weights = 0;
        int hits = 0;
        for (int i = 0; i < batch.Rows; i++)
        {
            ReadOnlySpan<float> z = outputs.Slice(i * _classes, _classes);
            int label = labels[i], best = 0;
            for (int j = 1; j < z.Length; j++)
                best = z[j] > z[best] || float.IsNaN(z[j]) ? j : best;
            double total = 0;
            foreach (float value in z)
                total += Math.Exp(value - z[best]);
            double log = Math.Log(total) + z[best];
            sum += (_own is null ? 1 : _own[label]) * (log - z[label]);
            for (int j = 0; j < _spread.Length; j++)
                sum += _spread[j] * (log - z[j]);
            weights += _own is null ? 1 : _weights[label];
            hits += best == label ? 1 : 0;
        }

        return new LossSum(sum, weights, hits);
    }

    private double Plain(float* z, int* labels, float* dz, int rows)
    {
        double sum = 0, product = 1;
        for (int i = 0, at = 0; i < rows; i++, at += _classes)
        {
            RowOps.Shift(z + at, dz + at, _classes);
            sum -= dz[at + labels[i]];
        }

        RowOps.Exp(dz, dz, rows * _classes);
        float share = 1f / rows;
        for (int i = 0; i < rows; i++, dz += _classes)
        {
            float total = RowOps.Sum(dz, _classes);
            product *= total;
            if (product > LargeProduct)
            {
                sum += Math.Log(product);
                product = 1;
            }

            RowOps.Scale(dz, share / total, dz, _classes);
            dz[labels[i]] -= share;
        }

        return (sum + Math.Log(product)) / rows;
    }

    private double Weighted(float* z, int* labels, float* dz, int rows)
    {
        double sum = 0, weights = 0;
        for (int i = 0, at = 0; i < rows; i++, at += _classes)
        {
            RowOps.Shift(z + at, dz + at, _classes);
            weights += _weights[labels[i]];
            sum -= Weigh(_own![labels[i]], dz[at + labels[i]]);
            for (int j = 0; j < _classes; j++)
                sum -= Weigh(_spread[j], dz[at + j]);
        }

        RowOps.Exp(dz, dz, rows * _classes);
        float share = (float)(1 / weights);
        for (int i = 0; i < rows; i++, dz += _classes)
        {
            float total = RowOps.Sum(dz, _classes), own = _own![labels[i]];
            sum += (own + _spreadTotal) * Math.Log(total);
            float scale = (own + _spreadTotal) / total * share;
            for (int j = 0; j < _classes; j++)
                dz[j] = dz[j] * scale - _spread[j] * share;
            dz[labels[i]] -= own * share;
        }

        return sum / weights;
    }

    private static double Weigh(float weight, float value) => (double)weight * value;

    private ReadOnlySpan<int> LabelsOf(Batch batch)
    {
        ReadOnlySpan<int> labels = batch.Labels.IsEmpty ? Whole(batch.Values[..batch.Rows]) : batch.Labels;
        foreach (int label in labels)
        {
            if ((uint)label >= (uint)_classes)
                throw new ArgumentException($"a row has the class number {label}; expected 0 to {_classes - 1}");
        }

        return labels;
    }

    private ReadOnlySpan<int> Whole(ReadOnlySpan<float> values)
    {
        if (_labels.Length < values.Length)
            _labels = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
            _labels[i] = (int)values[i];
        return _labels.AsSpan(0, values.Length);
    }
}
