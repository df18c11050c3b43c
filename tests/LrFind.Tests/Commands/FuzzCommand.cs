using System.CommandLine;
using System.CommandLine.Completions;
using LrFind.Cli;
using LrFind.Cli.Engines;
using LrFind.Cli.Output;
using LrFind.Engines.Embedded;

namespace LrFind.Tests.Commands;

/// <summary>A command line drawn by its number: a command, some of its options as the tree of commands has them, and values for them.</summary>
internal sealed class FuzzCommand
{
    private static readonly string[] s_numbers =
        ["-1", "0", "1", "2", "3", "10", "12", "64", "0.5", "1e-3", "0.999", "1e308", "5e-324", "-0", "2147483647", "-2147483648", "99999999999999999999", "NaN", "1e999", "٣"];

    private static readonly string[] s_sensible = ["1", "2", "3", "4", "10", "12", "0.5", "1e-3", "a", "y"];

    private static readonly string[] s_words =
    [
        "", " ", ",", ":", "=", "-", "--", "x", "y", "1-2", "a*", "linear", "mlp:8", "mlp:8,16,gelu,bn", "cnn", "resnet:4", "embedding-mlp", "mlp:0", "mlp:2147483647",
        "1x2x1", "65536x65536x1", "320x200", "8000x8000", "balanced", "0/1", "1/0", "2/3", "hidden=3", "constant", "cosine", "one-cycle", "ä…𝄞", "\u001b[31m", "a\nb", "\t", "\0", "\ud800",
        new('z', 300),
    ];

    // What makes a case take a moment only, where nothing else is drawn.
    private static readonly (string Option, string Value)[] s_short =
        [("--steps", "10"), ("--repeats", "1"), ("--train-steps", "10"), ("--train-seeds", "1"), ("--threads", "1"), ("--seconds", "0.01")];

    private readonly Random _random;
    private readonly FuzzFiles _files;
    private readonly List<string> _arguments = [];

    // Every other command line has values that mostly make sense, so that it comes far.
    private readonly bool _isSensible;

    private FuzzCommand(int number, FuzzFiles files) => (_random, _files, _isSensible) = (new Random(number), files, number % 2 == 0);

    /// <summary>Draws a command line.</summary>
    /// <param name="number">Which; the same number gives the same, as long as the tree of commands does.</param>
    /// <param name="files">What it may read, and where it may write.</param>
    public static string[] Draw(int number, FuzzFiles files)
    {
        var drawn = new FuzzCommand(number, files);
        Command[] commands = [.. Tree().Subcommands];
        drawn.Add(commands[drawn._random.Next(commands.Length)]);
        return [.. drawn._arguments];
    }

    private static LrFind.Cli.Help.DocumentedCommand Tree() => LrFindApp.CreateRoot(
        new EngineFactory(threads => new EmbeddedEngine(threads), CancellationToken.None),
        new Terminal(TextWriter.Null, TextWriter.Null, ShowsProgress: false), CancellationToken.None);

    private void Add(Command command)
    {
        _arguments.Add(command.Name);
        foreach (Argument argument in command.Arguments)
        {
            if (_random.Next(20) > 0)
                _arguments.Add(_files.Readable(_random, argument.Name == "DIR"));
        }

        Option[] options = [.. command.Options];
        var given = new HashSet<string>();
        for (int count = options.Length == 0 ? 0 : _random.Next(6); count > 0; count--)
            Add(options[_random.Next(options.Length)], command, given);
        foreach ((string name, string value) in s_short)
        {
            if (Array.Exists(options, o => o.Name == name) && given.Add(name))
                _arguments.AddRange([name, value]);
        }

        // Nothing may be written to the current directory.
        if (Array.Exists(options, o => o.Name == "--output") && given.Add("--output"))
            _arguments.AddRange(["--output", _files.Folder("out")]);
        if (command.Name is "init" or "check" && given.Add("--config"))
            _arguments.AddRange(["--config", _files.Target("lrfind.json")]);
        if (Array.Exists(options, o => o.Name == "--no-plot") && !given.Contains("--plot") && _random.Next(8) > 0 && given.Add("--no-plot"))
            _arguments.Add("--no-plot");
    }

    private void Add(Option option, Command command, HashSet<string> given)
    {
        if (!given.Add(option.Name))
            return;
        _arguments.Add(option.Name);
        if (option.Arity.MaximumNumberOfValues > 0 && (option.Arity.MinimumNumberOfValues > 0 || _random.Next(2) > 0))
            _arguments.Add(ValueOf(option, command));
    }

