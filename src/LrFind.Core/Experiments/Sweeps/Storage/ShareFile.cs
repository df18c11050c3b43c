using System.Globalization;
using System.Text.Json;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Experiments.Sweeps.Storage;

/// <summary>
/// The outcomes of one share, a line each, appended as they come. A process that is killed leaves at most a part of a last line, which is
/// not counted.
/// </summary>
internal sealed class ShareFile : IDisposable
{
    /// <summary>The pattern of the names of locks.</summary>
    internal const string LockPattern = ".cells.*-of-*.jsonl.lock";

    /// <summary>The pattern of the files' names.</summary>
    internal const string Pattern = "cells.*-of-*.jsonl";

    // A million cells of two kilobytes do not fit, but are shared out.
    private const int LargestFile = 1 << 30;

    private readonly string _path;
    private readonly LockFile _lock;
    private readonly FileStream _stream;

    private ShareFile(string path, LockFile @lock, FileStream stream, IReadOnlyList<SweepOutcome> outcomes) =>
        (_path, _lock, _stream, Outcomes) = (path, @lock, stream, outcomes);

    /// <summary>What was there when the file was opened.</summary>
    public IReadOnlyList<SweepOutcome> Outcomes { get; }

    /// <summary>Opens a share to add to it; no other process can meanwhile.</summary>
    /// <param name="cells">The number of cells of the sweep.</param>
    /// <param name="resume">Whether there may be outcomes already.</param>
    /// <exception cref="InputException">There are and may not be, or another process is at work, or the file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static ShareFile Open(string folder, SweepShard share, int cells, bool resume)
    {
        ArgumentNullException.ThrowIfNull(share);
        string path = Path.Combine(folder, NameOf(share));
        LockFile @lock = Lock(folder, share);
        try
        {
            List<SweepOutcome> outcomes = File.Exists(path) ? Read(folder, share, cells) : [];
            if (outcomes.Count > 0 && !resume)
            {
                throw new InputException(
                    folder, $"{outcomes.Count} cells are there already; `Resume` goes on, another `Output` begins anew");
            }

            FileStream? stream = null;
            WriteErrors.At(path, () =>
            {
                stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
                CutTornLine(stream);
            });
            return new ShareFile(path, @lock, stream!, outcomes);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Adds an outcome; it is in the file when this returns.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Append(SweepOutcome outcome) => WriteErrors.At(_path, () => _stream.Write(StorageJson.WriteLine(outcome)));

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    /// <summary>The share of a file's name; <see langword="null"/> when it is no share's.</summary>
    internal static SweepShard? ShareOf(string name)
    {
        string[] parts = name.Split('.', '-');
        return parts is ["cells", var index, "of", var count, "jsonl"]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int i)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && i < n
            ? new SweepShard(i, n)
            : null;
    }

    /// <summary>The outcomes in a share's file.</summary>
    /// <exception cref="InputException">The file cannot be read, or is damaged.</exception>
    internal static List<SweepOutcome> Read(string folder, SweepShard share, int cells)
    {
        string path = Path.Combine(folder, NameOf(share));
        byte[] bytes = ReadBytes(path);
        var outcomes = new List<SweepOutcome>();
        int line = 1;
        for (int start = 0, end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1, line++)
        {
            try
            {
                SweepOutcome outcome = StorageJson.ReadOutcome(bytes.AsSpan(start, end - start));
                if (outcome.Cell < 0 || outcome.Cell >= cells)
                    throw new JsonException();
                outcomes.Add(outcome);
            }
            catch (JsonException)
            {
                throw new InputException(
                    path, line, "this is no outcome of a cell of this sweep; delete the file, and run its share again");
            }
        }

        return outcomes;
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return WholeFile.Read(path, LargestFile, "a share of a sweep");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"the file cannot be read: {e.Message}");
        }
    }

    private static LockFile Lock(string folder, SweepShard share)
    {
        string path = Path.Combine(folder, $".{NameOf(share)}.lock");
        try
        {
            return LockFile.Take(path);
        }
        catch (IOException e) when (TemporaryFile.IsLocked(e))
        {
            throw new InputException(folder, $"another process is at work on share {share}; wait for it, or use another `Output`");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WriteErrors.Refused(folder, e);
        }
    }

    private static void CutTornLine(FileStream stream)
    {
        long end = stream.Length;
        for (; end > 0; end--)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == '\n')
                break;
        }

        stream.SetLength(end);
        stream.Position = end;
    }

    private static string NameOf(SweepShard share) => FormattableString.Invariant($"cells.{share.Index}-of-{share.Count}.jsonl");
}
