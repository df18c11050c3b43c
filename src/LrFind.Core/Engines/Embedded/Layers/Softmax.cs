using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// Over the last dimension y = eˣ / Σ eˣ, with the largest x taken off first so that nothing overflows; dx = y (dy − Σ y dy).
/// </summary>
/// <param name="input">[rows, …, size].</param>
/// <param name="output">[rows, …, size].</param>
/// <param name="size">The last size.</param>
/// <param name="isMin">Whether it is of −x.</param>
internal sealed unsafe class Softmax(LayerBuffer input, LayerBuffer output, int size, bool isMin = false) : Layer(input, output)
{
    private readonly float _sign = isMin ? -1 : 1;

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* x = Input.Values.Pointer, y = Output.Values.Pointer;
        int vectors = rows * (Output.Width / size);
        if (isMin)
        {
            RowOps.Scale(x, _sign, y, vectors * size);
            x = y;
        }

        for (int i = 0; i < vectors; i++)
            RowOps.Shift(x + (nint)i * size, y + (nint)i * size, size);
        RowOps.Exp(y, y, vectors * size);
        for (int i = 0; i < vectors; i++, y += size)
            RowOps.Scale(y, 1 / RowOps.Sum(y, size), y, size);
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        float* y = Output.Values.Pointer, dy = Output.Gradients!.Pointer, dx = gradients.Pointer;
        int vectors = rows * (Output.Width / size);
        for (int i = 0; i < vectors; i++, y += size, dy += size, dx += size)
        {
            float dot = RowOps.Dot(y, dy, size);
            for (int j = 0; j < size; j++)
                dx[j] = _sign * y[j] * (dy[j] - dot);
        }
    }
}

/// <summary>
/// Over the last dimension y = x − log Σ eˣ, with the largest x taken off first so that nothing overflows; dx = dy − e^y Σ dy.
/// </summary>
/// <param name="input">[rows, …, size].</param>
/// <param name="output">[rows, …, size].</param>
/// <param name="size">The last size.</param>
internal sealed unsafe class LogSoftmax(LayerBuffer input, LayerBuffer output, int size) : Layer(input, output)
{
    // e^y, which backward needs: [rows, …, size].
    private readonly AlignedBuffer _exponentials = new(output.Values.Length);

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode)
    {
        float* y = Output.Values.Pointer, e = _exponentials.Pointer;
        int vectors = rows * (Output.Width / size);
        for (int i = 0; i < vectors; i++)
            RowOps.Shift(Input.Values.Pointer + (nint)i * size, y + (nint)i * size, size);
        RowOps.Exp(y, e, vectors * size);
        for (int i = 0; i < vectors; i++, y += size, e += size)
        {
            float sum = RowOps.Sum(e, size), log = MathF.Log(sum);
            RowOps.Scale(e, 1 / sum, e, size);
            for (int j = 0; j < size; j++)
                y[j] -= log;
        }
    }

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        if (Input.Gradients is not { } gradients)
            return;
        float* e = _exponentials.Pointer, dy = Output.Gradients!.Pointer, dx = gradients.Pointer;
        int vectors = rows * (Output.Width / size);
        for (int i = 0; i < vectors; i++, e += size, dy += size, dx += size)
        {
            float sum = RowOps.Sum(dy, size);
            for (int j = 0; j < size; j++)
                dx[j] = dy[j] - e[j] * sum;
        }
    }
}
