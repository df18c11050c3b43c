using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// In training y = m x and dx = m dy, each m being 0 with probability p and 1 / (1 − p) otherwise; in evaluation and in a probe y = x.
/// Srivastava et al., "Dropout" (2014), with the scaling in training rather than in evaluation, as PyTorch does it. Of channels, all values
/// have the same m. Alpha dropout adds to y what keeps mean and variance where −λα takes the place of 0: Klambauer et al.,
/// "Self-Normalizing Neural Networks" (2017). One that is always in training draws from another source where it is evaluated: that changes
/// nothing of the training.
/// </summary>
internal sealed unsafe class Dropout : Layer
{
    // −λα of SELU.
    private const double Filler = -1.7580993408473766;

    private readonly AlignedBuffer _mask; // [rows, width]
    private readonly Pcg32 _random;
    private readonly Pcg32? _measuring;
    private readonly uint _dropBelow;
    private readonly float _scale;
    private readonly int _size;     // values that are dropped together
    private readonly float _shift;  // what is added to a value that is kept
    private readonly float _filler; // and to one that is dropped

    /// <summary>Builds the layer.</summary>
    /// <param name="context">The seed, and the layer's place in the model, so that two layers drop different values.</param>
    /// <param name="input">[rows, width].</param>
    /// <param name="output">[rows, width].</param>
    public Dropout(DroppingSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        _mask = new AlignedBuffer(output.Values.Length);
        _random = new Pcg32(context.Seed, RandomPurpose.Dropout, context.Node);
        _measuring = context.IsAlwaysTraining
            ? new Pcg32(context.Seed, RandomPurpose.Dropout, ModelBuilder.MaxLayers + context.Node) : null;
        _dropBelow = (uint)(spec.P * 4294967296.0);
        _scale = (float)(1 / (1 - spec.P));
        _size = spec is ChannelDropoutSpec ? input.Width / context.InputShapes[0][0] : 1;
        if (spec is not AlphaDropoutSpec)
            return;
        double scale = 1 / Math.Sqrt((1 - spec.P) * (1 + spec.P * Filler * Filler));
        (_scale, _shift, _filler) = ((float)scale, (float)(-scale * Filler * spec.P), (float)(scale * Filler * (1 - spec.P)));
    }

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int length = rows * Output.Width;
        ReadOnlySpan<float> x = Input.Values.Span[..length];
        Span<float> y = Output.Values.Span[..length], mask = _mask.Span[..length];
        if ((mode == ForwardMode.Training ? _random : _measuring) is not { } random)
        {
            x.CopyTo(y);
            return;
        }

        if (_size > 1)
        {
            DropPlanes(length / _size);
            return;
        }

        // Without a branch, which would be guessed wrong half of the time: a difference below 0 gives a word of ones, which clears the
        // scale's bits.
        int scale = BitConverter.SingleToInt32Bits(_scale);
        for (int i = 0; i < mask.Length; i++)
        {
            int drop = (int)(((long)random.NextUInt32() - _dropBelow) >> 63);
            mask[i] = BitConverter.Int32BitsToSingle(scale & ~drop);
            y[i] = x[i] * mask[i];
        }

        for (int i = 0; _shift != 0 && i < mask.Length; i++)
            y[i] += mask[i] == 0 ? _filler : _shift;
    }

    private void DropPlanes(int planes)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer, mask = _mask.Pointer;
        for (int i = 0; i < planes; i++, x += _size, y += _size, mask += _size)
        {
            float m = _random.NextUInt32() < _dropBelow ? 0 : _scale;
            ShortRows.Fill(mask, m, _size);
            RowOps.Scale(x, m, y, _size);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        // The last vector may go beyond the last row: buffers have room for that.
        float* dy = Output.Gradients!.Pointer, m = _mask.Pointer, dx = gradients.Pointer;
        for (int i = 0; i < rows * Output.Width; i += Vector256<float>.Count)
            *(Vector256<float>*)(dx + i) = *(Vector256<float>*)(dy + i) * *(Vector256<float>*)(m + i);
    }
}
