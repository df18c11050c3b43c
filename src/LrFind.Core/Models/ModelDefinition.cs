using LrFind.Foundation;
using LrFind.Models.Catalog;

namespace LrFind.Models;

/// <summary>A model that is not yet sized to the data: a name of the catalogue, or a file that describes it.</summary>
public abstract class ModelDefinition
{
    /// <summary>Checks what can be checked before there are data.</summary>
    /// <exception cref="SettingException">The catalogue has no such model.</exception>
    /// <exception cref="InputException">The file cannot be read as a model.</exception>
    public abstract void Check();

    /// <summary>The model for certain data.</summary>
    /// <exception cref="SettingException">The model is not for such data.</exception>
    /// <exception cref="InputException">The file describes a model for other data, or none.</exception>
    public abstract ModelSpec Create(DataShape data);

    /// <summary>A model of the catalogue; see <see cref="ModelCatalog"/>.</summary>
    public static implicit operator ModelDefinition(string name) => new CatalogModel(name);
}
