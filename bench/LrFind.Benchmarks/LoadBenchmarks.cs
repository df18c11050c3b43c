using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Foundation;

namespace LrFind.Benchmarks;

/// <summary>A table of 1,800 rows and 64 columns of numbers: parsed, and made into a data set.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private byte[] _csv = [];

    /// <summary>Writes the table.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        var text = new StringBuilder(string.Join(',', Enumerable.Range(0, 64).Select(i => $"p{i}"))).Append(",digit\n");
        for (int row = 0; row < 1_800; row++)
        {
            for (int column = 0; column < 64; column++)
                text.Append(CultureInfo.InvariantCulture, $"{random.NextSingle(0, 16):0.000},");
            text.Append(CultureInfo.InvariantCulture, $"{row % 10}\n");
        }

        _csv = Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>CSV to cells.</summary>
    [Benchmark]
    public int Parse() => TableReader.Read(new MemoryInput("table.csv", _csv), new DatasetOptions()).Table.RowCount;

    /// <summary>CSV to standardised features, split and labelled.</summary>
    [Benchmark]
    public Dataset Load() => DatasetLoader.Load("table.csv", _csv, new DatasetOptions());
}
