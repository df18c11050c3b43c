using System.Globalization;

namespace LrFind.Models.Layers;

/// <summary>
/// All there is to know of a kind of layer: its name, its parameters, and how it is made from them. JSON, what PyTorch would print, the
/// resizing to data and the readers of source all follow it.
/// </summary>
internal abstract class LayerDescriptor(string kind)
{
    private readonly List<LayerParameter> _parameters = [];

    /// <summary>The layer's name in <c>torch.nn</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The parameters in the order in which they are written.</summary>
    public IReadOnlyList<LayerParameter> Parameters => _parameters;

    /// <summary>What models of the catalogue call it as an activation, as in leaky-relu; <see langword="null"/> where it is none.</summary>
    public string? Activation { get; protected set; }

    /// <summary>Whether layers of the kind may have weights, or keep statistics, that others can share.</summary>
    public bool HasWeights { get; protected set; }

    /// <summary>Whether layers of the kind behave otherwise in training.</summary>
    public bool HasMode { get; protected set; }

    /// <summary>Whether layers of the kind take anything.</summary>
    public bool HasInputs { get; protected set; } = true;

    // Parameters of PyTorch's that have one value here, as it prints them, and where among the others.
    private protected (string Text, int Place) Fixed { get; set; } = ("", 0);

    /// <summary>Begins the description of a kind.</summary>
    public static LayerDescriptor<T> Of<T>(string kind, Func<LayerArguments, T> create)
        where T : LayerSpec => new(kind, create);

    /// <summary>The layer with certain arguments.</summary>
    /// <exception cref="Foundation.SettingException">One is out of its range.</exception>
    public LayerSpec Create(ILayerValues values) => Create(new LayerArguments(this, values));

    /// <summary>The layer with PyTorch's defaults; all parameters must have one.</summary>
    public LayerSpec CreateDefault() => Create(NoValues.Instance);

    /// <summary>A parameter by its name.</summary>
    public LayerParameter this[string name] =>
        _parameters.Find(p => p.Name == name) ?? throw new ArgumentException($"{Kind} has no parameter {name}");

    /// <summary>The layer as PyTorch prints it.</summary>
    public string Print(LayerSpec layer)
    {
        List<string> parts = [.. _parameters.Select(p => p.Print(layer)).OfType<string>()];
        if (Fixed.Text.Length > 0)
            parts.Insert(Math.Min(Fixed.Place, parts.Count), Fixed.Text);
        return $"{Kind}({string.Join(", ", parts)})";
    }

    /// <summary>The layer for rows of another size; where it does not depend on that, itself.</summary>
    /// <param name="layer">A layer of this kind.</param>
    /// <param name="input">The shape of the rows it is to take.</param>
    public LayerSpec Resize(LayerSpec layer, TensorShape input)
    {
        foreach (LayerParameter parameter in _parameters)
        {
            if (parameter.ForInput(layer, input) is { } value)
                return Create(new OtherValues(this, layer, parameter.Name, value));
        }

        return layer;
    }

    private protected abstract LayerSpec Create(LayerArguments arguments);

    private protected void Add(LayerParameter parameter) => _parameters.Add(parameter);

    private protected void MakeLastOptional() => _parameters[^1] = _parameters[^1] with { IsOptional = true };

    // A layer's own values, but for one.
    private sealed class OtherValues(LayerDescriptor descriptor, LayerSpec layer, string other, object value) : ILayerValues
    {
        public bool IsGiven(string name) => true;

        public bool IsNull(string name) => Value(name) is null;

        public int Integer(string name, int least) => (int)Value(name)!;

        public SpatialPair Pair(string name) => (SpatialPair)Value(name)!;

        public double Number(string name) => (double)Value(name)!;

        public bool Boolean(string name) => (bool)Value(name)!;

        public TensorShape Shape(string name) => (TensorShape)Value(name)!;

        public string Word(string name, string[] words) => (string)Value(name)!;

        public int[] Integers(string name) => (int[])Value(name)!;

        private object? Value(string name) => name == other ? value : descriptor[name].Value(layer);
    }
}

