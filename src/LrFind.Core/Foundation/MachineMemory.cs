namespace LrFind.Foundation;

/// <summary>
/// How much memory there is: a system may promise more than it has, and end the process that uses what was promised. So what is large is
/// compared with what there is before it is made.
/// </summary>
internal static class MachineMemory
{
    /// <summary>Bytes of the machine, or of the container.</summary>
    public static long Bytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Bytes in words, as in 12 MB or 3.4 GB.</summary>
    public static string Words(double bytes) => bytes < 1e9
        ? FormattableString.Invariant($"{Math.Ceiling(bytes / 1e6):0} MB") : FormattableString.Invariant($"{bytes / 1e9:0.0} GB");
}
