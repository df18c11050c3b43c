using System.Globalization;
using BenchmarkDotNet.Running;
using LrFind.Benchmarks;

// `quick THREADS SECONDS [NAME…]` prints a line "NAME MICROSECONDS [GFLOP/s]" for each piece of work, `merge LRFIND [OPTION…]` how long it takes
// to join a thousand shares; anything else is BenchmarkDotNet's.
if (args is ["merge", var lrfind, .. var options])
{
    MergeWork.Run(lrfind, options);
    return;
}

if (args is not ["quick", var threads, var seconds, .. var names])
{
    BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
    return;
}

foreach (string name in names.Length > 0 ? names : Work.Names)
{
    var work = Work.Create(name, int.Parse(threads, CultureInfo.InvariantCulture));
    double median = QuickTimer.MedianMicroseconds(work.Step, double.Parse(seconds, CultureInfo.InvariantCulture));
    string rate = work.Operations > 0 ? string.Create(CultureInfo.InvariantCulture, $" {work.Operations / median / 1e3:0.0}") : "";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {median:0.00}{rate}"));
}
