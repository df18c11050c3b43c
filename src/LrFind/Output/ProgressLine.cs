using System.Diagnostics;
using System.Globalization;

namespace LrFind.Cli.Output;

/// <summary>A line on the terminal that says how far the work is, and goes away when it is done. Work that is soon over shows none.</summary>
/// <param name="writer">The terminal.</param>
/// <param name="total">The number of steps.</param>
/// <param name="work">What is done.</param>
internal sealed class ProgressLine(TextWriter writer, int total, string work = "range test") : IProgress<int>, IDisposable
{
    private const int BarWidth = 30;
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_delay;
    private bool _shown;

    /// <inheritdoc/>
    public void Report(int value) => Report(value, total);

    /// <summary>Says how far work is whose number of steps changes.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="expected">Steps that there will be in all.</param>
    public void Report(long done, long expected)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (elapsed < _next)
            return;
        _next = elapsed + s_interval;
        _shown = true;
        int filled = (int)(BarWidth * done / expected);
        double left = elapsed.TotalSeconds * (expected - done) / Math.Max(1, done);
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"\r\e[K{work}  [{new string('=', filled)}{new string(' ', BarWidth - filled)}] {done}/{expected}  {left:0} s left"));
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_shown)
            writer.Write("\r\e[K");
    }
}
