using LrFind.Data.Csv;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Cli.Output.Files;

/// <summary>
/// All files that a command writes: none of them is one that it reads, no two are the same, and they are put in place together or not at
/// all.
/// </summary>
internal sealed class OutputSet : IDisposable
{
    // With what is wrong with an output that is the same file.
    private readonly Dictionary<FileIdentity, Func<string, string>> _taken = [];
    private readonly HashSet<string> _cleaned = new(StringComparer.Ordinal);
    private readonly List<OutputFile> _files = [];
    private readonly OutputFolder _folder;

    /// <summary>An empty set.</summary>
    /// <param name="inputs">The files that the command reads; - for standard input.</param>
    /// <param name="folder">The folder of the outputs; <see langword="null"/> for the current one.</param>
    /// <exception cref="UsageException">The folder cannot be made.</exception>
    public OutputSet(IEnumerable<string> inputs, string? folder = null)
    {
        foreach (string input in inputs)
        {
            if (input != CsvInput.StandardInput)
                _taken.TryAdd(FileIdentity.Of(input), path => $"writing '{path}' would overwrite the input '{input}'");
            else if (FileIdentity.OfStandardInput() is { } file)
                _taken.TryAdd(file, path => $"writing '{path}' would overwrite the file that {CsvInput.StandardInputName} comes from");
        }

        TakeStream(StandardDescriptors.Output, "output");
        TakeStream(StandardDescriptors.Error, "error");
        _folder = OutputFolder.Open(folder);
        Clean(folder ?? ".");
    }

    /// <summary>The places of the files, as the user would name them.</summary>
    public IReadOnlyList<string> Paths => [.. _files.Select(f => f.Path)];

    /// <summary>Opens a file of the set.</summary>
    /// <param name="name">Its name, from the folder of the outputs.</param>
    /// <exception cref="UsageException">It cannot be written, or is one that is read or written already.</exception>
    public OutputFile Open(string name)
    {
        string path = _folder.PathOf(name);
        Take(path);
        Clean(Path.GetDirectoryName(FileIdentity.Target(path)) ?? "");
        OutputFile file = _folder.OpenFile(path);
        _files.Add(file);
        return file;
    }

    /// <summary>Sees to it that no other output is this file.</summary>
    /// <exception cref="UsageException">It is one that is read or written already.</exception>
    public void Take(string path)
    {
        FileIdentity identity = IdentityOf(path);
        if (_taken.TryGetValue(identity, out Func<string, string>? problem))
            throw new UsageException($"{problem(path)}; name another file");
        _taken[identity] = other => path == other ? $"two outputs are called '{path}'" : $"the outputs '{path}' and '{other}' are the same file";
    }

    /// <summary>Puts all files in place.</summary>
    /// <exception cref="UsageException">One cannot be; then the others are as they were before, or the message says which are not.</exception>
    public void Commit()
    {
        // Into a pipe or a device it takes as long as its reader takes; they are the likeliest to fail, too.
        foreach (OutputFile device in _files.Where(f => !f.CanPutBack))
            device.Place();
        Unfinished.WithoutInterruption(() =>
        {
            Place([.. _files.Where(f => f.CanPutBack)]);
            _folder.Keep();
            if (_files.Count > 0)
                Interruption.Left = "the outputs were written";
        });
    }

    /// <summary>Closes all files; those that were not put in place leave no trace.</summary>
    public void Dispose()
    {
        foreach (OutputFile file in _files)
            file.Dispose();
        _folder.Dispose();
    }

    private static void Place(OutputFile[] files)
    {
        int placed = 0;
        try
        {
            for (; placed < files.Length; placed++)
                files[placed].Place();
        }
        catch (UsageException e)
        {
            string[] stuck = [.. files.Take(placed).Reverse().Where(f => !IsPutBack(f)).Select(f => $"'{f.Path}'")];
            throw stuck.Length == 0 ? e : new UsageException($"{e.Message}; {string.Join(" and ", stuck)} could not be put back, and is new");
        }
    }

    private static bool IsPutBack(OutputFile file)
    {
        try
        {
            file.PutBack();
            return true;
        }
        catch (UsageException)
        {
            return false;
        }
    }

    private static FileIdentity IdentityOf(string path)
    {
        try
        {
            return FileIdentity.Of(path);
        }
        catch (IOException e)
        {
            throw new UsageException($"cannot write '{path}': {ExceptionText.WriteRefusal(e)}");
        }
    }

    // Replacing it would lose what the command says there.
    private void TakeStream(int descriptor, string name)
    {
        if (FileIdentity.OfStream(descriptor) is { } file)
            _taken.TryAdd(file, path => $"writing '{path}' would replace the file that standard {name} goes to");
    }

    // Of what was killed.
    private void Clean(string folder)
    {
        if (folder.Length > 0 && _cleaned.Add(Path.GetFullPath(folder)))
            TemporaryFile.RemoveLeft(folder);
    }
}
