using System.Runtime.CompilerServices;
using LrFind.Data;

namespace LrFind.Training;

/// <summary>How a window moves over a plane of values. One-dimensional layers have planes and windows of height 1.</summary>
/// <param name="Kernel">Its size.</param>
/// <param name="Stride">How far it moves from one position to the next.</param>
/// <param name="Padding">How many positions are added on both sides of the plane.</param>
/// <param name="Dilation">How far its values lie apart.</param>
internal readonly record struct Window(SpatialPair Kernel, SpatialPair Stride, SpatialPair Padding, SpatialPair Dilation)
{
    /// <summary>The values of a window.</summary>
    public long Taps => (long)Kernel.Height * Kernel.Width;

    /// <summary>Whether each position sees exactly the value at the same place.</summary>
    public bool IsPointwise => Kernel == 1 && Stride == 1 && Padding == 0;

    /// <summary>A window over rows of values.</summary>
    public static Window OneDimensional(int kernel, int stride, int padding, int dilation) =>
        new(new(1, kernel), new(1, stride), new(0, padding), new(1, dilation));

    /// <summary>The number of positions in each dimension; less than 1 where the window does not fit.</summary>
    public (long Height, long Width) Positions(Planes planes) => (
        Positions(planes.Height, Kernel.Height, Stride.Height, Padding.Height, Dilation.Height),
        Positions(planes.Width, Kernel.Width, Stride.Width, Padding.Width, Dilation.Width));

    /// <summary>Checks a setting that must be at least 1.</summary>
    /// <exception cref="SettingException">It is less.</exception>
    public static int AtLeastOne(int value, [CallerMemberName] string name = "") => AtLeast(1, value, name);

    /// <inheritdoc cref="AtLeastOne(int, string)"/>
    public static SpatialPair AtLeastOne(SpatialPair value, [CallerMemberName] string name = "") =>
        new(AtLeast(1, value.Height, name), AtLeast(1, value.Width, name));

    /// <summary>Checks a setting that must not be negative.</summary>
    /// <exception cref="SettingException">It is.</exception>
    public static int AtLeastZero(int value, [CallerMemberName] string name = "") => AtLeast(0, value, name);

    /// <inheritdoc cref="AtLeastZero(int, string)"/>
    public static SpatialPair AtLeastZero(SpatialPair value, [CallerMemberName] string name = "") =>
        new(AtLeast(0, value.Height, name), AtLeast(0, value.Width, name));

    private static int AtLeast(int least, int value, string name)
    {
        SettingException.Require(value >= least, name, value, FormattableString.Invariant($"a whole number of {least} or more"));
        return value;
    }

    // As torch.nn.Conv2d and torch.nn.MaxPool2d document it, with ceil_mode=False.
    private static long Positions(long size, long kernel, long stride, long padding, long dilation)
    {
        long room = size + 2 * padding - (dilation * (kernel - 1) + 1);
        return room < 0 ? 0 : room / stride + 1;
    }
}