    private string ValueOf(Option option, Command command)
    {
        string help = option.HelpName ?? "";
        if (option.Name == "--output")
            return _files.Folder(_random.Next(2) > 0 ? "out" : "new/below");
        if (option.Name == "--config" && command.Name == "init" || (help.Contains("FILE", StringComparison.Ordinal) && IsWritten(option.Name)))
            return _files.Target(Draw(["x.png", "x.svg", "x.html", "x.md", "x.csv", "x.json", "x.xml", "x.webp", "x", "no/such/x.png", "ä𝄞.png", "/dev/null"]));
        if (help.Contains("FILE", StringComparison.Ordinal))
            return _files.Readable(_random, isFolder: false);
        // The other engine lives in a process of its own, which takes seconds to start.
        string[] words = [.. option.GetCompletions(CompletionContext.Empty).Select(c => c.Label).Where(w => w != "torchsharp")];
        return _random.Next(4) switch
        {
            2 when option.Name == "--model" => _files.Readable(_random, isFolder: false),
            _ when _isSensible => words.Length > 0 ? Draw(words) : Draw(s_sensible),
            0 => Draw(s_words),
            1 => Draw(s_numbers),
            _ => words.Length > 0 ? Draw(words) : _random.Next(2) > 0 ? Draw(s_numbers) : Draw(s_words),
        };
    }

    private static bool IsWritten(string option) => option is not ("--lr-file" or "--baseline" or "--config");

    private string Draw(string[] values) => values[_random.Next(values.Length)];
}

/// <summary>The files that a drawn command line may read, all small and our own, and where it may write.</summary>
internal sealed class FuzzFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _sources;
    private int _cases;

    public FuzzFiles()
    {
        string rows = string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i % 7},{i * 0.3},{"uvw"[i % 3]},{"xyz"[i % 3]}\n")));
        _sources =
        [
            _folder.Write("t.csv", "a,b,c,y\n" + rows), _folder.Write("t2.csv", "a,b,c,y\n" + rows.Replace('x', 'y')), _folder.Write("ä b.csv", "a,b,c,y\n" + rows),
            _folder.Write("number.csv", "a,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 5},{i * 0.7}\n")))),
            _folder.Write("ragged.csv", "a,b,y\n1,2,x\n1,2\n"), _folder.Write("one.csv", "a\n1\n2\n"), _folder.Write("empty.csv", ""), _folder.Write("header.csv", "a,b\n"),
            _folder.Write("curve.csv", "lr,loss\n" + string.Concat(Enumerable.Range(0, 30).Select(i => FormattableString.Invariant($"{Math.Pow(10, -5 + 0.2 * i)},{Math.Abs(i - 20) * 0.1 + 0.2}\n")))),
            _folder.Write("net.json", """{"lrfind_model": 1, "input_shape": [5], "layers": [{"name": "l", "kind": "Linear", "in_features": 5, "out_features": 3}]}"""),
            _folder.Write("Net.cs", "Sequential(Linear(5, 8), ReLU(), Linear(8, 3))"), _folder.Write("broken.json", "{\"a\": ["), _folder.Write("Broken.cs", "class {"),
            _folder.Write("checks.json", $$"""{"checks": [{"name": "c", "data": "t.csv", "lr": 1e-3, "steps": 12}]}"""),
            _folder.Path, _folder.PathOf("missing.csv"), "/dev/null", "",
        ];
        Cli.Run("sweep", _sources[0], "--model", "linear", "--steps", "10", "--repeats", "1", "--no-plot", "--output", _folder.PathOf("sweep"));
    }

    /// <summary>Begins a case, with a place of its own to write to.</summary>
    public void Begin() => Directory.CreateDirectory(_folder.PathOf($"case{++_cases}"));

    /// <summary>Something to read: mostly a good table.</summary>
    public string Readable(Random random, bool isFolder) => isFolder && random.Next(4) > 0 ? _folder.PathOf("sweep")
        : random.Next(3) > 0 ? _sources[random.Next(4)] : _sources[random.Next(_sources.Length)];

    /// <summary>A folder to write to.</summary>
    public string Folder(string name) => Path.Combine(_folder.PathOf($"case{_cases}"), name);

    /// <summary>A file to write.</summary>
    public string Target(string name) => Path.Combine(_folder.PathOf($"case{_cases}"), name);

    /// <summary>Files that were left behind by half: those that are put in place at the end, and locks.</summary>
    public string[] Leftovers() => Array.FindAll(_folder.Files, f => Path.GetFileName(f).StartsWith('.') || f.EndsWith(".tmp", StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();
}
