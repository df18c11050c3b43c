using LrFind.Data;
using LrFind.Engines.Worker;
using LrFind.Experiments;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Engines.Worker;

/// <summary>A worker that was installed at another time than lrfind.</summary>
public class WorkerVersionTests
{
    private static readonly Dataset s_iris = DatasetLoader.Load(Repo.Sample("iris.csv"), new DatasetOptions());

    [Theory]
    [InlineData(@"\005\000\000\0009.8.7", "9.8.7")]
    // As one that says no version.
    [InlineData(@"\000\000\000\000", "")]
    public void A_worker_of_another_version_is_refused_with_the_command_that_gets_the_right_one(string sent, string version)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        // Says that it is ready, and waits for the end of the requests.
        string worker = folder.Write("worker", $"#!/usr/bin/env bash\nprintf '\\000\\000\\000\\000{sent}' >&\"$2\"\ncat <&\"$1\" >/dev/null\n");
        File.SetUnixFileMode(worker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var engine = new WorkerEngine("torchsharp", new WorkerOptions(worker));
        string error = Assert.Throws<InputException>(() => LearningRateFinder.Find(s_iris, engine, new FinderOptions())).Message;
        string own = ProductVersion.Text;
        Assert.Equal($"{worker}: error: this is worker {version}; expected {own}, the version of lrfind; get it by 'dotnet tool install -g worker@{own}'", error);
    }
}
