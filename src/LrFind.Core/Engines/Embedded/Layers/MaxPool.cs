using System.Runtime.Intrinsics;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = the largest value of each window, the first one where several are equal; NaN counts as the largest. Backward its gradient goes to
/// the place where it was found.
/// </summary>
internal sealed unsafe class MaxPool : Layer
{
    private readonly ChannelPlanes _planes;
    private readonly Patches _patches; // of one plane: [kernel, positions]
    private readonly int[] _offsets;   // [kernel]: how far a tap lies behind the first value of its window
    private readonly int[] _origins;   // [positions]: the first value of a window in its plane; before the plane where there is padding
    private readonly int[] _defaults;  // [positions]: the first value of a window that is in the plane
    private readonly int[] _places;    // [rows, channels, positions]: where in its plane the largest value is

    /// <summary>Builds the layer.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, height, width].</param>
    /// <param name="output">[rows, channels, positions].</param>
    public MaxPool(PoolSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        _planes = ChannelPlanes.Of(context.InputShapes[0]);
        Window window = spec.Window;
        _patches = new Patches(spec.ToString(), window, _planes with { Channels = 1 }, border: float.NegativeInfinity);
        _offsets = new int[_patches.Rows];
        for (int tap = 0; tap < _offsets.Length; tap++)
            _offsets[tap] = tap / window.Kernel.Width * window.Dilation.Height * _planes.Width
                + tap % window.Kernel.Width * window.Dilation.Width;
        _origins = new int[_patches.Positions];
        _defaults = new int[_patches.Positions];
        for (int i = 0; i < _origins.Length; i++)
        {
            (int y, int x) = window.Origin(i, _patches.Width);
            _origins[i] = y * _planes.Width + x;
            _defaults[i] = FirstInside(y, window.Dilation.Height) * _planes.Width + FirstInside(x, window.Dilation.Width);
        }

        _places = new int[checked(context.Rows * output.Width)];
    }

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        int positions = _patches.Positions, planes = rows * _planes.Channels;
        fixed (int* places = _places)
        {
            for (int i = 0; i < planes; i++)
            {
                float* taps = _patches.Gather(Input.Values.Pointer + (nint)i * _planes.Size);
                FindLargest(taps, Output.Values.Pointer + (nint)i * positions, places + (nint)i * positions);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        int positions = _patches.Positions, planes = rows * _planes.Channels;
        gradients.Span[..(rows * Input.Width)].Clear();
        fixed (int* allPlaces = _places)
        {
            for (int i = 0; i < planes; i++)
            {
                float* dx = gradients.Pointer + (nint)i * _planes.Size, dy = Output.Gradients!.Pointer + (nint)i * positions;
                int* places = allPlaces + (nint)i * positions;
                for (int p = 0; p < positions; p++)
                    dx[places[p]] += dy[p];
            }
        }
    }

    private static int FirstInside(int start, int dilation) => start < 0 ? start + (-start + dilation - 1) / dilation * dilation : start;

    // taps: [kernel, positions].
    private void FindLargest(float* taps, float* y, int* places)
    {
        int positions = _patches.Positions, i = 0;
        fixed (int* origins = _origins, defaults = _defaults, offsets = _offsets)
        {
            for (; i <= positions - 8; i += 8)
            {
                Vector256<float> largest = Vector256.Create(float.NegativeInfinity);
                Vector256<int> origin = *(Vector256<int>*)(origins + i), place = *(Vector256<int>*)(defaults + i);
                for (int tap = 0; tap < _offsets.Length; tap++)
                {
                    Vector256<float> v = *(Vector256<float>*)(taps + (nint)tap * positions + i);
                    Vector256<float> wins = Vector256.GreaterThan(v, largest) | ~Vector256.Equals(v, v);
                    largest = Vector256.ConditionalSelect(wins, v, largest);
                    place = Vector256.ConditionalSelect(wins.AsInt32(), origin + Vector256.Create(offsets[tap]), place);
                }

                *(Vector256<float>*)(y + i) = largest;
                *(Vector256<int>*)(places + i) = place;
            }

            for (; i < positions; i++)
            {
                (y[i], places[i]) = (float.NegativeInfinity, defaults[i]);
                for (int tap = 0; tap < _offsets.Length; tap++)
                {
                    float v = taps[(nint)tap * positions + i];
                    if (v > y[i] || float.IsNaN(v))
                        (y[i], places[i]) = (v, origins[i] + offsets[tap]);
                }
            }
        }
    }
}
