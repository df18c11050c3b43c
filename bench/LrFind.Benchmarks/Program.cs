using System.Globalization;
using BenchmarkDotNet.Running;
using LrFind.Benchmarks;

// `quick THREADS SECONDS [NAME…]` prints a line "NAME MICROSECONDS" for each piece of work; anything else is BenchmarkDotNet's.
if (args is not ["quick", var threads, var seconds, .. var names])
{
    BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run(args);
    return;
}

foreach (string name in names.Length > 0 ? names : Work.Names)
{
    Action work = Work.Create(name, int.Parse(threads, CultureInfo.InvariantCulture));
    double median = QuickTimer.MedianMicroseconds(work, double.Parse(seconds, CultureInfo.InvariantCulture));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {median:0.00}"));
}
