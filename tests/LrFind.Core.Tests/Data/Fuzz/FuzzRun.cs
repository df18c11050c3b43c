using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>Tries many damaged files and tells which of them came to no good.</summary>
internal static class FuzzRun
{
    // A file takes less than a millisecond.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private const int MostTold = 20;

    /// <summary>Fails if a file does, and says how to make it again; also if one never ends.</summary>
    /// <param name="files">How many.</param>
    /// <param name="failure">Tries a file: what is wrong with what came of it; <see langword="null"/> if nothing is. It may refuse the file in a line.</param>
    /// <returns>How many were refused.</returns>
    public static async Task<int> Try(int files, Func<FuzzCase, string?> failure)
    {
        var failures = new List<string>();
        int number = 0, refused = 0;
        var work = Task.Run(() =>
        {
            for (; number < files && failures.Count < MostTold; number++)
            {
                var drawn = FuzzCase.Draw(number);
                if (Failure(drawn, failure, ref refused) is { } text)
                    failures.Add($"{drawn}: {text}");
            }
        });
        // A busy machine may need as long for the first file.
        for (int before = -1; await Task.WhenAny(work, Task.Delay(s_patience)) != work; before = Volatile.Read(ref number))
        {
            if (Volatile.Read(ref number) == before)
                Assert.Fail($"{FuzzCase.Draw(before)}: takes forever");
        }

        await work;
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        return refused;
    }

    private static string? Failure(FuzzCase drawn, Func<FuzzCase, string?> failure, ref int refused)
    {
        try
        {
            return failure(drawn);
        }
        catch (InputException e)
        {
            refused++;
            return IsOneLine(e.Message) ? null : $"refused with '{e.Message}'";
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static bool IsOneLine(string message) =>
        message.StartsWith(FuzzCase.Name, StringComparison.Ordinal) && message.Contains(": error: ", StringComparison.Ordinal) && !message.Any(char.IsControl);
}
