using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LrFind.Tests.Architecture;

/// <summary>Every command of the README is run as a reader would, and what it prints is compared with what the README shows.</summary>
public partial class ReadmeTests
{
    private const string RunFromSource = "dotnet run --project src/LrFind -c Release -- ";

    public static TheoryData<string, string> Commands()
    {
        var commands = new TheoryData<string, string>();
        var seen = new HashSet<string>();
        foreach (string file in new[] { "README.md", "docs/guide.md", "samples/README.md" })
        {
            foreach (Match block in Block().Matches(File.ReadAllText(Repo.PathOf(file)).ReplaceLineEndings("\n")))
            {
                // The README and the guide may show the same.
                if (seen.Add(block.Value))
                    commands.Add(block.Groups["command"].Value, block.Groups["output"].Value);
            }
        }

        return commands;
    }

    [Fact]
    public void The_README_shows_commands() => Assert.True(Commands().Count >= 8);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_does_what_the_README_says(string command, string output)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("samples/curves"));
        foreach (string sample in Directory.GetFiles(Repo.PathOf("samples"), "*", SearchOption.AllDirectories))
            File.Copy(sample, folder.PathOf(Path.GetRelativePath(Repo.Root, sample)));

        string arguments = command.StartsWith(RunFromSource, StringComparison.Ordinal) ? command[RunFromSource.Length..] : command["lrfind ".Length..];
        (int exitCode, string printed) = await Run(folder.Path, arguments);
        Assert.Equal(output.Contains("suggestion  none", StringComparison.Ordinal) ? 4 : 0, exitCode);
        Assert.NotEmpty(printed);
        if (output.Length > 0)
            Assert.Equal(Masks.Time(output), Masks.Time(printed));
        foreach (Match written in Written().Matches(printed))
        {
            string file = written.Groups[1].Value, shown = Repo.PathOf(file);
            Assert.True(File.Exists(folder.PathOf(file)), written.Value);
            if (file.StartsWith("docs/images/", StringComparison.Ordinal))
                GoldenPicture.AssertAlike(file, File.ReadAllBytes(shown), File.ReadAllBytes(folder.PathOf(file)));
        }
    }

    public static TheoryData<string> InlineCommands() =>
        [.. Inline().Matches(File.ReadAllText(Repo.PathOf("README.md"))).Select(m => m.Groups["arguments"].Value).Distinct()];

    [Fact]
    public void The_README_names_commands_in_its_tables() => Assert.True(InlineCommands().Count >= 10);

    [Theory]
    [MemberData(nameof(InlineCommands))]
    public async Task A_command_in_the_text_works_on_a_file_of_that_name(string arguments)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Repo.Sample("iris.csv"), folder.PathOf("data.csv"));
        File.Copy(Repo.Sample("curves/pytorch-sgd.csv"), folder.PathOf("curve.csv"));
        File.Copy(Repo.Sample("sequential.cs"), folder.PathOf("Net.cs"));
        folder.Write("lrfind.json", """{ "checks": { "iris": { "data": "data.csv", "lr": 3e-3, "train-steps": 50 } } }""");
        (int exitCode, string printed) = await Run(folder.Path, arguments.Replace("init data.csv", "init data.csv --name other --lr 1e-3", StringComparison.Ordinal));
        Assert.Equal(0, exitCode);
        Assert.NotEmpty(printed);
    }

    [Fact]
    public void The_guide_shows_the_plot_that_a_terminal_gets()
    {
        using var folder = new TemporaryFolder();
        string[] environment = ["LANG=C.UTF-8", "TERM=xterm", "NO_COLOR=1"];
        Cli.Result result = Cli.RunOnTerminal((true, true), environment, "run", Repo.Sample("iris.csv"), "--model", "mlp", "--output", folder.Path);
        string plot = result.Output.Split("\n\n")[1];
        Assert.Contains($"```text\n{plot}\n```", File.ReadAllText(Repo.PathOf("docs/guide.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/guide.md")]
    public void Links_lead_to_files(string page)
    {
        string folder = Path.GetDirectoryName(Repo.PathOf(page))!;
        Assert.All(
            Link().Matches(File.ReadAllText(Repo.PathOf(page))).Select(m => m.Groups[1].Value).Where(l => !l.StartsWith("http", StringComparison.Ordinal)),
            link => Assert.True(Path.Exists(Path.Combine(folder, link.Split('#')[0])), link));
    }

    private static async Task<(int ExitCode, string Output)> Run(string folder, string arguments)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{typeof(LrFind.Cli.LrFindApp).Assembly.Location}\" {arguments}")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return (process.ExitCode, output.ReplaceLineEndings("\n"));
    }

    // A console block with a command and what it prints, or a line of samples/README.md that is a command.
    [GeneratedRegex(@"^(?:```console\n\$ (?<command>[^\n]+)\n(?<output>(?:(?!```)[^\n]*\n)*)```|(?<command>lrfind (?:run|suggest) samples/[^\n]+))$", RegexOptions.Multiline)]
    private static partial Regex Block();

    // In the text or a table, with files called as anybody's are.
    [GeneratedRegex("`lrfind (?<arguments>[a-z-]+(?: [^`]*)?)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"^written     (.+)$", RegexOptions.Multiline)]
    private static partial Regex Written();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
