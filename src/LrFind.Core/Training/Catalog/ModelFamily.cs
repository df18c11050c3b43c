using LrFind.Data;

namespace LrFind.Training.Catalog;

/// <summary>A kind of model that can be asked for by name and is sized to the data. A closed set of classes.</summary>
public abstract class ModelFamily
{
    private protected ModelFamily()
    {
    }

    /// <summary>The name, as in mlp.</summary>
    public abstract string Name { get; }

    /// <summary>What may stand behind the name and a colon, in any order; empty where nothing may.</summary>
    public abstract string Options { get; }

    /// <summary>What it is, in a phrase.</summary>
    public abstract string Summary { get; }

    /// <summary>What may stand behind the name.</summary>
    internal abstract ModelOptions Takes { get; }

    /// <summary>Builds a model.</summary>
    /// <exception cref="SettingException">The data are not of the kind it is for.</exception>
    internal abstract ModelSpec Create(ModelArguments arguments, DataShape data);

    /// <summary>Widths of 64 and 64 where none are given.</summary>
    private protected static IReadOnlyList<int> WidthsOf(ModelArguments arguments) => arguments.Widths.Count > 0 ? arguments.Widths : [64, 64];
}
