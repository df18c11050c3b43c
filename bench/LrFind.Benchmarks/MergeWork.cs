using System.Diagnostics;
using System.Globalization;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;

namespace LrFind.Benchmarks;

/// <summary>A folder as a large array job leaves it: 10,000 made-up cells in the files of 1,000 shares, to be joined by <c>lrfind merge</c>.</summary>
public static class MergeWork
{
    private const int Shares = 1_000;
    private const int Points = 100;

    private static readonly SweepGrid s_grid = new()
    {
        Models = [.. Enumerable.Range(1, 10).Select(i => $"mlp:{16 * i}")],
        Optimizers = ["sgd"],
        BatchSizes = [.. Enumerable.Range(4, 10).Select(i => 1 << i)],
        WeightDecays = [.. Enumerable.Range(0, 10).Select(i => i / 1000.0)],
        Momenta = [.. Enumerable.Range(0, 10).Select(i => i / 10.0)],
    };

    /// <summary>Writes the folder, joins its shares several times, and says what was there and how long the joining took.</summary>
    /// <param name="lrfind">The executable.</param>
    /// <param name="options">Further options of <c>merge</c>.</param>
    public static void Run(string lrfind, string[] options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lrfind-merge-");
        try
        {
            int cells = Write(folder.FullName, Start(lrfind, ["--version"]).Trim());
            FileInfo[] files = folder.GetFiles();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cells} cells in {files.Length} files, {files.Sum(f => f.Length) / 1e6:0.0} MB"));
            var seconds = new List<double>();
            while (seconds.Count < 5)
            {
                long start = Stopwatch.GetTimestamp();
                Start(lrfind, ["merge", folder.FullName, .. options]);
                seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            seconds.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"merge {seconds[2]:0.00} s, median of 5 ({seconds[0]:0.00} to {seconds[^1]:0.00})"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Write(string path, string tool)
    {
        IReadOnlyList<SweepCell> cells = s_grid.Cells();
        long[] parameters = [.. Enumerable.Range(1, 10).Select(i => 1000L * i * i)];
        new SweepFolder(path).Claim(new SweepDescription(SweepDescription.CurrentSchema, tool, "made up", s_grid, parameters, new Dictionary<string, string>()));
        IReadOnlyList<int> order = SweepShard.Order(SweepCosts.Estimate(s_grid, cells, parameters));
        for (int i = 0; i < Shares; i++)
        {
            var share = new SweepShard(i, Shares);
            using var file = ShareFile.Open(path, share, cells.Count, resume: false);
            foreach (int cell in share.Deal(order))
                file.Append(Outcome(cells[cell]));
        }

        return cells.Count;
    }

    private static SweepOutcome Outcome(SweepCell cell)
    {
        double rate = 0.001 * Math.Sqrt(cell.BatchSize) * (1 - cell.Momentum!.Value) * (1 + cell.Index % 7 * 0.01);
        float[] rates = [.. Enumerable.Range(0, Points).Select(i => (float)(1e-5 * Math.Pow(1e6, i / (Points - 1.0))))];
        return new()
        {
            Cell = cell.Index,
            Verdict = "ok",
            LearningRate = rate,
            Onset = rate / 10,
            Edge = rate * 30,
            Spread = 0.1 + cell.Index % 10 * 0.01,
            StartLoss = 1.1,
            MinimumLoss = 0.1 + cell.Index % 13 * 0.01,
            Rates = rates,
            Losses = [.. rates.Select(r => (float)(1.1 - 1 / (1 + Math.Pow(rate / r, 2)) + Math.Pow(r / rate / 100, 2)))],
        };
    }

    private static string Start(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}");
    }
}
