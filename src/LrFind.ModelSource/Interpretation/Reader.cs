using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Source;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;

namespace LrFind.ModelSource.Interpretation;

/// <summary>The reading of code into one model: what its parts share, and the limits on all they do.</summary>
internal sealed class Reader
{
    private int _steps;
    private int _calls;
    private long _elements;

    /// <summary>Starts reading.</summary>
    /// <param name="code">What is read.</param>
    /// <param name="types">Its classes.</param>
    /// <param name="arguments">Values for parameters of the model that is asked for.</param>
    public Reader(SourceCode code, TypeTable types, IReadOnlyDictionary<string, string> arguments, ModelBuilder model)
    {
        (Code, Types, Model) = (code, types, model);
        Enums = new EnumTable(code);
        Names = new NameResolver(this);
        Evaluator = new Evaluator(this);
        Executor = new Executor(this);
        Invoker = new Invoker(this);
        Objects = new ObjectMaker(this);
        ModelArguments = new ModelArguments(this, arguments);
        Modules = new ModuleRunner(this);
        Tensors = new TensorMethods(this);
        Lists = new ListMethods(this);
        Dictionaries = new Dictionaries(this);
        Slices = new Slices(this);
        Reshaping = new Reshaping(this);
        Arithmetic = new TensorArithmetic(this);
        Constants = new Constants(this);
        Registration = new Registration(this);
    }

    public SourceCode Code { get; }

    /// <summary>Values for parameters of the model that is asked for.</summary>
    public ModelArguments ModelArguments { get; }

    /// <summary>Where layers go.</summary>
    public ModelBuilder Model { get; }

    /// <summary>The classes of the source.</summary>
    public TypeTable Types { get; }

    /// <summary>The enums of the source.</summary>
    public EnumTable Enums { get; }

    /// <summary>What names stand for.</summary>
    public NameResolver Names { get; }

    public Evaluator Evaluator { get; }

    public Executor Executor { get; }

    /// <summary>New objects.</summary>
    public ObjectMaker Objects { get; }

    /// <summary>Methods and properties of the source.</summary>
    public Invoker Invoker { get; }

    /// <summary>What modules do to tensors.</summary>
    public ModuleRunner Modules { get; }

    public TensorMethods Tensors { get; }

    /// <summary>Operators of tensors.</summary>
    public TensorArithmetic Arithmetic { get; }

    /// <summary>Changes of the shape of tensors.</summary>
    public Reshaping Reshaping { get; }

    /// <summary>Parts of tensors.</summary>
    public Slices Slices { get; }

    /// <summary>What dictionaries do.</summary>
    public Dictionaries Dictionaries { get; }

    /// <summary>Tensors that do not depend on the rows.</summary>
    public Constants Constants { get; }

    /// <summary>Methods of lists.</summary>
    public ListMethods Lists { get; }

    /// <summary>Which layers TorchSharp would train.</summary>
    public Registration Registration { get; }

    /// <summary>How many scopes without gradients the code is in.</summary>
    public int NoGradients { get; set; }

    /// <summary>What stands in front of the names of operations in the code that runs, as in 'block1.'.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>The error for a place.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "All that is read is asked of the reader.")]
    public InputException Error(SyntaxNode node, string problem) => SourceCode.Error(node, problem);

    /// <summary>A class that is C# in all its parts.</summary>
    /// <exception cref="InputException">It is not.</exception>
    public ModuleClass Sound(ModuleClass type)
    {
        foreach (SyntaxNode part in type.Parts)
            Code.RequireCSharp(part);
        return type;
    }

    /// <summary>Counts a step of the work.</summary>
    /// <exception cref="InputException">There are too many, or the code is nested too deeply.</exception>
    public void Step(SyntaxNode node)
    {
        if (++_steps > Limits.Steps)
            throw Error(node, FormattableString.Invariant($"the model takes more than {Limits.Steps} steps to read; look for a loop that is too long"));
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error(node, "the code is nested too deeply");
    }

    /// <summary>Counts the elements of a list that is made in one go.</summary>
    /// <exception cref="InputException">All such lists together have too many.</exception>
    public void CountElements(int count, SyntaxNode node)
    {
        _elements += count;
        if (_elements > Limits.AllElements)
            throw Error(node, FormattableString.Invariant($"the lists of the model have more than {Limits.AllElements} elements together"));
    }

    /// <summary>A list whose elements were counted.</summary>
    /// <inheritdoc cref="CountElements"/>
    public ListValue Counted(ListValue list, SyntaxNode node)
    {
        CountElements(list.Items.Count, node);
        return list;
    }

    /// <summary>Runs a call within others.</summary>
    /// <exception cref="InputException">There are too many within each other.</exception>
    public T Call<T>(SyntaxNode node, Func<T> call)
    {
        if (++_calls > Limits.Calls)
            throw Error(node, FormattableString.Invariant($"more than {Limits.Calls} calls within each other; lrfind reads no recursion"));
        T result = call();
        _calls--;
        return result;
    }

    /// <summary>Adds a layer to the model.</summary>
    /// <exception cref="InputException">The layer cannot take what it is given.</exception>
    public TensorValue Add(SyntaxNode node, string name, LayerSpec layer, params TensorValue[] inputs) =>
        Add(node, new ModelNode(name, layer, Array.ConvertAll(inputs, i => i.Node)), inputs);

    /// <inheritdoc cref="Add(SyntaxNode, string, LayerSpec, TensorValue[])"/>
    public TensorValue Add(SyntaxNode node, ModelNode layer, params TensorValue[] inputs)
    {
        if (NoGradients > 0 && Registration.IsRunning && (layer.Layer.ParameterCount > 0 || !layer.Inputs.All(Model.IsRaw)))
            throw Error(node, "within no_grad() nothing in front of this would be trained, which is not supported");
        return new TensorValue(Checked(node, () => Model.Add(layer), Offer(layer.Layer, layer.Inputs)))
        {
            HasBatch = Array.Exists(inputs, i => i.HasBatch),
            Rows = Array.Find(inputs, i => i.Rows is not null)?.Rows,
        };
    }

    /// <summary>Adds what is no layer of the source: a join, or a change of shape.</summary>
    /// <exception cref="InputException">It cannot take what it is given.</exception>
    public TensorValue AddOperation(SyntaxNode node, string name, LayerSpec layer, params TensorValue[] inputs) =>
        Add(node, Prefix + name, layer, inputs);

    /// <summary>Does something that may find a setting out of range, and gives its error a place.</summary>
    public T Checked<T>(SyntaxNode node, Func<T> work, string offer = "")
    {
        try
        {
            return work();
        }
        catch (SettingException e)
        {
            throw Error(node, e.Message);
        }
        catch (ArgumentException e)
        {
            throw Error(node, ExceptionText.WithoutParameter(e) + offer);
        }
        catch (OverflowException)
        {
            throw Error(node, "the layer has more values than can be addressed");
        }
    }

    // A first layer for rows of another size could be adjusted.
    private string Offer(LayerSpec layer, IReadOnlyList<int> inputs) =>
        inputs is [var input] && Model.IsRaw(input) && !Model.FitsInput && !ModelFit.ToInput(layer, Model.ShapeOf(input)).Equals(layer)
            ? $"; the rows of the data have the shape {Model.Input}, `FitIo` adjusts the first layer and the last to the data"
            : "";
}
