using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace LrFind.Foundation.Files;

/// <summary>What stands at a path.</summary>
internal enum EntryKind
{
    /// <summary>An ordinary file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A device, a named pipe, a socket: what can be written into and must not be replaced.</summary>
    Device,
}

/// <summary>What the system says of a file that is there, behind all links.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The same for the same file, whatever it is called; <see langword="null"/> where the system does not tell.</param>
/// <param name="Owner">The number of its owner; <see langword="null"/> where the system has none.</param>
/// <param name="Group">The number of its group; <see langword="null"/> where the system has none.</param>
internal sealed record EntryStatus(EntryKind Kind, string? Id, uint? Owner = null, uint? Group = null)
{
    // Of the mode of a file: POSIX, sys/stat.h.
    private const int TypeMask = 0xF000, FolderType = 0x4000, FileType = 0x8000;

    /// <summary>Of a path; <see langword="null"/> where nothing is there.</summary>
    public static EntryStatus? Of(string path)
    {
        if (OperatingSystem.IsLinux())
            return OnLinux(Encoding.UTF8.GetBytes(path + '\0'), descriptor: LinuxCalls.CurrentFolder, flags: 0);
        return OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? OnMac(path)
            : OfNames(path);
    }

    /// <summary>Of an open file; <see langword="null"/> where the system does not tell.</summary>
    public static EntryStatus? Of(SafeHandle open) => OperatingSystem.IsLinux() ? OfDescriptor((int)open.DangerousGetHandle()) : null;

    /// <summary>Of what a process has open; <see langword="null"/> where the system does not tell.</summary>
    /// <param name="descriptor">The number of the descriptor.</param>
    public static EntryStatus? OfDescriptor(int descriptor) =>
        OperatingSystem.IsLinux() ? OnLinux([0], descriptor, LinuxCalls.EmptyPath) : null;

    private static unsafe EntryStatus? OnLinux(byte[] path, int descriptor, int flags)
    {
        LinuxStatus status;
        fixed (byte* text = path)
        {
            if (LinuxCalls.Status(descriptor, text, flags, LinuxCalls.BasicStatus, &status) != 0)
                return null;
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"{status.DeviceMajor}:{status.DeviceMinor}:{status.Inode}");
        return new(KindOf(status.Mode), id, status.Owner, status.Group);
    }

    private static unsafe EntryStatus? OnMac(string path)
    {
        MacStatus status;
        fixed (byte* text = Encoding.UTF8.GetBytes(path + '\0'))
        {
            if (MacCalls.Status(text, &status) != 0)
                return null;
        }

        return new(KindOf(status.Mode), string.Create(CultureInfo.InvariantCulture, $"{status.Device}:{status.Inode}"), status.Owner, status.Group);
    }

    // Windows has its devices among the names of files: NUL, CON, \\.\pipe\x.
    private static EntryStatus? OfNames(string path) =>
        Path.GetFullPath(path).StartsWith(@"\\.\", StringComparison.Ordinal) || path.StartsWith("/dev/", StringComparison.Ordinal)
            ? new(EntryKind.Device, Id: null)
        : Directory.Exists(path) ? new(EntryKind.Folder, Id: null)
        : File.Exists(path) ? new(EntryKind.File, Id: null)
        : null;

    private static EntryKind KindOf(ushort mode) => (mode & TypeMask) switch
    {
        FileType => EntryKind.File,
        FolderType => EntryKind.Folder,
        _ => EntryKind.Device,
    };
}

/// <summary>
/// Calls of Linux that .NET has no methods for; nothing in them has to be translated, which would have to be compiled first.
/// </summary>
internal static unsafe class LinuxCalls
{
    /// <summary>In the place of a descriptor: paths are from the current folder (AT_FDCWD).</summary>
    public const int CurrentFolder = -100;

    /// <summary>The path is empty, and the descriptor itself is meant (AT_EMPTY_PATH).</summary>
    public const int EmptyPath = 0x1000;

    /// <summary>All that the older calls tell too (STATX_BASIC_STATS).</summary>
    public const uint BasicStatus = 0x7FF;

    /// <summary>The status of a file: statx(2), whose structure is the same on all processors.</summary>
    [DllImport("libc", EntryPoint = "statx")]
    public static extern int Status(int folder, byte* path, int flags, uint mask, LinuxStatus* status);
}

/// <summary>What statx(2) tells.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct LinuxStatus
{
    /// <summary>The user.</summary>
    [FieldOffset(20)]
    public readonly uint Owner;

    /// <summary>The group.</summary>
    [FieldOffset(24)]
    public readonly uint Group;

    /// <summary>Kind and permissions.</summary>
    [FieldOffset(28)]
    public readonly ushort Mode;

    /// <summary>The file's number on its device.</summary>
    [FieldOffset(32)]
    public readonly ulong Inode;

    /// <summary>The device's kind.</summary>
    [FieldOffset(136)]
    public readonly uint DeviceMajor;

    /// <summary>The device's number.</summary>
    [FieldOffset(140)]
    public readonly uint DeviceMinor;
}

/// <summary>The same of macOS on its own processors.</summary>
internal static unsafe class MacCalls
{
    /// <summary>The status of a file: stat(2).</summary>
    [DllImport("libc", EntryPoint = "stat")]
    public static extern int Status(byte* path, MacStatus* status);
}

/// <summary>What stat(2) of macOS tells.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal readonly struct MacStatus
{
    /// <summary>The device.</summary>
    [FieldOffset(0)]
    public readonly int Device;

    /// <summary>Kind and permissions.</summary>
    [FieldOffset(4)]
    public readonly ushort Mode;

    /// <summary>The file's number on its device.</summary>
    [FieldOffset(8)]
    public readonly ulong Inode;

    /// <summary>The user.</summary>
    [FieldOffset(16)]
    public readonly uint Owner;

    /// <summary>The group.</summary>
    [FieldOffset(20)]
    public readonly uint Group;
}
