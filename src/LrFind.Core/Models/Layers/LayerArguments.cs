namespace LrFind.Models.Layers;

/// <summary>Values for the parameters of a layer, from wherever they come.</summary>
internal interface ILayerValues
{
    /// <summary>Whether there is a value.</summary>
    bool IsGiven(string name);

    /// <summary>Whether it is PyTorch's None.</summary>
    bool IsNull(string name);

    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    int Integer(string name, int least);

    /// <summary>A number for each dimension.</summary>
    SpatialPair Pair(string name);

    /// <summary>A number.</summary>
    double Number(string name);

    /// <summary>A flag.</summary>
    bool Boolean(string name);

    /// <summary>Sizes.</summary>
    TensorShape Shape(string name);

    /// <summary>One of several words.</summary>
    string Word(string name, string[] words);

    /// <summary>One whole number or more.</summary>
    int[] Integers(string name);
}

/// <summary>Nothing given.</summary>
internal sealed class NoValues : ILayerValues
{
    public static readonly NoValues Instance = new();

    public bool IsGiven(string name) => false;

    public bool IsNull(string name) => false;

    public int Integer(string name, int least) => throw Missing(name);

    public SpatialPair Pair(string name) => throw Missing(name);

    public double Number(string name) => throw Missing(name);

    public bool Boolean(string name) => throw Missing(name);

    public TensorShape Shape(string name) => throw Missing(name);

    public string Word(string name, string[] words) => throw Missing(name);

    public int[] Integers(string name) => throw Missing(name);

    private static InvalidOperationException Missing(string name) => new($"{name} has no default");
}

/// <summary>What a layer is made from: the values that are given, and the defaults of the others.</summary>
/// <param name="descriptor">The kind.</param>
/// <param name="values">The values that are given.</param>
internal sealed class LayerArguments(LayerDescriptor descriptor, ILayerValues values)
{
    /// <summary>A whole number.</summary>
    public int Integer(string name) => IsLeftOut(name) ? (int)Default(name) : values.Integer(name, descriptor[name].Least);

    /// <summary>A whole number, or None, also where it is left out.</summary>
    public int? IntegerOrNone(string name) => values.IsGiven(name) && !values.IsNull(name) ? Integer(name) : null;

    /// <summary>A number for each dimension; of one dimension, it stands for both.</summary>
    public SpatialPair Sizes(string name, int dimensions) =>
        dimensions == 1 ? Integer(name) : IsLeftOut(name) ? (SpatialPair)Default(name) : values.Pair(name);

    /// <summary>The same, their default being others.</summary>
    public SpatialPair Sizes(string name, int dimensions, string like) => Sizes(values.IsGiven(name) ? name : like, dimensions);

    /// <summary>A number.</summary>
    public double Number(string name) => IsLeftOut(name) ? (double)Default(name) : values.Number(name);

    /// <summary>A number for each of two dimensions, or None, also where it is left out.</summary>
    public SpatialPair? SizesOrNone(string name) => values.IsGiven(name) && !values.IsNull(name) ? values.Pair(name) : null;

    /// <summary>A number, or None.</summary>
    public double? NumberOrNone(string name) =>
        values.IsGiven(name) ? values.IsNull(name) ? null : values.Number(name) : (double?)descriptor[name].Default;

    /// <summary>A flag.</summary>
    public bool Boolean(string name) => IsLeftOut(name) ? (bool)Default(name) : values.Boolean(name);

    /// <summary>Sizes.</summary>
    public TensorShape Shape(string name) => values.Shape(name);

    /// <summary>One whole number or more.</summary>
    public int[] Integers(string name) => values.Integers(name);

    /// <summary>One of several words.</summary>
    public string Word(string name, params string[] words) => IsLeftOut(name) ? (string)Default(name) : values.Word(name, words);

    // What has no default is asked for, so that the source of the values says that it is missing.
    private bool IsLeftOut(string name) => descriptor[name].Default is not null && !values.IsGiven(name);

    private object Default(string name) => descriptor[name].Default!;
}
