using System.Globalization;

namespace LrFind.Tests.Commands;

/// <summary>Random command lines, of every command and option there is: whatever they say, they end in a known way and in one line.</summary>
public class FuzzTests
{
    private const int Cases = 120;
    private const int MostTold = 20;

    // LRFIND_FUZZ_CASES=FIRST-LAST tries others.
    private static readonly string? s_asked = Environment.GetEnvironmentVariable("LRFIND_FUZZ_CASES");

    [Fact]
    public void Whatever_a_command_line_says_it_ends_in_a_known_way()
    {
        using var files = new FuzzFiles();
        string[] here = Directory.GetFileSystemEntries(".");
        (int first, int last) = Numbers();
        var failures = new List<string>();
        for (int number = first; number < last && failures.Count < MostTold; number++)
        {
            files.Begin();
            string[] arguments = FuzzCommand.Draw(number, files);
            if (Failure(arguments, files) is { } failure)
                failures.Add(FormattableString.Invariant($"case {number}: {failure}\n    lrfind {string.Join(' ', arguments.Select(a => $"'{a}'"))}"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal(here, Directory.GetFileSystemEntries("."));
    }

    private static (int First, int Last) Numbers()
    {
        if (s_asked?.Split('-') is not [var first, var last])
            return (0, Cases);
        return (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
    }

    private static string? Failure(string[] arguments, FuzzFiles files)
    {
        Cli.Result result;
        try
        {
            result = Cli.Run(arguments);
        }
        catch (Exception e)
        {
            return e.ToString();
        }

        string[] problems = Array.FindAll(result.ErrorLines, line => !line.StartsWith("lrfind: warning: ", StringComparison.Ordinal));
        return result.ExitCode is < 0 or > 4 ? $"exit code {result.ExitCode}: {result.Error}"
            : result.ExitCode is 2 or 3 && problems.Length != 1 ? $"{problems.Length} lines: {result.Error}"
            : files.Leftovers() is { Length: > 0 } left ? $"left behind: {string.Join(", ", left)}"
            : null;
    }
}
