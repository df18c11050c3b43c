using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;

namespace LrFind.Core.Tests.Experiments.Sweeps.Storage;

public class SweepFolderTests
{
    private const int Shares = 1000;

    private static readonly SweepGrid s_grid = LargeGrid.Create();
    private static readonly SweepDescription s_description = new(
        SweepDescription.CurrentSchema, "lrfind 1", "made up", s_grid, LargeGrid.Parameters, new Dictionary<string, string> { ["seed"] = "0" });

    [Fact]
    public void A_thousand_shares_leave_a_file_each_and_one_in_common_and_join_to_all_cells()
    {
        using var folder = new TemporaryFolder();
        var sweep = new SweepFolder(folder.Path);
        IReadOnlyList<int> order = SweepShard.Order(LargeGrid.Costs(s_grid));
        for (int i = 0; i < Shares; i++)
            RunShare(sweep, i, order, order.Count);

        Assert.Equal(Enumerable.Range(0, Shares).Select(i => $"cells.{i}-of-1000.jsonl").Append("sweep.settings.json").Order(StringComparer.Ordinal), folder.Files);
        Assert.Equal(Enumerable.Range(0, order.Count), sweep.Outcomes(order.Count).Select(o => o!.Cell));
    }

    [Fact]
    public void Shares_that_have_not_begun_or_not_ended_are_named()
    {
        using var folder = new TemporaryFolder();
        var sweep = new SweepFolder(folder.Path);
        IReadOnlyList<int> order = SweepShard.Order(LargeGrid.Costs(s_grid));
        for (int i = 0; i < Shares; i++)
        {
            if (i is not 7)
                RunShare(sweep, i, order, i is 300 ? 9 : order.Count);
        }

        SweepOutcome?[] outcomes = sweep.Outcomes(order.Count);
        Assert.Equal(11, outcomes.Count(o => o is null));
        Assert.Equal(["7/1000", "300/1000"], MissingShares.Find(s_description, outcomes, sweep.Shares()).Select(s => s.ToString()));
    }

    // Other shares may have made the folder to try out their files, and take it away as long as it is empty, each once.
    [Fact]
    public async Task A_folder_that_is_taken_away_while_it_is_claimed_is_made_again()
    {
        using var folder = new TemporaryFolder();
        string shared = folder.PathOf("shared");
        using var over = new CancellationTokenSource();
        int others = 0;
        Task taking = Task.Factory.StartNew(() =>
        {
            while (!over.IsCancellationRequested)
            {
                if (Volatile.Read(ref others) > 0 && TakeAway(shared))
                    Interlocked.Decrement(ref others);
            }
        }, TaskCreationOptions.LongRunning);
        for (int i = 0; i < 300; i++)
        {
            Volatile.Write(ref others, 4);
            new SweepFolder(shared).Claim(s_description);
            Volatile.Write(ref others, 0);
            Assert.Single(Directory.GetFiles(shared));
            Directory.Delete(shared, recursive: true);
        }

        await over.CancelAsync();
        await taking;
    }

    private static bool TakeAway(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            // It is not there, or not empty.
            return false;
        }
    }

    private static void RunShare(SweepFolder sweep, int index, IReadOnlyList<int> order, int most)
    {
        sweep.Claim(s_description);
        var share = new SweepShard(index, Shares);
        using var file = ShareFile.Open(sweep.Path, share, order.Count, resume: false);
        foreach (int cell in share.Deal(order).Take(most))
            file.Append(new SweepOutcome { Cell = cell, Verdict = "ok", LearningRate = 0.01, Rates = [0.01f, 0.1f], Losses = [1, 0.5f] });
    }
}
