using System.Text.Json;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Experiments.Sweeps.Storage;

/// <summary>
/// A folder with a sweep's description and one file of outcomes for each share; many processes may write to it, each its own share.
/// </summary>
internal sealed class SweepFolder(string path)
{
    private const string DescriptionName = "sweep.settings.json";
    private const int LargestDescription = 64 << 20;

    // More often than other shares can be met with in so short a time.
    private const int Attempts = 100;

    private string DescriptionFile => System.IO.Path.Combine(Path, DescriptionName);

    /// <summary>The folder as the user named it.</summary>
    public string Path { get; } = path;

    /// <summary>Makes the folder one of this sweep, unless it is already.</summary>
    /// <exception cref="InputException">The folder holds another sweep, or one of another version.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Claim(SweepDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        for (int attempt = 1; !TryDescribe(description, isLast: attempt == Attempts); attempt++)
        {
            // Another share made the folder, and took it away, still empty, before the description was there.
        }

        if (description.DifferenceFrom(Describe(description.Tool)) is { } difference)
        {
            throw new InputException(Path,
                $"the sweep in this folder has {difference.Name} {difference.There}, this one {difference.Here}; "
                + "use the same settings, or another `Output`");
        }
    }

    /// <summary>Removes what processes left that were killed.</summary>
    public void Clean()
    {
        TemporaryFile.RemoveLeft(Path);
        TemporaryFile.RemoveUnlocked(Path, ShareFile.LockPattern);
    }

    /// <summary>Refuses a folder that no sweep has written to and that holds files of the names which one would write.</summary>
    /// <param name="names">These names, besides those of the shares.</param>
    /// <exception cref="InputException">It is one.</exception>
    public void RequireOwn(IEnumerable<string> names)
    {
        if (File.Exists(DescriptionFile) || !Directory.Exists(Path))
            return;
        IEnumerable<string> taken = names.Where(n => File.Exists(System.IO.Path.Combine(Path, n)))
            .Concat(Directory.EnumerateFiles(Path, ShareFile.Pattern).Select(f => System.IO.Path.GetFileName(f)));
        if (taken.FirstOrDefault() is { } name)
            throw new InputException(Path, $"this folder holds a file '{name}' that no sweep wrote; use another `Output`");
    }

    /// <summary>The files that are kept in the folder; those that are there.</summary>
    public IReadOnlyList<string> Files() => Directory.Exists(Path)
        ? [.. new[] { DescriptionFile }.Where(File.Exists), .. Directory.EnumerateFiles(Path, ShareFile.Pattern)]
        : [];

    /// <summary>The sweep that the folder holds.</summary>
    /// <param name="tool">The name and version of this lrfind.</param>
    /// <exception cref="InputException">It holds none, or one of another version.</exception>
    public SweepDescription Describe(string tool)
    {
        if (!File.Exists(DescriptionFile))
            throw new InputException(Path, $"{(Directory.Exists(Path) ? $"there is no {DescriptionName}" : "there is no such folder")}; expected the folder that was `Output` of a sweep");
        try
        {
            byte[] bytes = WholeFile.Read(DescriptionFile, LargestDescription, "a description of a sweep");
            using var document = JsonDocument.Parse(bytes);
            int schema = document.RootElement.GetProperty("schema").GetInt32();
            string writer = document.RootElement.GetProperty("tool").GetString() ?? "";
            if (schema != SweepDescription.CurrentSchema || writer != tool)
            {
                throw new InputException(DescriptionFile,
                    $"the results are of {writer} with schema {schema}, this is {tool} with schema {SweepDescription.CurrentSchema}; "
                    + "use that version, or another folder");
            }

            return StorageJson.ReadDescription(bytes);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException(DescriptionFile, "this is no description of a sweep; use another folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(DescriptionFile, $"the file cannot be read: {e.Message}");
        }
    }

    /// <summary>The shares that have begun, in the order of their names.</summary>
    /// <exception cref="InputException">The folder cannot be read.</exception>
    public IReadOnlyList<SweepShard> Shares()
    {
        var shares = new List<SweepShard>();
        foreach (string file in Directory.EnumerateFiles(Path, ShareFile.Pattern))
        {
            if (ShareFile.ShareOf(System.IO.Path.GetFileName(file)) is { } share)
                shares.Add(share);
        }

        shares.Sort((a, b) => a.Count == b.Count ? a.Index.CompareTo(b.Index) : a.Count.CompareTo(b.Count));
        return shares;
    }

    /// <summary>What all shares have found so far.</summary>
    /// <param name="cells">The number of cells of the sweep.</param>
    /// <returns>The outcome of each cell; <see langword="null"/> for those that are missing.</returns>
    /// <exception cref="InputException">A file is damaged.</exception>
    public SweepOutcome?[] Outcomes(int cells)
    {
        var outcomes = new SweepOutcome?[cells];
        foreach (SweepShard share in Shares())
        {
            foreach (SweepOutcome outcome in ShareFile.Read(Path, share, cells))
                outcomes[outcome.Cell] ??= outcome;
        }

        return outcomes;
    }

    private bool TryDescribe(SweepDescription description, bool isLast)
    {
        WriteErrors.At(Path, () => Directory.CreateDirectory(Path));
        Clean();
        try
        {
            if (!File.Exists(DescriptionFile))
                WriteErrors.At(DescriptionFile, () => Put(description));
            return true;
        }
        catch (IOException e) when (!isLast && e.InnerException is DirectoryNotFoundException)
        {
            return false;
        }
    }

    // Whole or not at all, and by the first who comes: of many tasks that begin together, all but one find it there.
    private void Put(SweepDescription description)
    {
        (FileStream stream, string temporary) = TemporaryFile.Create(Path);
        try
        {
            using (stream)
                stream.Write(StorageJson.Write(description));
            File.Move(temporary, DescriptionFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(DescriptionFile))
        {
            // Someone else was first.
        }
        finally
        {
            File.Delete(temporary);
            Unfinished.Forget(temporary);
        }
    }
}

/// <summary>Which shares to run again.</summary>
internal static class MissingShares
{
    /// <summary>
    /// The shares that have cells which are missing; none where no share has begun, or they are shares of different numbers.
    /// </summary>
    /// <param name="outcomes">What each of its cells came to; <see langword="null"/> for those that are missing.</param>
    /// <param name="begun">The shares that have begun.</param>
    public static IReadOnlyList<SweepShard> Find(
        SweepDescription description, IReadOnlyList<SweepOutcome?> outcomes, IReadOnlyList<SweepShard> begun)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(begun);
        if (begun.Count == 0 || begun.Any(s => s.Count != begun[0].Count))
            return [];
        IReadOnlyList<int> order = SweepShard.Order(
            SweepCosts.Estimate(description.Grid, description.Grid.Cells(), description.Parameters));
        IEnumerable<SweepShard> all = Enumerable.Range(0, begun[0].Count).Select(i => new SweepShard(i, begun[0].Count));
        return [.. all.Where(s => s.Deal(order).Any(cell => outcomes[cell] is null))];
    }
}

/// <summary>
/// Says in one way why something cannot be written: the system's own words name temporary files, which would only puzzle.
/// </summary>
internal static class WriteErrors
{
    /// <summary>Writes; an error names the file or folder as the user would.</summary>
    /// <exception cref="IOException">It was refused.</exception>
    public static void At(string place, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused(place, e);
        }
    }

    /// <summary>What is thrown where the system refuses to write to a place.</summary>
    public static IOException Refused(string place, Exception e) => new($"cannot write '{place}': {ExceptionText.WriteRefusal(e)}", e);
}
