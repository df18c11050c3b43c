using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = γ · (x − μ) / √(σ² + ε) + β for each channel, μ and σ² being those of the batch in training and in a probe, and running means of
/// them in evaluation. Ioffe and Szegedy, "Batch Normalization" (2015), algorithm 1 and the gradients of section 3. As in PyTorch σ² is the
/// biased variance, and the running mean is that of the unbiased one.
/// </summary>
internal sealed unsafe class BatchNorm : Layer
{
    private readonly BatchNormSpec _spec;
    private readonly int _channels;
    private readonly int _size;
    private readonly ChannelOps _ops;
    private readonly Parameter? _weight; // γ [channels]
    private readonly Parameter? _bias;   // β [channels]

    // All [channels]. Those of the last forward pass are: the mean, rounded, and how much it lies below the true one; the scale.
    private readonly AlignedBuffer _mean;
    private readonly AlignedBuffer _scale;
    private readonly AlignedBuffer _zeros;
    private readonly AlignedBuffer _ones;
    private readonly AlignedBuffer _a;
    private readonly AlignedBuffer _b;
    private readonly double[] _errors;
    private readonly float[] _inverseDeviation;
    private readonly double[] _sums;
    private readonly double[] _products;
    private readonly RunningStatistics _running;
    private readonly bool _isAlwaysTraining;

    /// <summary>Builds the layer: γ = 1, β = 0, running mean 0 and running variance 1.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, size].</param>
    /// <param name="output">[rows, channels, size].</param>
    public BatchNorm(BatchNormSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        (_spec, _channels, _size) = (spec, spec.NumFeatures, input.Width / spec.NumFeatures);
        _ops = new ChannelOps(_channels, _size);
        (_mean, _scale, _zeros, _ones, _a, _b) = (new(_channels), new(_channels), new(_channels), new(_channels), new(_channels),
            new(_channels));
        (_inverseDeviation, _errors, _sums, _products) = (new float[_channels], new double[_channels], new double[_channels],
            new double[_channels]);
        _running = (context.Owner as BatchNorm)?._running ?? new RunningStatistics(_channels);
        _isAlwaysTraining = context.IsAlwaysTraining;
        _ones.Span.Fill(1);
        if (!spec.Affine)
            return;
        _weight = context.Parameters.Take(_channels);
        _weight.ValueSpan.Fill(1);
        _bias = context.Parameters.Take(_channels);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters =>
        _weight is null ? [] : [new NamedParameter("weight", _weight), new NamedParameter("bias", _bias!)];

    /// <summary>The running mean, [channels], for tests.</summary>
    internal float[] RunningMean => _running.Mean;

    /// <summary>The running variance, [channels], for tests.</summary>
    internal float[] RunningVariance => _running.Variance;

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        float* shift = _bias is null ? _zeros.Pointer : _bias.Values;
        if (mode == ForwardMode.Evaluation && _spec.TrackRunningStats && !_isAlwaysTraining)
        {
            RunningMean.CopyTo(_mean.Span);
            for (int c = 0; c < _channels; c++)
                _scale.Pointer[c] = Weight(c) / MathF.Sqrt(RunningVariance[c] + (float)_spec.Epsilon);
            _ops.Transform(x, y, _mean.Pointer, _scale.Pointer, shift, rows);
            return;
        }

        int count = rows * _size;
        if (count < 2)
            throw new ArgumentException($"{_spec} needs more than one value for each channel of a batch to tell their variance; the batch has one row");

        // The variance about a rounded mean, corrected by what rounding it changed: Chan, Golub and LeVeque, "Algorithms for Computing the
        // Sample Variance" (1983), equation 1.7. The centred values wait in y.
        _ops.Reduce(x, x, _zeros.Pointer, rows, _sums, _products);
        for (int c = 0; c < _channels; c++)
            _mean.Pointer[c] = (float)(_sums[c] / count);
        _ops.Transform(x, y, _mean.Pointer, _ones.Pointer, _zeros.Pointer, rows);
        _ops.Reduce(y, y, _zeros.Pointer, rows, _sums, _products);
        double share = mode == ForwardMode.Training && _spec.TrackRunningStats ? _spec.Momentum ?? 1.0 / ++_running.Batches : 0;
        for (int c = 0; c < _channels; c++)
        {
            double error = _sums[c] / count, variance = _products[c] / count - error * error, mean = _mean.Pointer[c] + error;
            _errors[c] = error;
            _a.Pointer[c] = (float)error;
            _inverseDeviation[c] = (float)(1 / Math.Sqrt(variance + _spec.Epsilon));
            _scale.Pointer[c] = Weight(c) * _inverseDeviation[c];
            if (share == 0)
                continue;
            RunningMean[c] = (float)((1 - share) * RunningMean[c] + share * mean);
            RunningVariance[c] = (float)((1 - share) * RunningVariance[c] + share * variance * count / (count - 1));
        }

        _ops.Transform(y, y, _a.Pointer, _scale.Pointer, shift, rows);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Output.Gradients is null)
            return;
        float* x = Input.Values.Pointer, dy = Output.Gradients.Pointer;
        double count = (double)rows * _size;
        _ops.Reduce(dy, x, _mean.Pointer, rows, _sums, _products);
        for (int c = 0; c < _channels; c++)
        {
            // Σ dy · (x − μ) for the true mean.
            double inverse = _inverseDeviation[c], product = _products[c] - _errors[c] * _sums[c];
            if (_weight is not null)
                (_weight.Gradients[c], _bias!.Gradients[c]) = ((float)(product * inverse), (float)_sums[c]);
            double b = product * inverse * inverse / count;
            (_a.Pointer[c], _b.Pointer[c]) = ((float)(_sums[c] / count - _errors[c] * b), (float)b);
        }

        if (Input.Gradients is { } dx)
            _ops.Combine(dy, x, dx.Pointer, _mean.Pointer, _a.Pointer, _b.Pointer, _scale.Pointer, rows);
    }

    private float Weight(int channel) => _weight is null ? 1 : _weight.Values[channel];
}

/// <summary>What a normalisation remembers of the batches it saw; layers that share weights share it too.</summary>
/// <param name="channels">The number of channels.</param>
internal sealed class RunningStatistics(int channels)
{
    /// <summary>[channels].</summary>
    public float[] Mean { get; } = new float[channels];

    /// <summary>[channels].</summary>
    public float[] Variance { get; } = Ones(channels);

    /// <summary>The batches so far, for their plain mean.</summary>
    public long Batches { get; set; }

    private static float[] Ones(int count)
    {
        float[] ones = new float[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