/// <summary>The description of a kind, put together parameter by parameter.</summary>
/// <param name="kind">The layer's name in <c>torch.nn</c>.</param>
/// <param name="create">The layer from its arguments.</param>
internal sealed class LayerDescriptor<T>(string kind, Func<LayerArguments, T> create) : LayerDescriptor(kind)
    where T : LayerSpec
{
    /// <summary>Says that models of the catalogue have it as an activation.</summary>
    public LayerDescriptor<T> AsActivation(string name)
    {
        Activation = name;
        return this;
    }

    /// <summary>Says that layers of the kind may have weights, or keep statistics.</summary>
    public LayerDescriptor<T> WithWeights()
    {
        HasWeights = true;
        return this;
    }

    /// <summary>Says that layers of the kind behave otherwise in training.</summary>
    public LayerDescriptor<T> WithMode()
    {
        HasMode = true;
        return this;
    }

    /// <summary>Says that layers of the kind take nothing.</summary>
    public LayerDescriptor<T> WithoutInputs()
    {
        HasInputs = false;
        return this;
    }

    /// <summary>Says what PyTorch prints besides the parameters.</summary>
    public LayerDescriptor<T> With(string parameters)
    {
        Fixed = (parameters, Parameters.Count);
        return this;
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="name">PyTorch's name.</param>
    /// <param name="value">Its value in a layer.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="byDefault">PyTorch's default; <see langword="null"/> where it has to be given.</param>
    /// <param name="printing">When PyTorch prints it, and how.</param>
    /// <param name="forInput">What it has to be for rows of a shape; by default it does not depend on them.</param>
    public LayerDescriptor<T> Integer(
        string name, Func<T, int> value, int least = 1, int? byDefault = null, Printing? printing = null,
        Func<T, TensorShape, int>? forInput = null) =>
        Append(name, l => value(l), byDefault, printing, forInput is null ? null : (l, s) => forInput(l, s), least);

    /// <summary>Adds a number for each dimension: one number where there is one, a pair where there are two.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> Sizes(
        string name, int dimensions, Func<T, SpatialPair> value, int least = 1, int? byDefault = null, Printing? printing = null) =>
        dimensions == 1
            ? Integer(name, l => value(l).Width, least, byDefault, printing)
            : Append(name, l => value(l), byDefault is { } both ? (SpatialPair)both : null, printing);

    /// <summary>Adds a whole number that may be PyTorch's None, which is the default.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> OptionalInteger(string name, Func<T, int?> value, int least = 1, Printing? printing = null) =>
        Append(name, l => value(l), null, printing, least: least, isOptional: true);

    /// <summary>Adds a number for each of two dimensions that may be PyTorch's None, which is the default.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> OptionalSizes(string name, Func<T, SpatialPair?> value, Printing? printing = null) =>
        Append(name, l => value(l), null, printing, isOptional: true);

    /// <summary>Adds a list of whole numbers.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> Integers(string name, Func<T, int[]> value, Printing? printing = null) => Append(name, value, null, printing);

    /// <summary>Says that the last parameter may be left out, although it has no default of its own.</summary>
    public LayerDescriptor<T> OrLeftOut()
    {
        MakeLastOptional();
        return this;
    }

    /// <summary>Adds a number.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> Number(string name, Func<T, double?> value, double? byDefault, Printing? printing = null) =>
        Append(name, l => value(l), byDefault, printing ?? Printing.Keyword);

    /// <summary>Adds a flag.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> Boolean(string name, Func<T, bool> value, bool byDefault, Printing? printing = null) =>
        Append(name, l => value(l), byDefault, printing ?? Printing.Keyword);

    /// <summary>Adds a list of sizes.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> Shape(string name, Func<T, TensorShape> value, Printing? printing = null,
        Func<T, TensorShape, TensorShape?>? forInput = null) =>
        Append(name, value, null, printing, forInput);

    /// <summary>Adds one of several words.</summary>
    /// <inheritdoc cref="Integer"/>
    public LayerDescriptor<T> Word(string name, Func<T, string> value, string byDefault, Printing? printing = null) =>
        Append(name, value, byDefault, printing ?? Printing.Keyword);

    /// <inheritdoc/>
    private protected override LayerSpec Create(LayerArguments arguments) => create(arguments);

    private LayerDescriptor<T> Append(
        string name, Func<T, object?> value, object? byDefault, Printing? printing, Func<T, TensorShape, object?>? forInput = null,
            int least = 0, bool isOptional = false)
    {
        Add(new LayerParameter(name, l => value((T)l), byDefault, printing ?? Printing.Positional, (l, s) => forInput?.Invoke((T)l, s),
            least, isOptional));
        return this;
    }
}

