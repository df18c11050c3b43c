using LrFind.Engines.Embedded.Kernels;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y[o, p] = b[o] + Σ W[o, c, i, j] · x[c, p moved by (i, j)], or max(y, 0) of it: for each sample the product of the weights and its
/// <see cref="Patches"/>, group by group. One-dimensional convolutions have planes of height 1.
/// <para>
/// A transposed convolution is the same backward: the product of the weights and a sample's planes gives columns, which are added up where
/// the windows of y lie. Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016), chapter 4.
/// </para>
/// </summary>
/// <remarks>
/// Threads share the samples. The chunks they take are the same for any number of threads, and the gradients of the chunks are added in
/// their order, so that the bytes are the same too.
/// </remarks>
internal sealed unsafe class Conv : Layer, IParallelWork
{
    /// <summary>The most parts of a batch, each with gradients of its own.</summary>
    public const int MostChunks = 8;

    // Below this many multiply-adds, waking a thread costs more than it saves.
    private const long WorkToShare = 1 << 21;

    private readonly WorkerTeam _team;
    private readonly int _groups;
    private readonly int _outChannels;
    private readonly int _outSize;
    private readonly int _narrowChannels; // on the side that has no windows: of the output, or of the input of a transposed one
    private readonly bool _isPointwise;
    private readonly bool _isTransposed;
    private readonly bool _relu;
    private readonly Func<Patches> _createPatches;
    private readonly ConvScratch?[] _scratch; // one a thread
    private readonly GroupProducts _products;
    private readonly long _work;        // multiply-adds of a sample
    private readonly Parameter _weight; // [groups, in · kernel, out]: so the gradient's product packs the small factor, that of the outputs
    private readonly Parameter? _bias;  // [out]
    private readonly AlignedBuffer _weightGradients; // [chunks, groups, in · kernel, out]
    private readonly float[] _biasGradients;         // [chunks, out]
    private int _rows;
    private int _rowsPerChunk;
    private bool _isBackward;
    private int _next;

