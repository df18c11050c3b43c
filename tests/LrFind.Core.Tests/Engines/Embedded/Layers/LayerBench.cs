using LrFind.Engines.Embedded;
using LrFind.Engines.Embedded.Kernels;
using LrFind.Engines.Embedded.Layers;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Engines.Embedded.Layers;

/// <summary>One layer alone between buffers of its own, all of them with gradients.</summary>
internal sealed class LayerBench : IDisposable
{
    private readonly WorkerTeam _team = new(1);
    private readonly int _rows;

    public LayerBench(LayerSpec spec, TensorShape[] shapes, int rows, long seed = 0, bool relu = false)
    {
        _rows = rows;
        // Room for more rows than are used, and rubbish wherever something is to be written.
        int room = rows + 2;
        OutputShape = spec.OutputShape(shapes);
        Inputs = [.. shapes.Select(s => new LayerBuffer(room, s.Count, needsGradient: true))];
        Output = new LayerBuffer(room, OutputShape.Count, needsGradient: true);
        Output.Values.Span.Fill(float.NaN);
        var store = new ParameterStore((int)spec.ParameterCount + 32);
        store.Gradients.Span.Fill(float.NaN);
        foreach (LayerBuffer input in Inputs)
            input.Gradients!.Span.Fill(float.NaN);
        var context = new BuildContext(room, store, new Pcg32(seed, RandomPurpose.Initialization), seed, new Gemm(_team, KernelPaths.Current), shapes) { Model = "net" };
        Layer = LayerFactory.Create(spec, context, Inputs, Output, relu);
    }

    public Layer Layer { get; }

    public LayerBuffer[] Inputs { get; }

    public LayerBuffer Output { get; }

    public TensorShape OutputShape { get; }

    public float[] Forward(ForwardMode mode, params float[][] inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(Inputs[i].Values.Span);
        Layer.Forward(_rows, mode);
        return [.. Output.Values.Span[..(_rows * Output.Width)]];
    }

    /// <summary>The gradients by all inputs.</summary>
    public float[][] Backward(float[] outputGradient)
    {
        outputGradient.CopyTo(Output.Gradients!.Span);
        Layer.Backward(_rows);
        return [.. Inputs.Select(i => i.Gradients!.Span[..(_rows * i.Width)].ToArray())];
    }

    public void Dispose() => _team.Dispose();
}
