using System.Runtime.InteropServices;
using LrFind.Foundation.Files;

namespace LrFind.Cli;

/// <summary>
/// What becomes of a process that is told to end, by Ctrl-C or by a signal. The first time, its work is asked to stop; where that does not
/// happen at once, as while it waits for something to read, and at the second time, the process is ended where it is. Either way nothing is
/// left behind that is not whole.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>What is left where nothing was put in place.</summary>
    public const string Nothing = "nothing was written";

    // Work that looks at its cancellation does so within a step. Together with what ending takes, it stays below what is felt as waiting.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_blockedPatience = TimeSpan.FromMilliseconds(400);
    private static readonly PosixSignal[] s_signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    private readonly CancellationTokenSource _cancellation = new();
    private readonly ManualResetEventSlim _isOver = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<string> _say;
    private int _signals;
    private int _isEnding;

    /// <summary>Listens from now on. What is ignored, as by nohup, stays so.</summary>
    /// <param name="say">Says a line to the user.</param>
    public Interruption(Action<string> say)
    {
        _say = say;
        _registrations = Array.ConvertAll(s_signals, signal => PosixSignalRegistration.Create(signal, Handle));
    }

    /// <summary>What is left of the work, in words: what the user is told where the process is ended.</summary>
    public static string Left { get; set; } = Nothing;

    /// <summary>Ends the work.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>Says that the work is over: from now on the process ends by itself. To be called by the thread that works.</summary>
    public void WorkIsOver()
    {
        if (_isOver.IsSet)
            return;
        _isOver.Set();
        // Where it is being ended already, that is what is said and what the exit code tells.
        if (Interlocked.Exchange(ref _isEnding, 1) != 0)
            Thread.Sleep(Timeout.Infinite);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _signals) == 1)
        {
            // Not here: ending the processes of models takes a while.
            _ = _cancellation.CancelAsync();
            if (_isOver.Wait(s_patience))
                return;
        }

        if (Interlocked.Exchange(ref _isEnding, 1) == 0)
            End();
    }

    private void End()
    {
        Unfinished.RemoveAll(s_patience);
        // A terminal or a pipe may not take it any more. All others take it at once.
        var saying = new Thread(() => _say($"lrfind: interrupted; {Left}")) { IsBackground = true };
        saying.Start();
        saying.Join(s_blockedPatience);
        Environment.Exit(ExitCode.Interrupted);
    }
}

/// <summary>Work was interrupted that leaves something; the message says what.</summary>
/// <param name="left">What, in words.</param>
/// <param name="cause">What ended it.</param>
internal sealed class InterruptedException(string left, Exception cause) : OperationCanceledException(left, cause);
