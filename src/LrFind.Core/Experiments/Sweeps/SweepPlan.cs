using LrFind.Data;
using LrFind.Engines;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.Experiments.Sweeps;

/// <summary>A grid on a data set: every cell is known to be possible before the first is run.</summary>
public sealed class SweepPlan
{
    private readonly Dataset _dataset;
    private readonly FinderOptions _template;
    private readonly Dictionary<string, SizedModel> _models = [];

    /// <summary>Plans a sweep.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="grid">What differs between cells.</param>
    /// <param name="template">What does not; its model, optimizer and batch size are not used.</param>
    /// <param name="modelOf">The model of a name.</param>
    /// <exception cref="SettingException">An axis is empty, or a value is out of its range or not for these data.</exception>
    /// <exception cref="InputException">
    /// There are fewer training rows than the largest batch needs. A model's file cannot be read, or is for other data.
    /// </exception>
    public SweepPlan(Dataset dataset, SweepGrid grid, FinderOptions template, Func<string, LoadedModel> modelOf)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(modelOf);
        grid.Validate();
        IReadOnlyList<int> batchSizes = grid.BatchSizes ?? [template.RangeTest.For(dataset.Training.Count).BatchSize];
        (_dataset, _template, Grid) = (dataset, template, grid.Canonical() with { BatchSizes = batchSizes });
        Warnings = [.. dataset.Warnings, .. grid.BatchSizes is null ? BatchWarnings.Of(dataset, template.RangeTest) : []];
        Cells = Grid.Cells();
        var shape = DataShape.From(dataset);
        foreach (string model in grid.Models)
            _models[model] = modelOf(model).SizeTo(shape);
        foreach (int batchSize in batchSizes)
            Of(Cells[0] with { BatchSize = batchSize });
        foreach (string model in grid.Models)
            Of(Cells[0] with { Model = model });
        LossName = Of(Cells[0]).Loss.Name;
    }

    /// <summary>The grid, its batch size that for the data where none was named.</summary>
    public SweepGrid Grid { get; }

    /// <summary>All cells.</summary>
    public IReadOnlyList<SweepCell> Cells { get; }

    /// <summary>The models of the grid, sized to the data.</summary>
    public IReadOnlyList<SizedModel> Models => [.. Grid.Models.Select(m => _models[m])];

    /// <summary>What is minimised: of cells without a loss of their own, what the data decide for the first of them.</summary>
    internal string LossName { get; }

    /// <summary>What the user should know about the data, and what follows from them for all cells.</summary>
    public IReadOnlyList<Warning> Warnings { get; }

    /// <summary>Runs cells, each on one thread; an outcome does not depend on which others are run, or how.</summary>
    /// <param name="cells">Which, in the order to begin them.</param>
    /// <param name="engine">What trains the models, on one thread.</param>
    /// <param name="threads">How many cells run at the same time, at least 1.</param>
    /// <param name="done">Told each outcome as it comes, one at a time.</param>
    /// <param name="cancellation">Ends the sweep within a step.</param>
    /// <exception cref="OperationCanceledException">The sweep was cancelled.</exception>
    public void Run(IReadOnlyList<int> cells, IEngine engine, int threads, Action<SweepOutcome> done,
        CancellationToken cancellation = default) => Run(cells, engine, threads, done, nextCell: null, cancellation);

    /// <summary>The same.</summary>
    /// <param name="cells">Which, in the order to begin them.</param>
    /// <param name="engine">What trains the models, on one thread.</param>
    /// <param name="threads">How many cells run at the same time, at least 1.</param>
    /// <param name="done">Told each outcome as it comes, one at a time.</param>
    /// <param name="nextCell">
    /// Gives what is told the number of steps done of one more cell, in the end all of them, though it ended early; may be
    /// <see langword="null"/>.
    /// </param>
    /// <param name="cancellation">Ends the sweep within a step.</param>
    internal void Run(IReadOnlyList<int> cells, IEngine engine, int threads, Action<SweepOutcome> done, Func<IProgress<int>>? nextCell,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(done);
        var turn = new Lock();

        void RunOne(int place)
        {
            SweepCell cell = Cells[cells[place]];
            IProgress<int>? progress = nextCell?.Invoke();
            FindResult result = LearningRateFinder.Find(Of(cell), engine, progress, cancellation);
            progress?.Report(StepsOfCell);
            var outcome = SweepOutcome.From(cell.Index, result.Answer);
            lock (turn)
                done(outcome);
        }

        if (cells.Count > 0)
            ParallelRuns.Run(cells.Count, threads, RunOne);
    }

    /// <summary>The steps of a cell that does not end early.</summary>
    internal int StepsOfCell => _template.RangeTest.Steps * _template.RangeTest.Repeats;

    /// <summary>The experiment of a cell.</summary>
    private Experiment Of(SweepCell cell)
    {
        FinderOptions options = _template with
        {
            Optimizer = cell.Optimizer,
            RangeTest = _template.RangeTest with { BatchSize = cell.BatchSize }
        };
        return Experiment.Create(_dataset, options, _models[cell.Model]);
    }
}
