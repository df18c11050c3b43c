using System.Collections.Concurrent;
using System.Diagnostics;
using LrFind.Data;
using LrFind.Foundation;
using LrFind.Models;

namespace LrFind.Engines.Worker;

/// <summary>What a worker is able to do.</summary>
internal interface IWorkerHost
{
    /// <summary>Makes a module once and tries it.</summary>
    /// <exception cref="InputException">It cannot be made, or takes no such rows.</exception>
    ModuleFacts Describe(ModuleSource source, TensorShape input);

    /// <summary>A fresh trainer for a job.</summary>
    /// <exception cref="InputException">The model cannot be made.</exception>
    /// <exception cref="SettingException">A setting is not for this engine.</exception>
    ITrainer CreateTrainer(TrainingJob job);
}

/// <summary>The worker's side: does what is asked for, one thing after another, until the pipe ends.</summary>
internal sealed class WorkerServer
{
    private readonly FrameStream _input, _output;
    private readonly IWorkerHost _host;
    private readonly Dictionary<int, RowSet> _rows = [];
    private readonly BlockingCollection<Frame> _frames = [];

    private WorkerServer(FrameStream input, FrameStream output, IWorkerHost host) => (_input, _output, _host) = (input, output, host);

    /// <summary>Serves until the pipe ends; then the process ends at once, whatever the code of users is doing in it.</summary>
    /// <param name="input">Where requests come from.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="host">Does the work.</param>
    public static void Serve(Stream input, Stream output, IWorkerHost host)
    {
        using var requests = new FrameStream(input);
        using var answers = new FrameStream(output);
        answers.Write(FrameKind.Ready, ProductVersion.Text);
        new WorkerServer(requests, answers, host).Serve();
    }

    private void Serve()
    {
        // Read aside, so that the end of lrfind is seen while a training goes on.
        new Thread(ReadAll) { IsBackground = true, Name = "requests" }.Start();
        foreach (Frame frame in _frames.GetConsumingEnumerable())
        {
            try
            {
                Answer(frame);
            }
            catch (Exception e) when (e is InputException or SettingException)
            {
                _output.Write(FrameKind.Error, ErrorMessage.From(e), MessageContext.Default.ErrorMessage);
            }
        }
    }

    private void ReadAll()
    {
        while (_input.Read() is { } frame)
            _frames.Add(frame);
        Process.GetCurrentProcess().Kill();
    }

    private void Answer(Frame frame)
    {
        switch (frame.Kind)
        {
            case FrameKind.Rows:
                (int id, RowSet rows) = FrameStream.ReadRows(frame);
                _rows[id] = rows;
                break;
            case FrameKind.Forget:
                _rows.Remove(frame.Number);
                break;
            case FrameKind.Describe:
                DescribeMessage asked = frame.Message(MessageContext.Default.DescribeMessage);
                ModuleFacts facts = _host.Describe(asked.Source, new TensorShape(asked.Input));
                _output.Write(FrameKind.Facts, facts, MessageContext.Default.ModuleFacts);
                break;
            default:
                TrainingJob job = frame.Message(MessageContext.Default.JobMessage).ToJob(_rows);
                _output.Write(FrameKind.Record, Run(job), MessageContext.Default.TrainingRecord);
                break;
        }
    }

    // Whatever goes wrong in a model of users is a matter of their file.
    private TrainingRecord Run(TrainingJob job)
    {
        try
        {
            using ITrainer trainer = _host.CreateTrainer(job);
            return TrainingLoop.Run(trainer, job, new StepReport(_output));
        }
        catch (Exception e) when (e is not (InputException or SettingException or IOException))
        {
            throw new InputException(job.Model.Name, $"a step of the training failed: {e.Message.Split('\n')[0].Trim()}");
        }
    }

    private sealed class StepReport(FrameStream output) : IProgress<int>
    {
        public void Report(int value) => output.Write(FrameKind.Progress, value);
    }
}
