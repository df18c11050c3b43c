using System.Runtime.CompilerServices;

namespace LrFind.Foundation;

/// <summary>A small random stream of our own, so that a seed means the same on every runtime and platform.</summary>
/// <remarks>
/// PCG-XSH-RR 64/32: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
/// Generation", HMC-CS-2014-0905 (2014), section 6.3. The streams of one seed, one per <see cref="RandomPurpose"/>, are independent, so
/// that an option which draws more numbers in one place does not shift the draws in another.
/// </remarks>
internal sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005;

    private readonly ulong _increment;
    private ulong _state;

    /// <summary>Starts the stream <paramref name="stream"/> of <paramref name="seed"/>.</summary>
    /// <param name="seed">Any integer; equal seeds give equal numbers.</param>
    /// <param name="stream">What the numbers are for.</param>
    /// <param name="part">Which of several independent streams of that purpose, 0 or more.</param>
    public Pcg32(long seed, RandomPurpose stream, int part = 0)
    {
        _increment = ((ulong)part << 32) | ((ulong)stream << 1) | 1;
        _state = 0;
        NextUInt32();
        _state += unchecked((ulong)seed);
        NextUInt32();
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        ulong old = _state;
        _state = unchecked(old * Multiplier + _increment);
        uint shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>A number drawn evenly from [0, 1), a multiple of 2⁻²⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>A number drawn evenly from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public float NextSingle(float low, float high) => low + (high - low) * NextSingle();

    /// <summary>An integer drawn evenly from 0 to <paramref name="bound"/> − 1, without bias.</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29 (2019), algorithm 5.
        ulong product = (ulong)NextUInt32() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint threshold = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>An integer drawn evenly from 0 to <paramref name="bound"/> − 1, without bias.</summary>
    /// <param name="bound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public long NextInt64(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        if (bound <= int.MaxValue)
            return NextInt32((int)bound);
        // Drawn again while beyond the largest multiple of the bound.
        ulong limit = ulong.MaxValue - ulong.MaxValue % (ulong)bound;
        ulong drawn;
        do
            drawn = ((ulong)NextUInt32() << 32) | NextUInt32();
        while (drawn >= limit);
        return (long)(drawn % (ulong)bound);
    }

    /// <summary>
    /// A number drawn from the normal distribution of mean 0 and variance 1, at most 5.8 from 0. Box and Muller, "A Note on the Generation
    /// of Random Normal Deviates" (1958), of whose pairs the second number is not used.
    /// </summary>
    public float NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - (double)NextSingle()));
        return (float)(radius * Math.Cos(2 * Math.PI * NextSingle()));
    }

    /// <summary>Puts <paramref name="items"/> into a random order, each order equally likely (Fisher–Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}

/// <summary>What random numbers are drawn for; each purpose has an independent stream of the same seed.</summary>
internal enum RandomPurpose
{
    /// <summary>Which rows are held out for validation.</summary>
    Split = 1,

    /// <summary>The order of the mini-batches.</summary>
    Shuffle = 2,

    /// <summary>The initial weights.</summary>
    Initialization = 3,

    /// <summary>Which values dropout drops; one stream for each layer.</summary>
    Dropout = 4,

    /// <summary>Which rows the probe loss is measured on.</summary>
    Probe = 5,

    /// <summary>Which blocks of a large file are read.</summary>
    Sample = 6,
}
