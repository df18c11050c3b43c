using LrFind.Engines.Embedded.Kernels;
using LrFind.Models.Layers;

namespace LrFind.Engines.Embedded.Layers;

/// <summary>
/// y[o, p] = b[o] + Σ W[o, c, i, j] · x[c, p moved by (i, j)], or max(y, 0) of it: for each sample the product of the weights and its
/// <see cref="Patches"/>. One-dimensional convolutions have planes of height 1.
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
    private readonly int _outChannels;
    private readonly bool _isPointwise;
    private readonly bool _relu;
    private readonly Func<Patches> _createPatches;
    private readonly ConvScratch?[] _scratch; // one a thread
    private readonly int _patchRows;
    private readonly int _positions;
    private readonly Parameter _weight; // [in · kernel, out]: so the gradient's product packs the small factor, that of the outputs
    private readonly Parameter? _bias;  // [out]
    private readonly AlignedBuffer _weightGradients; // [chunks, in · kernel, out]
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
    public Conv(ConvSpec spec, BuildContext context, LayerBuffer input, LayerBuffer output, bool relu) : base(input, output)
    {
        (_team, _outChannels, _isPointwise, _relu) = (context.Gemm.Team, spec.OutChannels, spec.Window.IsPointwise, relu);
        var planes = ChannelPlanes.Of(context.InputShapes[0]);
        _createPatches = () => new Patches(spec.ToString(), spec.Window, planes);
        _scratch = new ConvScratch?[_team.Size];
        Patches patches = ScratchOf(0).Patches;
        (_patchRows, _positions) = (patches.Rows, patches.Positions);
        _weight = context.Parameters.Take(_patchRows * _outChannels);
        Initializer.KaimingUniform(_weight.ValueSpan, _patchRows, context.Weights);
        _weightGradients = new AlignedBuffer(checked(MostChunks * _weight.Length));
        _biasGradients = new float[MostChunks * _outChannels];
        if (!spec.Bias)
            return;
        _bias = context.Parameters.Take(_outChannels);
        Initializer.KaimingUniform(_bias.ValueSpan, _patchRows, context.Weights);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<NamedParameter> Parameters
    {
        get
        {
            var weight = new NamedParameter("weight", _weight, _outChannels, IsTransposed: true);
            return _bias is null ? [weight] : [weight, new NamedParameter("bias", _bias)];
        }
    }

    private Matrix Weights => new(_weight.Values, _patchRows, _outChannels);

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
        if ((long)rows * _weight.Length * _positions < WorkToShare)
            Run(0);
        else
            _team.Run(this, Math.Min(_team.Size, Chunks));
    }

    private ConvScratch ScratchOf(int thread) => _scratch[thread] ??= new ConvScratch(_createPatches());

    private void ForwardSample(ConvScratch scratch, int row)
    {
        var x = new Matrix(scratch.Patches.Gather(Input.Values.Pointer + (nint)row * Input.Width), _patchRows, _positions);
        float* y = Output.Values.Pointer + (nint)row * Output.Width; // [out, positions]
        for (int o = 0; _bias is not null && o < _outChannels; o++)
            ShortRows.Fill(y + (nint)o * _positions, _bias.Values[o], _positions);
        scratch.Gemm.Multiply(Weights.Transposed, x, new Matrix(y, _outChannels, _positions), accumulate: _bias is not null, relu: _relu);
    }

    private void BackwardSample(ConvScratch scratch, int row, int chunk, bool isFirst)
    {
        float* gradient = Output.Gradients!.Pointer + (nint)row * Output.Width;
        if (_relu)
            VectorOps.ReluGradient(Output.Values.Pointer + (nint)row * Output.Width, gradient, gradient, Output.Width);
        var dy = new Matrix(gradient, _outChannels, _positions);
        var x = new Matrix(scratch.Patches.Gather(Input.Values.Pointer + (nint)row * Input.Width), _patchRows, _positions);
        var dw = new Matrix(_weightGradients.Pointer + (nint)chunk * _weight.Length, _patchRows, _outChannels);
        scratch.Gemm.Multiply(x, dy.Transposed, dw, accumulate: !isFirst);
        for (int o = 0; _bias is not null && o < _outChannels; o++)
        {
            float sum = ShortRows.Sum(gradient + (nint)o * _positions, _positions);
            ref float total = ref _biasGradients[chunk * _outChannels + o];
            total = isFirst ? sum : total + sum;
        }

        if (Input.Gradients is { } dx)
            InputGradient(scratch, dy, dx.Pointer + (nint)row * Input.Width);
    }

    private void InputGradient(ConvScratch scratch, Matrix dy, float* dx)
    {
        // The windows of the input are no longer needed: their gradients take their place.
        scratch.Gemm.Multiply(Weights, dy, new Matrix(_isPointwise ? dx : scratch.Patches.Columns, _patchRows, _positions));
        if (!_isPointwise)
            scratch.Patches.Scatter(dx);
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
