using System.Buffers.Binary;
using System.Text;
using LrFind.Foundation;
using LrFind.TorchSharp.Natives;

namespace LrFind.TorchSharp.Tests.Natives;

public class GlueLibraryTests
{
    private const string Marker = "GLIBCXX_3.4.32";

    [Fact]
    public void Only_the_requirement_of_the_marker_becomes_weak()
    {
        byte[] elf = MadeUpElf("GLIBC_2.34", "GLIBCXX_3.4.30", Marker), before = [.. elf];
        Assert.True(GlueLibrary.MarkAsWeak(elf));
        int changed = Assert.Single(Enumerable.Range(0, elf.Length), i => elf[i] != before[i]);
        Assert.Equal((FlagsOf(entry: 2), 2), (changed, elf[changed]));
    }

    [Fact]
    public void A_version_that_begins_like_the_marker_is_left_alone() =>
        Assert.False(GlueLibrary.MarkAsWeak(MadeUpElf(Marker + "1")));

    [Theory]
    [InlineData("")]
    [InlineData("MZ, a library of Windows, which is long enough to be looked into but is no ELF file at all")]
    public void Other_files_have_no_such_requirement(string content) =>
        Assert.False(GlueLibrary.MarkAsWeak(Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void A_mended_copy_is_made_once_and_again_for_another_library()
    {
        using var folder = new TemporaryFolder();
        string library = folder.PathOf("libLibTorchSharp.so"), cache = folder.PathOf("cache");
        File.WriteAllBytes(library, MadeUpElf(Marker));
        string copy = GlueLibrary.Mended(library, cache);
        DateTime written = File.GetLastWriteTimeUtc(copy);
        Assert.Equal(2, File.ReadAllBytes(copy)[FlagsOf(entry: 0)]);
        Assert.Equal(copy, GlueLibrary.Mended(library, cache));
        Assert.Equal(written, File.GetLastWriteTimeUtc(copy));

        File.WriteAllBytes(library, MadeUpElf("GLIBC_2.34", Marker));
        Assert.Equal(copy, GlueLibrary.Mended(library, cache));
        Assert.Equal(2, File.ReadAllBytes(copy)[FlagsOf(entry: 1)]);
        // Nothing half-written is left beside it.
        Assert.Single(Directory.GetFiles(cache));
    }

    [Fact]
    public void A_damaged_copy_is_made_again()
    {
        using var folder = new TemporaryFolder();
        string library = folder.PathOf("libLibTorchSharp.so");
        File.WriteAllBytes(library, MadeUpElf(Marker));
        string copy = GlueLibrary.Mended(library, folder.PathOf("cache"));
        byte[] whole = File.ReadAllBytes(copy);
        File.WriteAllBytes(copy, whole[..20]);
        Assert.Equal(whole, File.ReadAllBytes(GlueLibrary.Mended(library, folder.PathOf("cache"))));
    }

    [Fact]
    public void A_library_without_the_requirement_is_refused()
    {
        using var folder = new TemporaryFolder();
        string library = folder.Write("libLibTorchSharp.so", "no library");
        Assert.Equal($"{library}: error: this library does not ask for {Marker}",
            Assert.Throws<InputException>(() => GlueLibrary.Mended(library, folder.Path)).Message);
    }

    [Fact]
    public void The_library_of_TorchSharp_has_the_requirement()
    {
        if (!OperatingSystem.IsLinux())
            return;
        (_, string glue) = LibTorch.Locate(NativeSearch.Create(Environment.GetEnvironmentVariable));
        Assert.True(GlueLibrary.MarkAsWeak(File.ReadAllBytes(glue)));
    }

    [Theory]
    [InlineData("/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by libLibTorchSharp.so)", true)]
    [InlineData("/lib/libstdc++.so.6: version `GLIBCXX_3.4.30' not found (required by libLibTorchSharp.so)", false)]
    [InlineData("libLibTorchSharp.so: cannot open shared object file", false)]
    public void The_loader_says_that_the_marker_is_missing(string message, bool expected) =>
        Assert.Equal(expected, GlueLibrary.AsksForMarkerOnly(message));

    // Three sections of 64 bytes behind a header of 64, then one library with the versions it is to have, then the names.
    private static byte[] MadeUpElf(params string[] versions)
    {
        const int Needs = 256;
        int names = Needs + 16 + 16 * versions.Length;
        byte[] text = Encoding.ASCII.GetBytes("\0" + string.Concat(versions.Select(v => v + "\0")));
        byte[] elf = new byte[names + text.Length];
        "\u007fELF"u8.CopyTo(elf);
        (elf[4], elf[5]) = (2, 1);
        Write(0x28, 64);
        Write(0x3c, 3);
        Write(128 + 0x04, 0x6ffffffe);
        Write(128 + 0x18, Needs);
        Write(128 + 0x28, 2);
        Write(192 + 0x18, names);
        Write(Needs + 8, 16);
        for (int i = 0, name = 1; i < versions.Length; i++)
        {
            Write(Needs + 16 + 16 * i + 8, name);
            Write(Needs + 16 + 16 * i + 12, i + 1 < versions.Length ? 16 : 0);
            name += versions[i].Length + 1;
        }

        text.CopyTo(elf, names);
        return elf;

        void Write(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(elf.AsSpan(at), value);
    }

    private static int FlagsOf(int entry) => 256 + 16 + 16 * entry + 4;
}
