using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using LrFind.Engines.Worker;
using LrFind.TorchSharp.Worker;

// Ctrl-C reaches the whole group of processes, but lrfind decides when its workers end; when it ends, so do they.
using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
if (args is not [var requests, var answers, var threads, var device])
{
    Console.Error.WriteLine("lrfind-torchsharp is started by lrfind; use 'lrfind run --engine torchsharp'");
    return 2;
}

using var input = new AnonymousPipeClientStream(PipeDirection.In, requests);
using var output = new AnonymousPipeClientStream(PipeDirection.Out, answers);
WorkerServer.Serve(input, output, new TorchHost(int.Parse(threads, CultureInfo.InvariantCulture), device));
return 0;
