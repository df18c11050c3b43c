using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text.Json.Serialization.Metadata;
using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Engines.Worker;

/// <summary>A process that trains, and the pipes to it. One caller at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // While a process starts, the ends of its pipes can be inherited, and another that starts then would hold them open.
    private static readonly Lock s_starting = new();

    private readonly string _executable;
    private readonly Process _process;
    private readonly FrameStream _requests, _answers;
    private readonly WorkerOutput _output;
    private readonly TimeSpan _patience;
    private readonly Dictionary<RowSet, int> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Timer _watch;
    private readonly TaskCompletionSource _lastWords = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _nextRows;
    private bool _isReady;
    private volatile bool _isLate;

    private WorkerProcess(
        string executable, Process process, FrameStream requests, FrameStream answers, WorkerOutput output, TimeSpan patience)
    {
        (_executable, _process, _requests, _answers, _output, _patience) = (executable, process, requests, answers, output, patience);
        _watch = new Timer(_ => EndLate());
    }

    /// <summary>Starts a process. It gets ready while its caller goes on.</summary>
    /// <param name="executable">What to start.</param>
    /// <param name="arguments">What it is told besides its pipes.</param>
    /// <param name="output">Where goes what the model prints.</param>
    /// <param name="patience">How long it may be silent: the longest step.</param>
    /// <exception cref="InputException">It cannot be started.</exception>
    public static WorkerProcess Start(string executable, IEnumerable<string> arguments, WorkerOutput output, TimeSpan patience)
    {
        WorkerProcess worker;
        lock (s_starting)
        {
            var requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var answers = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            var start = new ProcessStartInfo(executable,
                [requests.GetClientHandleAsString(), answers.GetClientHandleAsString(), .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // The allocator of Linux keeps large tensors that were freed, and seldom finds place in them for the next ones: a model that
            // makes many grows by gigabytes, unless each goes back to the system.
            start.Environment["MALLOC_MMAP_THRESHOLD_"] = "1048576";
            try
            {
                Process process = Process.Start(start)!;
                worker = new WorkerProcess(executable, process, new FrameStream(new BufferedStream(requests)),
                    new FrameStream(new BufferedStream(answers)), output, patience);
            }
            catch (Win32Exception e)
            {
                throw new InputException(executable, $"it cannot be started: {e.Message}");
            }
            finally
            {
                requests.DisposeLocalCopyOfClientHandle();
                answers.DisposeLocalCopyOfClientHandle();
            }
        }

        worker.ListenToOutput();
        return worker;
    }

    /// <summary>Asks for something and waits for the answer.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="message">The question.</param>
    /// <param name="type">Its JSON.</param>
    /// <param name="answer">What the answer is.</param>
    /// <param name="subject">The model, for errors.</param>
    /// <param name="progress">Told the number of steps done; may be <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="InputException">The model cannot be trained, or ended the process.</exception>
    /// <exception cref="SettingException">A setting is not for this engine.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Frame Ask<T>(FrameKind kind, T message, JsonTypeInfo<T> type, FrameKind answer, string subject,
        IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        using CancellationTokenRegistration stop = cancellation.Register(End);
        try
        {
            _requests.Write(kind, message, type);
            AwaitReady();
            return Await(answer, subject, progress);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (IOException)
        {
            throw Ended(_isReady ? subject : _executable);
        }
    }

    /// <summary>The number of rows in the process; those that it has not yet are sent.</summary>
    public int IdOf(RowSet rows)
    {
        if (!_rows.TryGetValue(rows, out int id))
        {
            id = _rows[rows] = _nextRows++;
            _requests.WriteRows(id, rows);
        }

        return id;
    }

    /// <summary>Forgets the oldest rows, so that many splits of the same data do not add up.</summary>
    public void Trim()
    {
        const int Most = 16;
        foreach ((RowSet rows, int id) in _rows.OrderBy(r => r.Value).Take(_rows.Count - Most).ToList())
        {
            _rows.Remove(rows);
            _requests.Write(FrameKind.Forget, id);
        }
    }

    /// <summary>Ends the process at once.</summary>
    public void Dispose()
    {
        End();
        _watch.Dispose();
        try
        {
            _requests.Dispose();
        }
        catch (IOException)
        {
            // What it was still to be told is of no matter.
        }

        _answers.Dispose();
        _process.Dispose();
    }

    private void AwaitReady()
    {
        if (_isReady)
            return;
        RequireSameVersion(Await(FrameKind.Ready, _executable, null).Text);
        _isReady = true;
    }

    // What is sent differs from version to version.
    private void RequireSameVersion(string version)
    {
        if (version == ProductVersion.Text)
            return;
        string name = Path.GetFileNameWithoutExtension(_executable);
        throw new InputException(_executable, $"this is {name} {version}; expected {ProductVersion.Text}, the version of lrfind; "
            + $"get it by 'dotnet tool install -g {name}@{ProductVersion.Text}'");
    }

    private Frame Await(FrameKind answer, string subject, IProgress<int>? progress)
    {
        while (true)
        {
            _watch.Change(_patience, Timeout.InfiniteTimeSpan);
            Frame? frame = _answers.Read();
            _watch.Change(Timeout.Infinite, Timeout.Infinite);
            switch (frame)
            {
                case null:
                    throw Ended(subject);
                case { Kind: FrameKind.Progress } steps:
                    progress?.Report(steps.Number);
                    break;
                case { Kind: FrameKind.Error } error:
                    throw error.Message(MessageContext.Default.ErrorMessage).ToException();
                case { } found when found.Kind == answer:
                    return found;
                default:
                    throw new InvalidDataException($"the worker sent {frame}");
            }
        }
    }

    private InputException Ended(string subject)
    {
        if (_isLate)
        {
            return new InputException(subject, string.Create(CultureInfo.InvariantCulture,
                $"the model did not come back from a step within {_patience.TotalSeconds} s, and was stopped"));
        }

        // What it says in the end is read aside, and may come after the end itself; a child of its own may hold the pipe open for longer.
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _lastWords.Task.Wait(TimeSpan.FromSeconds(2));
        int? code = _process.HasExited ? _process.ExitCode : null;
        return new InputException(subject, _output.WhyItEnded(code));
    }

    private void ListenToOutput()
    {
        _process.StandardInput.Close();
        _process.OutputDataReceived += (_, e) => _output.Printed(e.Data);
        _process.ErrorDataReceived += (_, e) =>
        {
            _output.Complained(e.Data);
            if (e.Data is null)
                _lastWords.TrySetResult();
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void EndLate()
    {
        _isLate = true;
        End();
    }

    private void End()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It has ended by itself.
        }
    }
}
