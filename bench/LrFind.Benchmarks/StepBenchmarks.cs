using BenchmarkDotNet.Attributes;

namespace LrFind.Benchmarks;

/// <summary>Each piece of work, on one thread and on two.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private Action _step = () => { };

    /// <summary>Which work.</summary>
    [ParamsSource(nameof(Works))]
    public string Name { get; set; } = "";

    /// <summary>Threads the engine may use.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>All works.</summary>
    public static IEnumerable<string> Works => Work.Names;

    /// <summary>Builds the work.</summary>
    [GlobalSetup]
    public void Setup() => _step = Work.Create(Name, Threads).Step;

    /// <summary>One step.</summary>
    [Benchmark]
    public void Step() => _step();
}
