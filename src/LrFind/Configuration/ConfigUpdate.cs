using LrFind.Cli.Output.Files;
using LrFind.Foundation;
using LrFind.Foundation.Files;

namespace LrFind.Cli.Configuration;

/// <summary>
/// A configuration that gets one more check. It is read when the work starts, so that what is wrong with it is said before, and once more
/// when the check is put in, while no other lrfind changes it.
/// </summary>
internal sealed class ConfigUpdate
{
    // Another lrfind has it for a moment only; one that waits asks ten times in each of these.
    private const int MostAttempts = 50;

    private readonly OutputSet _outputs;
    private readonly OutputFile _file;
    private readonly OutputFile? _schema;
    private readonly string? _reference;

    /// <summary>Opens a configuration that may be there or not, and its schema, if that has to be written.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="outputs">The set that it is put in place with.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    /// <exception cref="InputException">It cannot be read or followed.</exception>
    public ConfigUpdate(string path, OutputSet outputs)
    {
        (Path, _outputs, _file) = (path, outputs, outputs.Open(path));
        using LockFile? taken = Take();
        byte[]? json = Read();
        IsNew = json is null;
        Start = json is null ? ConfigContent.Empty : ConfigFile.Parse(path, json);
        string schema = SchemaFile.BesideOf(path);
        if (!IsNew && Start.Schema != SchemaFile.Reference)
            return;
        SchemaState state = SchemaFile.StateOf(schema);
        _reference = state == SchemaState.Foreign ? null : SchemaFile.Reference;
        if (state is SchemaState.Missing or SchemaState.Other)
            _schema = outputs.Open(schema);
    }

    /// <summary>Its place.</summary>
    public string Path { get; }

    /// <summary>Whether it was not there.</summary>
    public bool IsNew { get; }

    /// <summary>What was written in it.</summary>
    public ConfigContent Start { get; }

    /// <summary>Sees to it that a check can be called so.</summary>
    /// <exception cref="UsageException">Another one is.</exception>
    public void RequireFree(string name) => RequireFree(name, Start);

    /// <summary>Puts a check in, and all outputs in place.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="settings">Its settings, for what is written there by now.</param>
    /// <param name="require">Sees to it that it can be made.</param>
    /// <exception cref="UsageException">It cannot be written, or another check is called so; then nothing is changed.</exception>
    /// <exception cref="InputException">It cannot be read or followed any more, or the check not be made.</exception>
    public void Add(string name, Func<ConfigContent, string> settings, Action<ConfiguredCheck> require)
    {
        using LockFile? taken = Take();
        byte[] json = Read() ?? ConfigEditor.Empty(_reference);
        ConfigContent configuration = ConfigFile.Parse(Path, json);
        RequireFree(name, configuration);
        ReadOnlySpan<byte> text = ConfigFile.WithoutMark(json);
        byte[] with = ConfigEditor.Add(text, configuration, name, settings(configuration));
        byte[] added = [.. json.AsSpan(0, json.Length - text.Length), .. with];
        require(ConfigFile.Parse(Path, added).Checks.Single(c => c.Name == name));
        _file.Write(stream => stream.Write(added));
        _schema?.Write(stream => stream.Write(SchemaFile.Content));
        _outputs.Commit();
    }

    private void RequireFree(string name, ConfigContent configuration)
    {
        if (configuration.Checks.FirstOrDefault(c => c.Name == name) is { } other)
        {
            throw new UsageException(FormattableString.Invariant(
                $"'{Path}' has a check '{Quoting.Shortened(name)}' already, in line {other.Position.Line}; call this one something else by --name"));
        }
    }

    private byte[]? Read() => IsDevice || EntryStatus.Of(Path) is null ? null : ConfigFile.Load(Path);

    // What is written into a device is nothing to add to.
    private bool IsDevice => EntryStatus.Of(Path) is { Kind: EntryKind.Device };

    // Replacing a file takes two steps, between which it is not there.
    private LockFile? Take()
    {
        if (IsDevice)
            return null;
        string target = FileIdentity.Target(Path);
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, $".{System.IO.Path.GetFileName(target)}.lock");
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return LockFile.Take(path);
            }
            catch (IOException e) when (TemporaryFile.IsLocked(e))
            {
                if (attempt == MostAttempts)
                    throw new UsageException($"cannot write '{Path}': another lrfind is writing it, and does not end; wait for it, or end it");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"cannot write '{Path}': {ExceptionText.WriteRefusal(e)}");
            }
        }
    }
}
