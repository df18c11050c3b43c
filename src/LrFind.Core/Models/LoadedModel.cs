using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models.Catalog;

namespace LrFind.Models;

/// <summary>
/// A model that was read once, and is not yet sized to data: one of the catalogue, or one that a file describes. What becomes of the file
/// afterwards changes nothing.
/// </summary>
public abstract class LoadedModel
{
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

    /// <summary>The model for data of a shape.</summary>
    /// <exception cref="SettingException">The model is not for such data.</exception>
    /// <exception cref="InputException">The file describes a model for other data, or none.</exception>
    internal abstract SizedModel SizeTo(DataShape data);

    /// <summary>A model of the catalogue; see <see cref="ModelCatalog"/>.</summary>
    /// <exception cref="SettingException">There is no such model, or an option is not one of its own.</exception>
    public static implicit operator LoadedModel(string name) => ModelCatalog.Load(name);
}

/// <summary>A model that is described by a file.</summary>
internal abstract class FileModel : LoadedModel
{
    private readonly FileDigest _digest;
    private readonly bool _fitsData;

    /// <summary>Keeps what is common to models in files.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
    private protected FileModel(string file, byte[] bytes, bool fitsData) : base(file) =>
        (_digest, _fitsData) = (new FileDigest(bytes), fitsData);

    /// <inheritdoc/>
    public sealed override string Digest => _digest.Text;

    /// <inheritdoc/>
    internal sealed override ModelSpec SizeTo(DataShape data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ModelSpec model = Build(data.Input, _fitsData);
        return ModelFit.ToOutputs(model, data.Outputs, _fitsData, Name);
    }

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
            throw new InputException(file, "no such file");
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
    /// <inheritdoc/>
    public override string Digest => source.Digest;

    /// <inheritdoc/>
    internal override SizedModel SizeTo(DataShape data)
    {
        ModuleFacts facts = describe(source, data.Input);
        return new ModuleSpec(Name, facts.Built ?? source, data.Input, facts);
    }
}
