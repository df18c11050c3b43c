using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;
using LrFind.TorchSharp.Training;
using LrFind.TorchSharp.Worker.Modules;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace LrFind.TorchSharp.Tests.Agreement;

/// <summary>TorchSharp is the measure: what is read out of a file without running it is what the file makes when it runs.</summary>
[Collection(TorchTests.Name)]
public sealed class SemanticsTests(ITestOutputHelper output)
{
    private const int Rows = 5;
    private const double OutputTolerance = 1e-5, GradientTolerance = 1e-4;

    // What the files of tests/fixtures/unregistered call the layer that TorchSharp does not train.
    private const string Forgotten = "forgotten";

    // A variable of a method that trains it: code that is run has no way to it.
    private const string OutOfReach = "models/sequential_named.cs";

    // Refused, or trained together with a layer that is not used any more.
    private static readonly string[] s_apart =
    [
        "unregistered/made_in_forward.cs", "unregistered/nothing_is_registered.cs", "unregistered/registered_on_a_condition_that_is_false.cs",
        "unregistered/layer_replaced_after_registration.cs",
    ];

    public static TheoryData<string> Models() =>
    [
        .. SourceFixture.In("semantics"), .. SourceFixture.In("models").Where(f => f != OutOfReach),
        .. SourceFixture.In("unregistered").Except(s_apart),
    ];

    public static TheoryData<string> Unregistered() => [.. SourceFixture.In("unregistered")];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_file_is_read_as_what_it_makes_when_it_runs(string file)
    {
        var fixture = new SourceFixture(file);
        using IDisposable scope = NewDisposeScope();
        using UserModule module = fixture.Run();
        ModelSpec model = fixture.Read();
        long trained = module.Module.parameters().Where(p => p.requires_grad).DistinctBy(p => p.Handle).Sum(p => p.numel());
        Assert.True(trained == model.ParameterCount, $"TorchSharp trains {trained} parameters; read are {model.ParameterCount}");

        var graph = new GraphModule(model);
        PairedWeights weights = PairedWeights.Of(graph, module.Module);
        weights.Copy();
        Tensor input = Input(model, Rows);
        Tensor taken = Taken(fixture, module, input);
        Tensor read = Forward(() => graph.call(input)), ran = Forward(() => module.Forward(taken));
        // A single value for a row is a column of the graph.
        Assert.Equal([Rows, fixture.Data.Outputs], read.shape);
        ran = ran.reshape(read.shape);
        double outputs = PairedWeights.Difference(ran, read, atLeast: 1);
        Assert.True(outputs <= OutputTolerance, $"outputs differ by {outputs}");
        read.square().sum().backward();
        ran.square().sum().backward();
        double gradients = weights.GradientDifference();
        Assert.True(gradients <= GradientTolerance, $"gradients differ by {gradients}");
        output.WriteLine($"AGREE source {file}: {outputs:e1}, gradients {gradients:e1}, paired by {weights.How}");
    }

    [Theory]
    [MemberData(nameof(Unregistered))]
    public void A_layer_that_is_not_registered_is_named(string file)
    {
        string message = Problem(new SourceFixture(file));
        Assert.Contains(Forgotten, message, StringComparison.Ordinal);
        Assert.Contains("register", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static string Problem(SourceFixture fixture)
    {
        try
        {
            return fixture.Read().Warnings[0].Message;
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }

    [Theory]
    [MemberData(nameof(Unregistered))]
    public void TorchSharp_uses_a_layer_that_is_not_registered_but_does_not_train_it(string file)
    {
        var fixture = new SourceFixture(file);
        using IDisposable scope = NewDisposeScope();
        using UserModule module = fixture.Run();
        Tensor ran = module.Forward(randn(Rows, fixture.Data.Input.Count).requires_grad_());
        Assert.Equal([Rows, fixture.Data.Outputs], ran.shape);
        ran.sum().backward();
        // One that was replaced after it was registered is there, and unused.
        Assert.All(module.Module.named_parameters().Where(p => p.name.Contains(Forgotten, StringComparison.Ordinal)),
            p => Assert.Null(p.parameter.grad));
    }

    // Normal numbers, or rows of the smallest table.
    private static Tensor Input(ModelSpec model, int rows)
    {
        manual_seed(1);
        long[] shape = [rows, .. Enumerable.Range(0, model.InputShape.Rank).Select(i => (long)model.InputShape[i])];
        IndexedTableSpec[] tables = [.. model.Nodes.Select(n => n.Layer).OfType<IndexedTableSpec>()];
        return tables.Length == 0 ? randn(shape) : randint(tables.Min(t => t.NumEmbeddings), shape).to(ScalarType.Float32);
    }

    // The same dropout on both sides.
    private static Tensor Forward(Func<Tensor> forward)
    {
        manual_seed(2);
        return forward();
    }

    private static Tensor Taken(SourceFixture fixture, UserModule module, Tensor input) =>
        input.to(new ModuleProbe(fixture.Path, "the model", module).Describe(fixture.Data.Input, Rows).Input);
}
