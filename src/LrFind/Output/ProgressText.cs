using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Cli.Output;

/// <summary>How far work is.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Expected">Steps that there will be in all; 0 where that is not known.</param>
/// <param name="Count">What is said of both; <see langword="null"/>, the default, for the numbers.</param>
internal readonly record struct ProgressState(long Done, long Expected, string? Count = null);

/// <summary>How far work is in a line. It never fills the terminal's: one that goes on in the next could not be taken away.</summary>
internal static class ProgressText
{
    private const int BarWidth = 30, LeastName = 12;

    /// <summary>The line.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="state">How far it is.</param>
    /// <param name="elapsed">For how long it has been done.</param>
    /// <param name="columns">The columns of the terminal.</param>
    public static string Of(string work, ProgressState state, TimeSpan elapsed, int columns)
    {
        int room = columns - 1;
        string name = Legible.Line(work), time = TimeOf(state, elapsed);
        if (state.Expected <= 0)
            return VisibleWidth.Fitted($"{VisibleWidth.Fitted(name, room - time.Length - 2)}  {time}", room);
        string count = string.Create(CultureInfo.InvariantCulture, $" {state.Count ?? $"{state.Done}/{state.Expected}"}  {time}");
        int free = room - count.Length - "  []".Length;
        int bar = Math.Clamp(free - Math.Min(LeastName, VisibleWidth.Of(name)), 0, BarWidth);
        int filled = (int)(bar * Math.Clamp(state.Done / (double)state.Expected, 0, 1));
        return VisibleWidth.Fitted($"{VisibleWidth.Fitted(name, free - bar)}  [{new string('=', filled)}{new string(' ', bar - filled)}]{count}", room);
    }

    private static string TimeOf(ProgressState state, TimeSpan elapsed) => state is { Done: > 0, Expected: > 0 }
        ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds * Math.Max(0, state.Expected - state.Done) / state.Done:0} s left")
        : string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0} s");
}
