using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Interpretation;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Layers;

/// <summary>The arguments of a layer, found by their parameters.</summary>
internal sealed class SourceArguments : ILayerValues
{
    private readonly Reader _reader;
    private readonly string _layer;
    private readonly string[] _parameters;
    private readonly Argument?[] _values;

    /// <summary>Gives each argument to its parameter.</summary>
    /// <param name="reader">What reads the file.</param>
    /// <param name="layer">The layer's name, for messages.</param>
    /// <param name="parameters">The parameters; see <see cref="LayerKind"/>.</param>
    public SourceArguments(Reader reader, SyntaxNode call, string layer, string[] parameters, List<Argument> arguments)
    {
        (_reader, Call, _layer, _parameters, _values) = (reader, call, layer, Ordered(parameters, arguments),
            new Argument?[parameters.Length]);
        for (int i = 0; i < arguments.Count; i++)
        {
            int place = arguments[i].Name is { } name ? PlaceOf(name) : i;
            // Where the tensors of a layer live does not matter.
            if (place < 0 && Plain(arguments[i].Name!) is "device" or "dtype")
                continue;
            if (place < 0)
                throw reader.Error(arguments[i].Syntax, $"{layer} has no parameter called '{arguments[i].Name}'; it has {Listed()}{Nearest.Hint(arguments[i].Name!, _parameters.Select(First))}");
            if (place >= parameters.Length)
            {
                if (arguments[i].Value is SymbolValue or NullValue)
                    continue;
                throw reader.Error(arguments[i].Syntax,
                    FormattableString.Invariant($"{layer} takes at most {parameters.Length} arguments: {Listed()}"));
            }

            if (_values[place] is not null)
                throw reader.Error(arguments[i].Syntax, $"the parameter '{First(_parameters[place])}' of {layer} is given twice");
            _values[place] = arguments[i];
        }
    }

    /// <summary>Where the layer is made.</summary>
    public SyntaxNode Call { get; }

    /// <summary>Whether the layer has a parameter.</summary>
    public bool Has(string name) => PlaceOf(name) >= 0;

    /// <summary>
    /// Whether a parameter is given a value. The name of a padding is none: it says what the window makes of it. Nor is a name where a flag
    /// would be: releases that have no such flag have the device there.
    /// </summary>
    public bool IsGiven(string name) =>
        Find(name) is { } argument && (name is not ("padding" or "bias") || argument.Value is not SymbolValue);

    /// <summary>The value of a parameter as it is.</summary>
    public Value? ValueOf(string name) => Find(name)?.Value;

    /// <inheritdoc/>
    public bool IsNull(string name) => false;

    /// <inheritdoc/>
    public int Integer(string name, int least) => Single(name);

    public int Integer(string name, int least, int byDefault) => Find(name) is null ? byDefault : Integer(name, least);

    /// <inheritdoc/>
    public TensorShape Shape(string name)
    {
        Argument argument = Given(name);
        return new TensorShape(_reader.Integers(argument.Value, argument.Syntax, Of(name)));
    }

    /// <inheritdoc/>
    public SpatialPair Pair(string name)
    {
        Argument argument = Given(name);
        return _reader.Pair(argument.Value, argument.Syntax, Of(name));
    }

    /// <inheritdoc/>
    public double Number(string name)
    {
        // There may be one for each dimension; lrfind has one for all.
        Argument argument = Given(name);
        double[] numbers =
            [.. (Conversions.Items(argument.Value) ?? [argument.Value]).Select(v => _reader.Real(v, argument.Syntax, Of(name))).Distinct()];
        return numbers is [var only] ? only : throw _reader.Error(argument.Syntax, $"{Of(name)} has several numbers; expected equal ones");
    }

    /// <inheritdoc/>
    public int[] Integers(string name)
    {
        Argument argument = Given(name);
        return _reader.Integers(argument.Value, argument.Syntax, Of(name));
    }

    /// <inheritdoc/>
    public bool Boolean(string name)
    {
        Argument argument = Given(name);
        return _reader.Truth(argument.Value, argument.Syntax, Of(name));
    }

