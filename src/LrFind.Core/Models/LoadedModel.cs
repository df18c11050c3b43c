using System.Runtime.ExceptionServices;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Foundation.Files;
using LrFind.Models.Catalog;

namespace LrFind.Models;

/// <summary>
/// A model that was read once, and is not yet sized to data: one of the catalogue, or one that a file describes. What becomes of the file
/// afterwards changes nothing.
/// </summary>
public abstract class LoadedModel
{
    private (TensorShape Input, ExceptionDispatchInfo Error)? _refused;
    private bool _refusesAll;

    private protected LoadedModel(string name) => Name = name;

    /// <summary>The model as the user named it: a name of the catalogue, or a file.</summary>
    public string Name { get; }

    /// <summary>
    /// What tells one state of the file from another, <c>sha256:</c> and lower-case hexadecimal digits; <see langword="null"/> where there
    /// is no file.
    /// </summary>
    public virtual string? Digest => null;

    /// <summary>The model for a data set.</summary>
    /// <exception cref="SettingException">The model is not for such data.</exception>
    /// <exception cref="InputException">The file describes a model for other data, or none.</exception>
    public SizedModel SizeTo(Dataset dataset) => SizeTo(DataShape.From(dataset));

    /// <summary>
    /// Whether the model can take rows of so many features: one of the catalogue takes any, one in a file may be written for one table.
    /// </summary>
    /// <param name="features">The features of a row.</param>
    public bool TakesRows(int features)
    {
        if (_refusesAll)
            return false;
        var input = new TensorShape(features);
        try
        {
            Try(input);
            return true;
        }
        catch (Exception e) when (e is InputException or SettingException)
        {
            // What is said of two widths alike is about something else, which takes as long to find out each time.
            _refusesAll = _refused?.Error.SourceException.Message == e.Message;
            _refused ??= (input, ExceptionDispatchInfo.Capture(e));
            return false;
        }
    }

    /// <summary>The model for data of a shape.</summary>
    /// <exception cref="SettingException">The model is not for such data.</exception>
    /// <exception cref="InputException">The file describes a model for other data, or none.</exception>
    internal SizedModel SizeTo(DataShape data)
    {
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            if (_refused is { } refused && refused.Input.Equals(data.Input))
                refused.Error.Throw();
            return Size(data);
        }
        catch (InputException e) when (ColumnCount.Explain(e.Message, data) is { } explanation)
        {
            throw InputException.FromLine($"{e.Message}; {explanation}");
        }
    }

    /// <summary>The model for data of a shape.</summary>
    /// <inheritdoc cref="SizeTo(DataShape)"/>
    private protected abstract SizedModel Size(DataShape data);

    /// <summary>Finds out whether the model takes rows of a shape, whatever it has to give.</summary>
    /// <inheritdoc cref="SizeTo(DataShape)"/>
    private protected virtual void Try(TensorShape input)
    {
    }

    /// <summary>A model of the catalogue; see <see cref="ModelCatalog"/>.</summary>
    /// <exception cref="SettingException">There is no such model, or an option is not one of its own.</exception>
    public static implicit operator LoadedModel(string name) => ModelCatalog.Load(name);
}

/// <summary>A model that is described by a file.</summary>
internal abstract class FileModel : LoadedModel
{
    private readonly FileDigest _digest;
    private readonly bool _fitsData;
    private ModelSpec? _built;

    /// <summary>Keeps what is common to models in files.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
    private protected FileModel(string file, byte[] bytes, bool fitsData) : base(file) =>
        (_digest, _fitsData) = (new FileDigest(bytes), fitsData);

    /// <inheritdoc/>
    public sealed override string Digest => _digest.Text;

    /// <inheritdoc/>
    private protected sealed override SizedModel Size(DataShape data) =>
        ModelFit.ToOutputs(BuiltFor(data.Input), data, _fitsData, Name);

    /// <inheritdoc/>
    private protected sealed override void Try(TensorShape input) => BuiltFor(input);

    // Whoever has asked whether the model takes the rows has it made already.
    private ModelSpec BuiltFor(TensorShape input) =>
        _built is { } built && built.InputShape.Equals(input) ? built : _built = Build(input, _fitsData);

    /// <summary>The model that the file describes.</summary>
    /// <param name="input">The shape of a row of the data.</param>
    /// <param name="fitsInput">Whether the first layer is resized to it.</param>
    /// <exception cref="InputException">The file describes a model for other rows, or none.</exception>
    protected abstract ModelSpec Build(TensorShape input, bool fitsInput);

    /// <summary>All bytes of a file.</summary>
    /// <param name="limit">The most bytes of a model.</param>
    /// <exception cref="InputException">It cannot be read, or is larger.</exception>
    internal static byte[] Read(string file, int limit)
    {
        try
        {
            return WholeFile.Read(file, limit, "a model");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, $"no such file{NearestFile.Hint(file)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, $"the file cannot be read: {e.Message}");
        }
    }
}

/// <summary>A module that users wrote themselves, in a file that is code: only an engine that runs it can say what it is.</summary>
/// <param name="name">The model as the user named it.</param>
/// <param name="source">Where the code is.</param>
/// <param name="describe">Makes the module once and tries it on rows of the data.</param>
internal sealed class ModuleFile(string name, ModuleSource source, Func<ModuleSource, TensorShape, ModuleFacts> describe)
    : LoadedModel(name)
{
    private ModuleSpec? _described;

    /// <inheritdoc/>
    public override string Digest => source.Digest;

    /// <inheritdoc/>
    private protected override SizedModel Size(DataShape data) => DescribedFor(data.Input);

    /// <inheritdoc/>
    private protected override void Try(TensorShape input) => DescribedFor(input);

    // To make and try it takes a while.
    private ModuleSpec DescribedFor(TensorShape input)
    {
        if (_described is { } described && described.InputShape.Equals(input))
            return described;
        ModuleFacts facts = describe(source, input);
        return _described = new ModuleSpec(Name, facts.Built ?? source, input, facts);
    }
}
