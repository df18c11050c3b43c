using LrFind.Foundation;

namespace LrFind.Engines.Worker;

/// <summary>What a model prints, and what the process says when it breaks down.</summary>
internal sealed class WorkerOutput
{
    private const int Kept = 10, Abort = 134, Killed = 137, Crash = 139;

    private readonly Lock _lock = new();
    private readonly List<string> _printed = [];
    private readonly Queue<string> _complaints = [];
    private int _more;

    /// <summary>The first lines that models printed, and a last one where there were more.</summary>
    public IReadOnlyList<string> Printed()
    {
        lock (_lock)
            return _more == 0 ? [.. _printed] : [.. _printed, $"… and {NumberText.Plural(_more, "line")} more"];
    }

    /// <summary>Takes note of a line that was printed.</summary>
    public void Printed(string? line)
    {
        if (line is null)
            return;
        lock (_lock)
        {
            if (_printed.Count < Kept)
                _printed.Add(line);
            else
                _more++;
        }
    }

    /// <summary>Takes note of a line of standard error.</summary>
    public void Complained(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lock)
        {
            _complaints.Enqueue(line.Trim());
            if (_complaints.Count > 200)
                _complaints.Dequeue();
        }
    }

    /// <summary>Why a process ended, in a line.</summary>
    /// <param name="code">Its exit code; <see langword="null"/> where it is not known.</param>
    public string WhyItEnded(int? code)
    {
        string[] complaints;
        lock (_lock)
            complaints = [.. _complaints];
        const string What = "what():";
        if (complaints.FirstOrDefault(c => c.StartsWith(What, StringComparison.Ordinal)) is { } native)
            return $"TorchSharp broke off: {native[What.Length..].Trim()}";
        string said = complaints.Length > 0 ? $": {complaints[0]}" : "";
        return code switch
        {
            Abort or Crash => $"TorchSharp broke off{said}",
            Killed => "the process of the model was killed; there may be too little memory: use smaller batches or a smaller model",
            null => "the process of the model does not answer",
            _ => FormattableString.Invariant($"the model ended its process, with the exit code {code}{said}"),
        };
    }
}
