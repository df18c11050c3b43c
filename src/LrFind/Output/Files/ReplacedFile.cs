using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using LrFind.Foundation.Files;
using Microsoft.Win32.SafeHandles;

namespace LrFind.Cli.Output.Files;

/// <summary>
/// An ordinary file, new or in the place of an older one: a link is followed, and who may read what is replaced may read what comes, and
/// nobody else.
/// </summary>
internal sealed class ReplacedFile : OutputFile
{
    private readonly string _target;
    private readonly string _temporary;
    private string? _former;
    private bool _isPlaced;

    private ReplacedFile(string path, string target, (FileStream Stream, string Path) temporary)
        : base(path, temporary.Stream) => (_target, _temporary) = (target, temporary.Path);

    /// <inheritdoc/>
    public override bool CanPutBack => true;

    /// <summary>Makes room beside the place of a file.</summary>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public static ReplacedFile Create(string path)
    {
        string target = FileIdentity.Target(path);
        var file = new ReplacedFile(path, target, TemporaryFile.Create(System.IO.Path.GetDirectoryName(target)!));
        try
        {
            if (!OperatingSystem.IsWindows() && EntryStatus.Of(target) is { } former)
                file.TakeRightsOf(target, former);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        try
        {
            Content.Dispose();
        }
        catch (IOException)
        {
            // A full disk speaks up again when what is buffered is flushed; the file goes away all the same.
        }

        if (!_isPlaced)
            Remove(_temporary);
        if (_former is not null)
            Remove(_former);
    }

    // What it replaces gets a name beside it until the whole set is in place.
    /// <inheritdoc/>
    protected override void PlaceContent()
    {
        // It stays locked meanwhile, so that nobody takes it for one that was left; Windows does not rename what is open.
        if (OperatingSystem.IsWindows())
            Content.Dispose();
        if (File.Exists(_target))
        {
            string former = TemporaryFile.NewName(System.IO.Path.GetDirectoryName(_target)!);
            Unfinished.Add(former);
            _former = former;
            File.Replace(_temporary, _target, former, ignoreMetadataErrors: true);
        }
        else
        {
            File.Move(_temporary, _target);
        }

        _isPlaced = true;
        Unfinished.Forget(_temporary);
    }

    /// <inheritdoc/>
    protected override void PutFormerBack()
    {
        if (_former is null)
            File.Delete(_target);
        else
            File.Move(_former, _target, overwrite: true);
    }

    // Before there is anything in it to read.
    [UnsupportedOSPlatform("windows")]
    private void TakeRightsOf(string target, EntryStatus former)
    {
        SafeFileHandle open = ((FileStream)Content).SafeFileHandle;
        if (former is { Owner: { } owner, Group: { } group })
            _ = GiveTo((int)open.DangerousGetHandle(), owner, group);
        File.SetUnixFileMode(open, File.GetUnixFileMode(target));
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its folder.
        }

        Unfinished.Forget(path);
    }

    // Only the administrator may give files away; who may not keeps the file.
    [DllImport("libc", EntryPoint = "fchown")]
    private static extern int GiveTo(int descriptor, uint owner, uint group);
}
