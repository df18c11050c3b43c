using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// The windows that share out planes evenly: the i-th of n begins at ⌊i · size / n⌋ and ends before ⌈(i + 1) · size / n⌉.
/// </summary>
internal sealed class EvenWindows
{
    // [positions]
    private readonly (int Start, int End)[] _rows;
    private readonly (int Start, int End)[] _columns;

    /// <summary>Notes where they lie.</summary>
    /// <param name="size">How many there are.</param>
    public EvenWindows(ChannelPlanes planes, SpatialPair size) =>
        (Planes, _rows, _columns) = (planes, Along(planes.Height, size.Height), Along(planes.Width, size.Width));

    /// <summary>What is shared out.</summary>
    public ChannelPlanes Planes { get; }

    /// <summary>Their number.</summary>
    public int Count => _rows.Length * _columns.Length;

    /// <summary>Where one lies.</summary>
    /// <param name="window">Its number, row by row.</param>
    /// <param name="top">Its first row; the others end before <paramref name="bottom"/>.</param>
    public void Of(int window, out int top, out int bottom, out int left, out int right)
    {
        (top, bottom) = _rows[window / _columns.Length];
        (left, right) = _columns[window % _columns.Length];
    }

    private static (int Start, int End)[] Along(int size, int count)
    {
        var windows = new (int, int)[count];
        for (int i = 0; i < count; i++)
            windows[i] = ((int)((long)i * size / count), (int)(((long)(i + 1) * size + count - 1) / count));
        return windows;
    }
}

/// <summary>y = the mean of each window. Backward each of its values gets an equal share.</summary>
/// <param name="input">[rows, channels, height, width].</param>
/// <param name="output">[rows, channels, windows].</param>
internal sealed unsafe class AdaptiveAvgPool(EvenWindows windows, LayerBuffer input, LayerBuffer output) : Layer(input, output)
{
    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        for (int i = 0; i < rows * windows.Planes.Channels; i++, x += windows.Planes.Size, y += windows.Count)
        {
            for (int w = 0; w < windows.Count; w++)
            {
                windows.Of(w, out int top, out int bottom, out int left, out int right);
                float sum = 0;
                for (int row = top; row < bottom; row++)
                    sum += ShortRows.Sum(x + (nint)row * windows.Planes.Width + left, right - left);
                y[w] = sum / ((bottom - top) * (right - left));
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
        for (int i = 0; i < rows * windows.Planes.Channels; i++, dx += windows.Planes.Size, dy += windows.Count)
        {
            for (int w = 0; w < windows.Count; w++)
            {
                windows.Of(w, out int top, out int bottom, out int left, out int right);
                float share = dy[w] / ((bottom - top) * (right - left));
                for (int row = top; row < bottom; row++)
                    RowOps.AddConstant(dx + (nint)row * windows.Planes.Width + left, share, right - left);
            }
        }
    }
}

/// <summary>
/// y = the largest value of each window, the first one where several are equal; NaN counts as the largest. Backward its gradient goes to
/// the place where it was found.
/// </summary>
internal sealed unsafe class AdaptiveMaxPool : Layer
{
    private readonly EvenWindows _windows;
    private readonly int[] _places; // [rows, channels, windows]: where in its plane the largest value is

    /// <summary>Builds the layer.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, channels, height, width].</param>
    /// <param name="output">[rows, channels, windows].</param>
    public AdaptiveMaxPool(EvenWindows windows, BuildContext context, LayerBuffer input, LayerBuffer output) : base(input, output) =>
        (_windows, _places) = (windows, new int[checked(context.Rows * output.Width)]);

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer;
        for (int i = 0; i < rows * Output.Width; i++)
        {
            _windows.Of(i % _windows.Count, out int top, out int bottom, out int left, out int right);
            float* plane = x + (nint)(i / _windows.Count) * _windows.Planes.Size;
            int place = top * _windows.Planes.Width + left;
            for (int row = top; row < bottom; row++)
            {
                for (int at = row * _windows.Planes.Width + left; at < row * _windows.Planes.Width + right; at++)
                {
                    if (plane[at] > plane[place] || float.IsNaN(plane[at]))
                        place = at;
                }
            }

            (_places[i], Output.Values.Pointer[i]) = (place, plane[place]);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        gradients.Span[..(rows * Input.Width)].Clear();
        for (int i = 0; i < rows * Output.Width; i++)
            gradients.Pointer[(nint)(i / _windows.Count) * _windows.Planes.Size + _places[i]] += Output.Gradients!.Pointer[i];
    }
}
