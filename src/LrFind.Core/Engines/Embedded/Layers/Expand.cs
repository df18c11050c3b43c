using LrFind.Engines.Embedded.Kernels;
using LrFind.Models;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y = x, repeated along the dimensions where its size is 1 and that of y is not. Backward the gradients of the repetitions are added.
/// </summary>
internal sealed unsafe class Expand : Layer
{
    // A row of y is made of blocks. Each is a copy of as many values of x, or one value of x over and over.
    private readonly int _block;
    private readonly bool _isCopied;
    private readonly int[] _starts; // for each block its first value in a row of x

    /// <summary>Builds the layer.</summary>
    /// <param name="from">The shape of a row of x.</param>
    /// <param name="to">The shape of a row of y: as many sizes, each the same or in place of a 1.</param>
    /// <param name="input">[rows, …].</param>
    /// <param name="output">[rows, …].</param>
    public Expand(TensorShape from, TensorShape to, LayerBuffer input, LayerBuffer output) : base(input, output)
    {
        int first = to.Rank;
        while (first > 1 && to[first - 1] == 1)
            first--;
        _isCopied = from[first - 1] == to[first - 1];
        _block = 1;
        while (first > 0 && (_isCopied ? from[first - 1] == to[first - 1] : from[first - 1] == 1))
            _block *= to[--first];
        _starts = new int[to.Count / _block];
        for (int i = 0; i < _starts.Length; i++)
            _starts[i] = Start(from, to, first, i, _isCopied ? _block : 1);
    }

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        for (int row = 0; row < rows; row++, x += Input.Width)
        {
            for (int i = 0; i < _starts.Length; i++, y += _block)
            {
                if (_isCopied)
                    ShortRows.Copy(x + _starts[i], y, _block);
                else
                    ShortRows.Fill(y, x[_starts[i]], _block);
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
        for (int row = 0; row < rows; row++, dx += Input.Width)
        {
            for (int i = 0; i < _starts.Length; i++, dy += _block)
            {
                if (_isCopied)
                    ShortRows.Add(dy, dx + _starts[i], _block);
                else
                    dx[_starts[i]] += ShortRows.Sum(dy, _block);
            }
        }
    }

    // Where in a row of x a block begins, of which the last dimensions from one on are made.
    private static int Start(TensorShape from, TensorShape to, int dimensions, int block, int stride)
    {
        int start = 0;
        for (int d = dimensions - 1; d >= 0; d--)
        {
            start += from[d] == 1 ? 0 : block % to[d] * stride;
            stride *= from[d];
            block /= to[d];
        }

        return start;
    }
}