    public bool Boolean(string name, bool byDefault) => Find(name) is null ? byDefault : Boolean(name);

    /// <inheritdoc/>
    /// <remarks>GELU(inplace), GELU(approximate) and GELU(approximate, inplace) are overloads: a flag there is no word.</remarks>
    public string Word(string name, string[] words) => ValueOf(name) switch
    {
        BooleanValue => words[0],
        SymbolValue { Name: var symbol } when Array.Find(words, w => LastOf(symbol).Equals(w, StringComparison.OrdinalIgnoreCase))
            is { } word => word,
        _ => throw Refused(name, $"is not supported; lrfind has {(words.Length > 1 ? string.Join(", ", words[..^1]) + " and " : "")}{words[^1]}"),
    };

    // Sizes of one-dimensional layers may be in a list by themselves.
    private int Single(string name)
    {
        Argument argument = Given(name);
        return _reader.Integers(argument.Value, argument.Syntax, Of(name)) is [var only]
            ? only
            : throw _reader.Error(argument.Syntax, $"{Of(name)} has several numbers; expected one");
    }

    /// <summary>Refuses all values of a parameter but the one that the engine has.</summary>
    public void Require(string name, double only)
    {
        if (Find(name) is { } argument && !_reader.Integers(argument.Value, argument.Syntax, Of(name)).All(n => n == only))
            throw Unsupported(argument, name, FormattableString.Invariant($"{only}"));
    }

    /// <inheritdoc cref="Require(string, double)"/>
    public void Require(string name, bool only)
    {
        if (Find(name) is { } argument && _reader.Truth(argument.Value, argument.Syntax, Of(name)) != only)
            throw Unsupported(argument, name, only ? "true" : "false");
    }

    /// <summary>Refuses all values of a parameter but null.</summary>
    public void RequireNone(string name)
    {
        if (Find(name) is { } argument)
            throw Unsupported(argument, name, "null");
    }

    /// <summary>Refuses a value.</summary>
    public InputException Refused(string name, string problem) => _reader.Error(Find(name)?.Syntax ?? Call, $"{Of(name)} {problem}");

    /// <summary>Does something that may find a setting out of range.</summary>
    public T Checked<T>(Func<T> work) => _reader.Checked(Call, work);

    // Conv2d(1, 8, 3, Padding.Same) is an overload with the padding before the stride.
    private static string[] Ordered(string[] parameters, List<Argument> arguments)
    {
        int stride = Array.IndexOf(parameters, "stride|strides");
        int padding = Array.IndexOf(parameters, "padding");
        if (stride < 0 || padding != stride + 1 || arguments.Count <= stride
            || arguments[stride] is not { Name: null, Value: SymbolValue { Name: var name } })
            return parameters;
        if (!name.Contains("Padding.", StringComparison.Ordinal))
            return parameters;
        string[] swapped = [.. parameters];
        (swapped[stride], swapped[padding]) = (swapped[padding], swapped[stride]);
        return swapped;
    }

    // A null leaves a parameter as if it were not given.
    private Argument? Find(string name) =>
        PlaceOf(name) is >= 0 and var place && _values[place] is { Value: not NullValue } argument ? argument : null;

    private int PlaceOf(string name)
    {
        string plain = Plain(name);
        return Array.FindIndex(_parameters, p => p.Split('|').Any(alias => Plain(alias) == plain));
    }

    private string Of(string name) => $"'{First(_parameters[PlaceOf(name)])}' of {_layer}";

    private string Listed() => string.Join(", ", _parameters.Select(First));

    private Argument Given(string name) => Find(name) ?? throw _reader.Error(Call, $"{Of(name)} is missing");

    private InputException Unsupported(Argument argument, string name, string only) =>
        _reader.Error(argument.Syntax, $"{Of(name)} is {argument.Value.Words}, which is not supported; lrfind has it with {only}");

    private static string LastOf(string symbol) => symbol[(symbol.LastIndexOf('.') + 1)..];

    private static string First(string parameter) => parameter.Split('|')[0];

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
