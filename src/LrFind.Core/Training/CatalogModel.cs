namespace LrFind.Training;

/// <summary>A model of the catalogue.</summary>
/// <param name="name">Its name, with options after a colon; see <see cref="ModelCatalog"/>.</param>
public sealed class CatalogModel(string name) : ModelDefinition
{
    /// <inheritdoc/>
    public override void Check() => ModelCatalog.Check(name);

    /// <inheritdoc/>
    public override ModelSpec Create(DataShape data) => ModelCatalog.Create(name, data);
}