/// <summary>A parameter of a kind of layer.</summary>
/// <param name="Name">PyTorch's name.</param>
/// <param name="Value">
/// Its value in a layer: a number, a pair, numbers, a flag, a shape, a word, or <see langword="null"/> for PyTorch's None.
/// </param>
/// <param name="Default">PyTorch's default; <see langword="null"/> where it has to be given, or where it depends on others.</param>
/// <param name="Printing">When PyTorch prints it, and how.</param>
/// <param name="ForInput">What it has to be for rows of a shape; <see langword="null"/> where it does not depend on them.</param>
/// <param name="Least">The least a whole number may be.</param>
/// <param name="IsOptional">Whether it may be left out although it has no default.</param>
internal sealed record LayerParameter(
    string Name, Func<LayerSpec, object?> Value, object? Default, Printing Printing, Func<LayerSpec, TensorShape, object?> ForInput,
        int Least, bool IsOptional)
{
    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired => Default is null && !IsOptional;

    /// <summary>The parameter as PyTorch prints it for a layer; <see langword="null"/> where it prints none.</summary>
    public string? Print(LayerSpec layer)
    {
        object? value = Value(layer);
        if (ReferenceEquals(Printing, Printing.Never) || (Printing.OmitsDefault && Equals(value, Default)))
            return null;
        string text = Printing.Text?.Invoke(value!) ?? Python(value);
        return Printing.HasName ? $"{Name}={text}" : text;
    }

    private static string Python(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        string word => $"'{word}'",
        TensorShape { Rank: 1 } shape => FormattableString.Invariant($"({shape[0]},)"),
        double number => number.ToString(CultureInfo.InvariantCulture).Replace('E', 'e'),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}

/// <summary>When PyTorch prints a parameter of a layer, and how.</summary>
/// <param name="HasName">Whether with its name, as in stride=2.</param>
/// <param name="OmitsDefault">Whether it is left out where it has its default.</param>
/// <param name="Text">The value as PyTorch prints it, where that is not the usual way.</param>
internal sealed record Printing(bool HasName, bool OmitsDefault = false, Func<object, string>? Text = null)
{
    /// <summary>The value alone.</summary>
    public static Printing Positional { get; } = new(HasName: false);

    /// <summary>The name and the value.</summary>
    public static Printing Keyword { get; } = new(HasName: true);

    /// <summary>The name and the value, with a point also where it is whole.</summary>
    public static Printing Pointed { get; } = new(HasName: true, Text: v => FormattableString.Invariant($"{v:0.0###############}"));

    /// <summary>The same, unless it has its default.</summary>
    public static Printing UnlessDefault { get; } = new(HasName: true, OmitsDefault: true);

    /// <summary>The name and the value as it stands, a word without quotes.</summary>
    public static Printing Bare { get; } = new(HasName: true, Text: v => $"{v}");

    /// <summary>The same, unless it has its default.</summary>
    public static Printing BareUnlessDefault { get; } = Bare with { OmitsDefault = true };

    /// <summary>Sizes as a tuple, be it of one, as in stride=(2,).</summary>
    public static Printing Tuple { get; } = new(HasName: true, Text: v => v is SpatialPair ? $"{v}" : FormattableString.Invariant($"({v},)"));

    /// <summary>Sizes as one number, unless they differ.</summary>
    public static Printing OneOrPair { get; } =
        new(HasName: true, Text: v => v is SpatialPair pair ? pair.ToShortString() : FormattableString.Invariant($"{v}"));

    /// <summary>Not at all.</summary>
    public static Printing Never { get; } = new(HasName: false);
}
