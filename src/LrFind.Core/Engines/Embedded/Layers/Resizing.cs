using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>Between which values of a dimension each new one lies: first + share · (second − first).</summary>
internal sealed class Interpolation
{
    /// <summary>Computes them as PyTorch does, in single precision.</summary>
    /// <param name="size">Values of the dimension.</param>
    /// <param name="count">Values of the new one.</param>
    /// <param name="spec">How to interpolate.</param>
    public Interpolation(int size, int count, UpsampleSpec spec)
    {
        (First, Second, Shares) = (new int[count], new int[count], new float[count]);
        float scale = spec.AlignCorners ? count > 1 ? (float)(size - 1) / (count - 1) : 0
            : spec.ScaleFactor is { } factor ? (float)(1 / factor) : (float)size / count;
        for (int i = 0; i < count; i++)
        {
            bool isNearest = spec.Mode == Upsampling.Nearest;
            float place = isNearest || spec.AlignCorners ? i * scale : Math.Max((i + 0.5f) * scale - 0.5f, 0);
            First[i] = Math.Min((int)place, size - 1);
            Second[i] = isNearest ? First[i] : Math.Min(First[i] + 1, size - 1);
            Shares[i] = isNearest ? 0 : Math.Clamp(place - First[i], 0, 1);
        }
    }

    /// <summary>The values before, by their places.</summary>
    public int[] First { get; }

    /// <summary>The values behind.</summary>
    public int[] Second { get; }

    /// <summary>The shares of those.</summary>
    public float[] Shares { get; }
}

/// <summary>
/// y = the nearest value of a plane, or the mean of the two or four around, weighted by how near they are. Backward each of them gets its
/// share.
/// </summary>
internal sealed unsafe class Upsample : Layer
{
    private readonly ChannelPlanes _planes;
    private readonly bool _isNearest;
    private readonly Interpolation _rows;
    private readonly Interpolation _columns;

    /// <summary>Builds the layer.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, height, width].</param>
    /// <param name="output">[rows, channels, new height, new width].</param>
    public Upsample(UpsampleSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        _planes = ChannelPlanes.Of(context.InputShapes[0]);
        var larger = ChannelPlanes.Of(spec.OutputShape(context.InputShapes));
        _isNearest = spec.Mode == Upsampling.Nearest;
        (_rows, _columns) = (new Interpolation(_planes.Height, larger.Height, spec), new Interpolation(_planes.Width, larger.Width, spec));
    }

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        int width = _columns.First.Length;
        for (int plane = 0; plane < rows * _planes.Channels; plane++, x += _planes.Size)
        {
            for (int i = 0; i < _rows.First.Length; i++, y += width)
            {
                float* above = x + (nint)_rows.First[i] * _planes.Width, below = x + (nint)_rows.Second[i] * _planes.Width;
                float down = _rows.Shares[i];
                for (int j = 0; j < width; j++)
                {
                    int left = _columns.First[j], right = _columns.Second[j];
                    float along = _columns.Shares[j];
                    y[j] = _isNearest ? above[left]
                        : (1 - down) * ((1 - along) * above[left] + along * above[right])
                            + down * ((1 - along) * below[left] + along * below[right]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        gradients.Span[..(rows * Input.Width)].Clear();
        float* dx = gradients.Pointer, dy = Output.Gradients!.Pointer;
        int width = _columns.First.Length;
        for (int plane = 0; plane < rows * _planes.Channels; plane++, dx += _planes.Size)
        {
            for (int i = 0; i < _rows.First.Length; i++, dy += width)
            {
                float* above = dx + (nint)_rows.First[i] * _planes.Width, below = dx + (nint)_rows.Second[i] * _planes.Width;
                float down = _rows.Shares[i];
                for (int j = 0; j < width; j++)
                {
                    int left = _columns.First[j], right = _columns.Second[j];
                    float along = _columns.Shares[j];
                    above[left] += (1 - down) * (1 - along) * dy[j];
                    if (_isNearest)
                        continue;
                    above[right] += (1 - down) * along * dy[j];
                    below[left] += down * (1 - along) * dy[j];
                    below[right] += down * along * dy[j];
                }
            }
        }
    }
}

/// <summary>y[c, h r + i, w r + j] = x[c r² + i r + j, h, w]: each value moves, and its gradient moves back.</summary>
/// <param name="context">What to build from.</param>
/// <param name="input">[rows, channels · r², height, width].</param>
/// <param name="output">[rows, channels, height · r, width · r].</param>
internal sealed unsafe class PixelShuffle(PixelShuffleSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output)
    : Layer(input, output)
{
    private readonly ChannelPlanes _planes = ChannelPlanes.Of(context.InputShapes[0]);

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode) => Move(rows, Input.Values.Pointer, Output.Values.Pointer, isBack: false);

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is { } dx)
            Move(rows, dx.Pointer, Output.Gradients!.Pointer, isBack: true);
    }

    private void Move(int rows, float* together, float* apart, bool isBack)
    {
        int factor = spec.UpscaleFactor;
        for (int plane = 0; plane < rows * _planes.Channels; plane++)
        {
            int group = plane / (factor * factor), i = plane / factor % factor, j = plane % factor;
            for (int h = 0; h < _planes.Height; h++)
            {
                float* to = apart + ((nint)(group * _planes.Height + h) * factor + i) * _planes.Width * factor + j;
                for (int w = 0; w < _planes.Width; w++, together++, to += factor)
                {
                    if (isBack)
                        *together = *to;
                    else
                        *to = *together;
                }
            }
        }
    }
}

/// <summary>y = x with something around each plane; dx = dy, and that of what was repeated.</summary>
internal sealed unsafe class Pad : Layer
{
    private readonly PlanePadding _padding;
    private readonly float _value;

    /// <summary>Builds the layer.</summary>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, height, width].</param>
    /// <param name="output">[rows, channels, padded height, padded width].</param>
    public Pad(PadSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output) =>
        (_padding, _value) = (new PlanePadding(ChannelPlanes.Of(context.InputShapes[0]), spec.Edges, spec.Mode), (float)spec.Value);

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        Output.Values.Span[..(rows * Output.Width)].Fill(_value);
        for (int row = 0; row < rows; row++)
            _padding.Pad(Input.Values.Pointer + (nint)row * Input.Width, Output.Values.Pointer + (nint)row * Output.Width);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } dx)
            return;
        for (int row = 0; row < rows; row++)
            _padding.Fold(Output.Gradients!.Pointer + (nint)row * Output.Width, dx.Pointer + (nint)row * Input.Width);
    }
}
