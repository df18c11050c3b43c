using System.Numerics.Tensors;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>y = the mean of each window, zeros of the padding included or not. Backward each value of a window gets its share.</summary>
internal sealed unsafe class AvgPool : Layer
{
    private readonly ChannelPlanes _planes;
    private readonly Patches _patches; // of one plane: [kernel, positions]
    private readonly float[] _shares;  // [positions]: 1 / the number of values that count

    /// <summary>Builds the layer.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, height, width].</param>
    /// <param name="output">[rows, channels, positions].</param>
    public AvgPool(AvgPoolSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        _planes = ChannelPlanes.Of(context.InputShapes[0]);
        Window window = spec.Window;
        _patches = new Patches(spec.ToString(), window, _planes with { Channels = 1 });
        _shares = new float[_patches.Positions];
        for (int i = 0; i < _shares.Length; i++)
        {
            (int y, int x) = window.Origin(i, _patches.Width);
            // A last window may go on beyond the padding, which is none of its values then.
            int bottom = Math.Min(y + window.Kernel.Height, _planes.Height + window.Padding.Height);
            int right = Math.Min(x + window.Kernel.Width, _planes.Width + window.Padding.Width);
            int padded = (bottom - y) * (right - x);
            int inside = (Math.Min(bottom, _planes.Height) - Math.Max(y, 0)) * (Math.Min(right, _planes.Width) - Math.Max(x, 0));
            _shares[i] = 1f / (spec.Divisor ?? (spec.CountIncludePad ? padded : inside));
        }
    }

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int positions = _patches.Positions, planes = rows * _planes.Channels;
        for (int i = 0; i < planes; i++)
        {
            float* taps = _patches.Gather(Input.Values.Pointer + (nint)i * _planes.Size);
            var y = new Span<float>(Output.Values.Pointer + (nint)i * positions, positions);
            new ReadOnlySpan<float>(taps, positions).CopyTo(y);
            for (int tap = 1; tap < _patches.Rows; tap++)
                TensorPrimitives.Add(y, new ReadOnlySpan<float>(taps + (nint)tap * positions, positions), y);
            TensorPrimitives.Multiply(y, _shares, y);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        int positions = _patches.Positions, planes = rows * _planes.Channels;
        for (int i = 0; i < planes; i++)
        {
            var dy = new Span<float>(Output.Gradients!.Pointer + (nint)i * positions, positions);
            float* dx = gradients.Pointer + (nint)i * _planes.Size;
            TensorPrimitives.Multiply(dy, _shares, dy);
            for (int tap = 0; tap < _patches.Rows; tap++)
                dy.CopyTo(new Span<float>(_patches.Columns + (nint)tap * positions, positions));
            _patches.Scatter(dx);
        }
    }
}

/// <summary>y = the mean of each plane. Backward each of its values gets an equal share.</summary>
internal sealed unsafe class GlobalAvgPool(ChannelPlanes planes, LayerBuffer input, LayerBuffer output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        for (int i = 0; i < rows * planes.Channels; i++)
            Output.Values.Pointer[i] = ShortRows.Sum(Input.Values.Pointer + (nint)i * planes.Size, planes.Size) / planes.Size;
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } dx)
            return;
        for (int i = 0; i < rows * planes.Channels; i++)
            ShortRows.Fill(dx.Pointer + (nint)i * planes.Size, Output.Gradients!.Pointer[i] / planes.Size, planes.Size);
    }
}