    /// <summary>Builds the layer and draws its weights.</summary>
    /// <param name="spec">The settings.</param>
    /// <param name="context">What to build from.</param>
    /// <param name="input">[rows, in, height, width].</param>
    /// <param name="output">[rows, out, height, width].</param>
    /// <param name="relu">Whether a ReLU that follows is done here.</param>
    public Conv(KernelSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output, bool relu) : base(input, output)
    {
        (_team, _groups, _outChannels, _isPointwise, _relu) =
            (context.Gemm.Team, spec.Groups, spec.OutChannels, spec.Window.IsPointwise, relu);
        _outSize = output.Width / spec.OutChannels;
        TensorShape shape = context.InputShapes[0];
        ChannelPlanes planes;
        if (spec is ConvTransposeSpec transposed)
        {
            var taken = ChannelPlanes.Of(shape);
            (_isTransposed, _narrowChannels) = (true, spec.InChannels);
            planes = ChannelPlanes.Of(spec.OutputShape([shape]));
            _createPatches = () => new Patches(spec.ToString(), spec.Window, planes, positions: new(taken.Height, taken.Width));
        }
        else
        {
            _narrowChannels = spec.OutChannels;
            planes = ChannelPlanes.Of(shape);
            _createPatches = () => new Patches(spec.ToString(), spec.Window, planes, mode: ((ConvSpec)spec).PaddingMode);
        }

        _scratch = new ConvScratch?[_team.Size];
        Patches patches = ScratchOf(0).Patches;
        int depth = patches.Rows / _groups;
        _products = new GroupProducts(_groups, depth, _narrowChannels / _groups, patches.Positions);
        _weight = context.Parameters.Take(depth * _narrowChannels);
        _work = (long)_weight.Length * patches.Positions;
        Initializer.KaimingUniform(_weight.ValueSpan, depth, context.Weights);
        _weightGradients = new AlignedBuffer(checked(MostChunks * _weight.Length));
        _biasGradients = new float[MostChunks * _outChannels];
        if (!spec.Bias)
            return;
        _bias = context.Parameters.Take(_outChannels);
        Initializer.KaimingUniform(_bias.ValueSpan, depth, context.Weights);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters
    {
        get
        {
            var weight = new NamedParameter("weight", _weight, _narrowChannels, IsTransposed: true, _groups);
            return _bias is null ? [weight] : [weight, new NamedParameter("bias", _bias)];
        }
    }

    private int Chunks => (_rows + _rowsPerChunk - 1) / _rowsPerChunk;

    /// <inheritdoc/>
    public override void Forward(int rows, ForwardMode mode) => Share(rows, isBackward: false);

    /// <inheritdoc/>
    public override void Backward(int rows)
    {
        Share(rows, isBackward: true);
        Span<float> sum = _weight.GradientSpan;
        _weightGradients.Span[..sum.Length].CopyTo(sum);
        for (int chunk = 1; chunk < Chunks; chunk++)
            ShortRows.Add(_weightGradients.Pointer + (nint)chunk * _weight.Length, _weight.Gradients, _weight.Length);
        for (int o = 0; _bias is not null && o < _outChannels; o++)
        {
            _bias.Gradients[o] = 0;
            for (int chunk = 0; chunk < Chunks; chunk++)
                _bias.Gradients[o] += _biasGradients[chunk * _outChannels + o];
        }
    }

    /// <summary>Does chunks of samples until none is left.</summary>
    public void Run(int thread)
    {
        ConvScratch scratch = ScratchOf(thread);
        for (int chunk = Interlocked.Increment(ref _next) - 1; chunk < Chunks; chunk = Interlocked.Increment(ref _next) - 1)
        {
            int start = chunk * _rowsPerChunk, end = Math.Min(start + _rowsPerChunk, _rows);
            for (int row = start; row < end; row++)
            {
                if (_isBackward)
                    BackwardSample(scratch, row, chunk, isFirst: row == start);
                else
                    ForwardSample(scratch, row);
            }
        }
    }

    private void Share(int rows, bool isBackward)
    {
        (_rows, _isBackward, _next) = (rows, isBackward, 0);
        _rowsPerChunk = (rows + MostChunks - 1) / MostChunks;
        if (rows * _work < WorkToShare)
            Run(0);
        else
            _team.Run(this, Math.Min(_team.Size, Chunks));
    }

    private ConvScratch ScratchOf(int thread) => _scratch[thread] ??= new ConvScratch(_createPatches());

    private void ForwardSample(ConvScratch scratch, int row)
    {
        float* x = Input.Values.Pointer + (nint)row * Input.Width, y = Output.Values.Pointer + (nint)row * Output.Width;
        if (_isTransposed)
        {
            Spread(scratch, x, y);
            for (int o = 0; _bias is not null && o < _outChannels; o++)
                RowOps.AddConstant(y + (nint)o * _outSize, _bias.Values[o], _outSize);
            return;
        }

        for (int o = 0; _bias is not null && o < _outChannels; o++)
            ShortRows.Fill(y + (nint)o * _outSize, _bias.Values[o], _outSize);
        _products.Reduce(scratch.Gemm, _weight.Values, scratch.Patches.Gather(x), y, accumulate: _bias is not null, _relu);
    }

    private void BackwardSample(ConvScratch scratch, int row, int chunk, bool isFirst)
    {
        float* x = Input.Values.Pointer + (nint)row * Input.Width, dy = Output.Gradients!.Pointer + (nint)row * Output.Width;
        if (_relu)
            VectorOps.ReluGradient(Output.Values.Pointer + (nint)row * Output.Width, dy, dy, Output.Width);
        float* columns = scratch.Patches.Gather(_isTransposed ? dy : x);
        _products.Gradient(scratch.Gemm, columns, _isTransposed ? x : dy, _weightGradients.Pointer + (nint)chunk * _weight.Length,
            accumulate: !isFirst);
        for (int o = 0; _bias is not null && o < _outChannels; o++)
        {
            float sum = ShortRows.Sum(dy + (nint)o * _outSize, _outSize);
            ref float total = ref _biasGradients[chunk * _outChannels + o];
            total = isFirst ? sum : total + sum;
        }

        if (Input.Gradients is not { } gradients)
            return;
        float* dx = gradients.Pointer + (nint)row * Input.Width;
        if (_isTransposed)
            _products.Reduce(scratch.Gemm, _weight.Values, columns, dx, accumulate: false, relu: false);
        else
            Spread(scratch, dy, dx);
    }

    // The windows that were laid out are no longer needed: what is added up at their places takes theirs.
    private void Spread(ConvScratch scratch, float* narrow, float* wide)
    {
        _products.Expand(scratch.Gemm, _weight.Values, narrow, _isPointwise ? wide : scratch.Patches.Columns);
        if (!_isPointwise)
            scratch.Patches.Scatter(wide);
    }
}

/// <summary>What one thread needs to convolve samples on its own.</summary>
/// <param name="patches">Where it lays out a sample's windows.</param>
internal sealed class ConvScratch(Patches patches)
{
    /// <summary>Where the windows of a sample are laid out.</summary>
    public Patches Patches { get; } = patches;

    /// <summary>A product on this thread alone: the samples are what is shared.</summary>
    public Gemm Gemm { get; } = new(WorkerTeam.Alone, KernelPaths.Current);
}
