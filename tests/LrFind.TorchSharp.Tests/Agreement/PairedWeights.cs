using System.Reflection;
using LrFind.TorchSharp.Training;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LrFind.TorchSharp.Tests.Agreement;

/// <summary>The weights of a graph beside those of the module that it was read from.</summary>
internal sealed class PairedWeights
{
    private readonly (string Name, Parameter Read, Parameter Ran)[] _pairs;
    private readonly (Parameter Read, Parameter Ran)[] _fixed;

    private PairedWeights((string Name, Parameter Read, Parameter Ran)[] pairs, (Parameter Read, Parameter Ran)[] @fixed, string how) =>
        (_pairs, _fixed, How) = (pairs, @fixed, how);

    /// <summary>By names, or by order where they differ.</summary>
    public string How { get; }

    /// <summary>Pairs them by their names, and in the order in which they are registered where the names are not the same ones.</summary>
    public static PairedWeights Of(GraphModule graph, nn.Module module)
    {
        (string Name, Parameter Parameter)[] read = [.. graph.NamedParameters.Where(p => p.Parameter.requires_grad)];
        // TorchSharp has a layer in two fields under either name.
        (string Name, Parameter Parameter)[] ran =
        [
            .. module.named_parameters().Where(p => p.parameter.requires_grad).DistinctBy(p => p.parameter.Handle)
                .Select(p => (Plain(p.name), p.parameter)),
        ];
        string how = "names";
        if (read.Select(p => p.Name).Order(StringComparer.Ordinal).SequenceEqual(ran.Select(p => p.Name).Order(StringComparer.Ordinal)))
            ran = [.. read.Select(r => Array.Find(ran, p => p.Name == r.Name))];
        else
            how = $"order ({string.Join(' ', read.Select(p => p.Name))} against {string.Join(' ', ran.Select(p => p.Name))})";
        Assert.Equal(ran.Select(p => Words(p.Parameter)), read.Select(p => Words(p.Parameter)));
        return new PairedWeights([.. read.Zip(ran, (a, b) => (b.Name, a.Parameter, b.Parameter))], PairedFixed(graph, module), how);
    }

    // By names as far as they are registered, and then by order. Constants are the same without that.
    private static (Parameter Read, Parameter Ran)[] PairedFixed(GraphModule graph, nn.Module module)
    {
        Dictionary<string, Parameter> registered = module.named_parameters().Where(p => !p.parameter.requires_grad)
            .DistinctBy(p => p.parameter.Handle).ToDictionary(p => Plain(p.name), p => p.parameter);
        (string Name, Parameter Parameter)[] read = [.. graph.NamedParameters.Where(p => !p.Parameter.requires_grad)];
        Parameter[] others = [.. read.Where(p => !registered.ContainsKey(p.Name) && p.Name.Contains('.')).Select(p => p.Parameter)];
        Parameter[] unregistered = [.. Fixed(module).Where(p => registered.Values.All(r => r.Handle != p.Handle))];
        Assert.Equal(unregistered.Select(Words), others.Select(Words));
        return
        [
            .. read.Where(p => registered.ContainsKey(p.Name)).Select(p => (p.Parameter, registered[p.Name])), .. others.Zip(unregistered),
        ];
    }

    /// <summary>Gives the module the weights of the graph.</summary>
    public void Copy()
    {
        using IDisposable noGradients = no_grad();
        foreach ((string _, Parameter read, Parameter ran) in _pairs)
            ran.copy_(read.reshape(ran.shape));
        foreach ((Parameter read, Parameter ran) in _fixed)
            ran.copy_(read.reshape(ran.shape));
    }

    /// <summary>The largest difference of a gradient, relative to the largest value of the same tensor.</summary>
    public double GradientDifference()
    {
        // What is nothing but rounding in a model is not compared to itself.
        double largest = _pairs.Max(p => Largest(p.Ran.grad));
        return _pairs.Max(p => Difference(p.Ran.grad, p.Read.grad?.reshape(p.Ran.shape), atLeast: largest / 100));
    }

    /// <summary>The largest difference of two tensors, relative to the largest value of the first or to what it is at least.</summary>
    public static double Difference(Tensor? expected, Tensor? actual, double atLeast)
    {
        Assert.Equal(expected is null, actual is null);
        return expected is null ? 0 : Largest(expected - actual!) / Math.Max(Largest(expected), atLeast);
    }

    private static double Largest(Tensor? tensor) => tensor is null ? 0 : tensor.abs().max().ToDouble();

    // What is not trained: what the module registers and holds fast, and what fields hold that it does not register.
    private static Parameter[] Fixed(nn.Module module)
    {
        HashSet<IntPtr> trained = [.. module.parameters().Where(p => p.requires_grad).Select(p => p.Handle)];
        IEnumerable<object?> statics = module.GetType().GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(f => f.GetValue(null));
        return
        [
            .. FieldWalk.Values(module).Concat(statics).OfType<nn.Module>().SelectMany(m => m.parameters())
                .Where(p => !trained.Contains(p.Handle)).DistinctBy(p => p.Handle),
        ];
    }

    // Fields without their underscores; of a property, TorchSharp registers the compiler's field <Name>k__BackingField.
    private static string Plain(string name) => string.Join('.', name.Split('.').Select(part =>
        part.StartsWith('<') ? part[1..part.IndexOf('>', StringComparison.Ordinal)] : part.TrimStart('_')));

    // A parameter that is no layer's stands for each row, and may have ones in front.
    private static string Words(Parameter parameter) => string.Join('x', parameter.shape.Where(s => s != 1));
}
