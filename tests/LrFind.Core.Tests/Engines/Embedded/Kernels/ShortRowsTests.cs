using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;

namespace LrFind.Core.Tests.Engines.Embedded.Kernels;

public unsafe class ShortRowsTests
{
    [Fact]
    public void Rows_of_any_length_are_copied_and_added_and_nothing_around_them_is_touched()
    {
        for (int length = 0; length <= 40; length++)
        {
            for (int stride = 1; stride <= 3; stride++)
            {
                int n = length, step = stride;
                AlignedBuffer from = Numbered(160, 1), to = Numbered(160, 1000);
                float[] Expect(Action<float[]> change)
                {
                    float[] expected = Numbered(160, 1000).Span.ToArray();
                    change(expected);
                    return expected;
                }

                ShortRows.Copy(from.Pointer + 3, to.Pointer + 5, n);
                Assert.Equal(Expect(e => Array.Copy(from.Span.ToArray(), 3, e, 5, n)), to.Span.ToArray());

                to = Numbered(160, 1000);
                ShortRows.Add(from.Pointer + 3, to.Pointer + 5, n);
                Assert.Equal(Expect(e => ForEach(n, i => e[5 + i] += from.Span[3 + i])), to.Span.ToArray());

                to = Numbered(160, 1000);
                ShortRows.CopyStrided(from.Pointer + 3, step, to.Pointer + 5, n);
                Assert.Equal(Expect(e => ForEach(n, i => e[5 + i] = from.Span[3 + i * step])), to.Span.ToArray());

                to = Numbered(160, 1000);
                ShortRows.AddStrided(from.Pointer + 3, to.Pointer + 5, step, n);
                Assert.Equal(Expect(e => ForEach(n, i => e[5 + i * step] += from.Span[3 + i])), to.Span.ToArray());
            }
        }
    }

    [Fact]
    public void Sums_of_any_length_are_complete()
    {
        AlignedBuffer x = Numbered(40, 1), y = Numbered(40, 2);
        for (int length = 0; length <= 40; length++)
        {
            Assert.Equal(Enumerable.Range(1, length).Sum(), ShortRows.Sum(x.Pointer, length));
            Assert.Equal(Enumerable.Range(1, length).Sum(i => i * (i + 1)), ShortRows.Dot(x.Pointer, y.Pointer, length));
        }
    }

    private static AlignedBuffer Numbered(int length, int first)
    {
        var buffer = new AlignedBuffer(length);
        for (int i = 0; i < length; i++)
            buffer.Span[i] = first + i;
        return buffer;
    }

    private static void ForEach(int count, Action<int> action)
    {
        for (int i = 0; i < count; i++)
            action(i);
    }
}
