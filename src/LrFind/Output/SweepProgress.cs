using System.Globalization;

namespace LrFind.Cli.Output;

/// <summary>Shows on a terminal how far a sweep is: by the steps of all its cells, so that the line moves on while they run.</summary>
internal sealed class SweepProgress : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ProgressLine _line;
    private readonly int _cells;
    private readonly long _expected;
    private long _steps;
    private int _done;

    /// <summary>Shows that no cell has begun yet.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="cells">All cells of the share.</param>
    /// <param name="left">Those to run.</param>
    /// <param name="steps">The steps of a cell.</param>
    public SweepProgress(Terminal terminal, int cells, int left, int steps)
    {
        (_line, _cells, _done, _expected) = (new ProgressLine(terminal, "sweep"), cells, cells - left, (long)left * steps);
        Add(0);
    }

    /// <summary>What is told the steps of one more cell.</summary>
    public IProgress<int> NextCell() => new CellProgress(this);

    /// <summary>Counts a cell that is done.</summary>
    public void Finish()
    {
        lock (_lock)
            _done++;
        Add(0);
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private void Add(int steps)
    {
        lock (_lock)
        {
            _steps += steps;
            _line.Report(new ProgressState(_steps, _expected, string.Create(CultureInfo.InvariantCulture, $"{_done}/{_cells} cells")));
        }
    }

    private sealed class CellProgress(SweepProgress sweep) : IProgress<int>
    {
        private int _last;

        public void Report(int value)
        {
            sweep.Add(value - _last);
            _last = value;
        }
    }
}
