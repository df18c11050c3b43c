using System.Runtime.Intrinsics;

namespace LrFind.Engines.Embedded.Kernels;

/// <summary>
/// Loops over [rows, channels, size] with one number for each channel. Sums are kept in eight parts, or one for each channel where the size
/// is 1, whatever the machine: the same bits everywhere.
/// </summary>
/// <param name="channels">The number of channels.</param>
/// <param name="size">Values of a channel in a row.</param>
internal readonly unsafe struct ChannelOps(int channels, int size)
{
    /// <summary>sums[c] = Σ u and products[c] = Σ u · (x − mean[c]).</summary>
    public void Reduce(float* u, float* x, float* mean, int rows, double[] sums, double[] products)
    {
        Array.Clear(sums);
        Array.Clear(products);
        if (size == 1)
        {
            ReduceColumns(u, x, mean, rows, sums, products);
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            for (int c = 0; c < channels; c++, u += size, x += size)
            {
                (float sum, float product) = ReducePlane(u, x, mean[c]);
                sums[c] += sum;
                products[c] += product;
            }
        }
    }

    /// <summary>y = (x − mean[c]) · scale[c] + shift[c]. May be in place.</summary>
    public void Transform(float* x, float* y, float* mean, float* scale, float* shift, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            if (size == 1)
            {
                TransformVector(x, y, mean, scale, shift);
                x += channels;
                y += channels;
                continue;
            }

            for (int c = 0; c < channels; c++, x += size, y += size)
                TransformPlane(x, y, mean[c], scale[c], shift[c]);
        }
    }

    /// <summary>dx = (dy − a[c] − (x − mean[c]) · b[c]) · scale[c]. May be in place of dy.</summary>
    public void Combine(float* dy, float* x, float* dx, float* mean, float* a, float* b, float* scale, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            if (size == 1)
            {
                CombineVector(dy, x, dx, mean, a, b, scale);
                dy += channels;
                x += channels;
                dx += channels;
                continue;
            }

            for (int c = 0; c < channels; c++, dy += size, x += size, dx += size)
                CombinePlane(dy, x, dx, mean[c], a[c], b[c], scale[c]);
        }
    }

    private (float Sum, float Product) ReducePlane(float* u, float* x, float mean)
    {
        Vector256<float> sums = Vector256<float>.Zero, products = Vector256<float>.Zero, means = Vector256.Create(mean);
        int i = 0;
        for (; i <= size - 8; i += 8)
        {
            Vector256<float> v = *(Vector256<float>*)(u + i);
            sums += v;
            products += v * (*(Vector256<float>*)(x + i) - means);
        }

        float sum = 0, product = 0;
        for (; i < size; i++)
        {
            sum += u[i];
            product += u[i] * (x[i] - mean);
        }

        Vector256<float> allSums = sums, allProducts = products;
        return (sum + ShortRows.Total((float*)&allSums), product + ShortRows.Total((float*)&allProducts));
    }

    private void ReduceColumns(float* u, float* x, float* mean, int rows, double[] sums, double[] products)
    {
        int c = 0;
        for (; c <= channels - 8; c += 8)
        {
            Vector256<float> sum = Vector256<float>.Zero, product = Vector256<float>.Zero, means = *(Vector256<float>*)(mean + c);
            for (int row = 0; row < rows; row++)
            {
                nint i = (nint)row * channels + c;
                Vector256<float> v = *(Vector256<float>*)(u + i);
                sum += v;
                product += v * (*(Vector256<float>*)(x + i) - means);
            }

            for (int lane = 0; lane < 8; lane++)
                (sums[c + lane], products[c + lane]) = (sum[lane], product[lane]);
        }

        for (; c < channels; c++)
        {
            float sum = 0, product = 0;
            for (int row = 0; row < rows; row++)
            {
                nint i = (nint)row * channels + c;
                sum += u[i];
                product += u[i] * (x[i] - mean[c]);
            }

            (sums[c], products[c]) = (sum, product);
        }
    }

    private void TransformPlane(float* x, float* y, float mean, float scale, float shift)
    {
        Vector256<float> means = Vector256.Create(mean), scales = Vector256.Create(scale), shifts = Vector256.Create(shift);
        int i = 0;
        for (; i <= size - 8; i += 8)
            *(Vector256<float>*)(y + i) = (*(Vector256<float>*)(x + i) - means) * scales + shifts;
        for (; i < size; i++)
            y[i] = (x[i] - mean) * scale + shift;
    }

    private void TransformVector(float* x, float* y, float* mean, float* scale, float* shift)
    {
        int c = 0;
        for (; c <= channels - 8; c += 8)
        {
            Vector256<float> centred = *(Vector256<float>*)(x + c) - *(Vector256<float>*)(mean + c);
            *(Vector256<float>*)(y + c) = centred * *(Vector256<float>*)(scale + c) + *(Vector256<float>*)(shift + c);
        }

        for (; c < channels; c++)
            y[c] = (x[c] - mean[c]) * scale[c] + shift[c];
    }

    private void CombinePlane(float* dy, float* x, float* dx, float mean, float a, float b, float scale)
    {
        Vector256<float> means = Vector256.Create(mean), @as = Vector256.Create(a), bs = Vector256.Create(b),
            scales = Vector256.Create(scale);
        int i = 0;
        for (; i <= size - 8; i += 8)
            *(Vector256<float>*)(dx + i) = (*(Vector256<float>*)(dy + i) - @as - (*(Vector256<float>*)(x + i) - means) * bs) * scales;
        for (; i < size; i++)
            dx[i] = (dy[i] - a - (x[i] - mean) * b) * scale;
    }

    private void CombineVector(float* dy, float* x, float* dx, float* mean, float* a, float* b, float* scale)
    {
        int c = 0;
        for (; c <= channels - 8; c += 8)
        {
            Vector256<float> centred = *(Vector256<float>*)(x + c) - *(Vector256<float>*)(mean + c);
            Vector256<float> rest = *(Vector256<float>*)(dy + c) - *(Vector256<float>*)(a + c) - centred * *(Vector256<float>*)(b + c);
            *(Vector256<float>*)(dx + c) = rest * *(Vector256<float>*)(scale + c);
        }

        for (; c < channels; c++)
            dx[c] = (dy[c] - a[c] - (x[c] - mean[c]) * b[c]) * scale[c];
    }
}
