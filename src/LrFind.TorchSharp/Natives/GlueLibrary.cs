using System.Buffers.Binary;
using System.Text;
using LrFind.Foundation;

namespace LrFind.TorchSharp.Natives;

/// <summary>
/// Makes TorchSharp's glue library load where libstdc++ is one version older than the one it was linked with, as on Debian 12 and
/// Ubuntu 22.04. The library asks for GLIBCXX_3.4.32, but no code in it refers to that version: it stands for
/// <c>ios_base_library_init</c>, by which a program says that it leaves the initialisation of C++ streams to libstdc++, and libtorch itself
/// initialises them on older systems. In a copy, that one requirement is marked as weak, so that the loader takes note and goes on.
/// </summary>
internal static class GlueLibrary
{
    private const string Marker = "GLIBCXX_3.4.32";
    private const int SectionHeaderSize = 64, VersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Whether a library failed to load for want of the marker.</summary>
    /// <param name="message">What the loader says.</param>
    public static bool AsksForMarkerOnly(string message) => message.Contains($"'{Marker}' not found", StringComparison.Ordinal)
        || message.Contains($"`{Marker}' not found", StringComparison.Ordinal);

    /// <summary>A copy that does without the marker, which is kept for the next time.</summary>
    /// <param name="path">The library.</param>
    /// <param name="folder">Where the copy is; made where it is not there.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="InputException">This is no such library, or the folder cannot be written to.</exception>
    public static string Mended(string path, string folder)
    {
        byte[] library = File.ReadAllBytes(path);
        string copy = Path.Combine(folder, Path.GetFileName(path));
        if (!MarkAsWeak(library))
            throw new InputException(path, $"this library does not ask for {Marker}");
        if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(library))
            return copy;
        try
        {
            UserCache.Put(copy, library);
            return copy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(copy, $"a copy of TorchSharp's library cannot be written: {e.Message}");
        }
    }

    /// <summary>Marks the requirement of the marker as weak in an ELF file of 64 bits.</summary>
    /// <returns>Whether there is such a requirement.</returns>
    internal static bool MarkAsWeak(Span<byte> elf)
    {
        if (elf.Length < SectionHeaderSize || !elf.StartsWith("\u007fELF"u8) || elf[4] != 2 || elf[5] != 1)
            return false;
        int headers = (int)BinaryPrimitives.ReadInt64LittleEndian(elf[0x28..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf[0x3c..]);
        for (int i = 0; i < count; i++)
        {
            Span<byte> header = elf.Slice(headers + i * SectionHeaderSize, SectionHeaderSize);
            if (BinaryPrimitives.ReadInt32LittleEndian(header[4..]) != VersionNeeds)
                continue;
            int names = BinaryPrimitives.ReadInt32LittleEndian(header[0x28..]);
            Span<byte> namesHeader = elf.Slice(headers + names * SectionHeaderSize, SectionHeaderSize);
            return MarkAsWeak(elf[OffsetOf(header)..], elf[OffsetOf(namesHeader)..]);
        }

        return false;
    }

    private static int OffsetOf(Span<byte> header) => (int)BinaryPrimitives.ReadInt64LittleEndian(header[0x18..]);

    // A list of files, each with the list of the versions that are needed of it; every entry says how far the next one is.
    private static bool MarkAsWeak(Span<byte> needs, ReadOnlySpan<byte> names)
    {
        bool found = false;
        for (int file = 0, nextFile = -1; nextFile != 0; file += nextFile)
        {
            nextFile = BinaryPrimitives.ReadInt32LittleEndian(needs[(file + 12)..]);
            int version = file + BinaryPrimitives.ReadInt32LittleEndian(needs[(file + 8)..]);
            for (int nextVersion = -1; nextVersion != 0; version += nextVersion)
            {
                nextVersion = BinaryPrimitives.ReadInt32LittleEndian(needs[(version + 12)..]);
                if (!IsMarker(names[BinaryPrimitives.ReadInt32LittleEndian(needs[(version + 8)..])..]))
                    continue;
                Span<byte> flags = needs[(version + 4)..];
                BinaryPrimitives.WriteUInt16LittleEndian(flags, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | Weak));
                found = true;
            }
        }

        return found;
    }

    private static bool IsMarker(ReadOnlySpan<byte> name) => name.StartsWith(Encoding.ASCII.GetBytes($"{Marker}\0"));
}
