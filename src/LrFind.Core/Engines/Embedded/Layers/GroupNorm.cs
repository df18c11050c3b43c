using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = γ · x̂ + β with x̂ = (x − μ) / √(σ² + ε), the mean and the biased variance being those of a group of channels of a row, γ and β
/// those of a channel. Wu and He, "Group Normalization" (2018). An instance normalisation is this with a group for each channel.
/// </summary>
internal sealed unsafe class GroupNorm : Layer
{
    private readonly double _epsilon;
    private readonly int _channels;
    private readonly int _size;                        // values of a channel
    private readonly int _length;                      // values of a group
    private readonly Parameter? _weight;               // γ [channels]
    private readonly Parameter? _bias;                 // β [channels]
    private readonly AlignedBuffer _normalized;        // x̂ [rows, channels, size]
    private readonly AlignedBuffer _inverseDeviations; // [rows, groups]

    /// <summary>Builds the layer: γ = 1, β = 0.</summary>
    /// <param name="groups">In how many groups the channels are.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, size].</param>
    /// <param name="output">[rows, channels, size].</param>
    public GroupNorm(NormSpec spec, int groups, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        (_epsilon, _channels) = (spec.Epsilon, context.InputShapes[0][0]);
        (_size, _length) = (input.Width / _channels, input.Width / groups);
        _normalized = new AlignedBuffer(checked(context.Rows * input.Width));
        _inverseDeviations = new AlignedBuffer(context.Rows * groups);
        if (!spec.Affine)
            return;
        _weight = context.Parameters.Take(_channels);
        _weight.ValueSpan.Fill(1);
        _bias = context.Parameters.Take(_channels);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters =>
        _weight is null ? [] : [new NamedParameter("weight", _weight), new NamedParameter("bias", _bias!)];

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int i = 0; i < rows * Input.Width; i += _length)
        {
            _inverseDeviations.Pointer[i / _length] =
                Standardization.Forward(Input.Values.Pointer + i, _normalized.Pointer + i, _length, _epsilon);
        }

        for (int i = 0; i < rows * _channels; i++)
        {
            float* normalized = _normalized.Pointer + (nint)i * _size, y = Output.Values.Pointer + (nint)i * _size;
            if (_weight is null)
            {
                ShortRows.Copy(normalized, y, _size);
                continue;
            }

            RowOps.Scale(normalized, _weight.Values[i % _channels], y, _size);
            RowOps.AddConstant(y, _bias!.Values[i % _channels], _size);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Output.Gradients is null)
            return;
        float* dy = Output.Gradients.Pointer, normalized = _normalized.Pointer;
        if (_weight is not null)
        {
            _weight.GradientSpan.Clear();
            _bias!.GradientSpan.Clear();
            for (int i = 0; i < rows * _channels; i++)
            {
                float* plane = dy + (nint)i * _size;
                int c = i % _channels;
                _weight.Gradients[c] += ShortRows.Dot(plane, normalized + (nint)i * _size, _size);
                _bias.Gradients[c] += ShortRows.Sum(plane, _size);
                RowOps.Scale(plane, _weight.Values[c], plane, _size);
            }
        }

        if (Input.Gradients is not { } gradients)
            return;
        // dy has become g = dy · γ.
        for (int i = 0; i < rows * Input.Width; i += _length)
            Standardization.Backward(dy + i, normalized + i, gradients.Pointer + i, _length, _inverseDeviations.Pointer[i / _length]);
    }
}
