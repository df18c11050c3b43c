using System.CommandLine;
using System.IO.Compression;
using System.Text;
using LrFind.Cli;
using LrFind.Cli.Completion;
using LrFind.Cli.Engines;

namespace LrFind.Tests.Completion;

public sealed class CompleterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_first_word_is_a_command_that_is_not_hidden()
    {
        string[] words = Words("");
        Assert.Contains("run", words);
        Assert.Contains("completions", words);
        Assert.DoesNotContain("complete", words);
        Assert.Equal(["inspect", "init"], Words("in"));
    }

    [Fact]
    public void Options_are_offered_behind_a_dash_or_where_nothing_else_can_follow_and_once_unless_they_may_be_repeated()
    {
        Assert.Equal(["--target"], Words("run", "--tar"));
        Assert.Contains("--target", Words("run", "data.csv", ""));
        Assert.Equal("files", Advice("run", "")[..5]);
        string[] rest = Words("run", "data.csv", "--target", "x", "--plot", "a.png", "-");
        Assert.DoesNotContain("--target", rest);
        Assert.Contains("--plot", rest);
        Assert.Contains("--help", rest);
        Assert.Equal(["-q"], Words("run", "data.csv", "-q"));
    }

    [Fact]
    public void Behind_two_dashes_there_are_no_options() => Assert.Empty(Words("run", "data.csv", "--", "--ta"));

    [Fact]
    public void Every_option_and_argument_of_the_tree_is_of_the_kind_that_is_approved()
    {
        using var engines = new EngineFactory(_ => throw new InvalidOperationException(), CancellationToken.None);
        Command root = LrFindApp.CreateRoot(engines, Cli.Pipes(TextWriter.Null, TextWriter.Null), CancellationToken.None);
        IEnumerable<Symbol> symbols = root.Subcommands.Where(c => !c.Hidden)
            .SelectMany(c => c.Arguments.Cast<Symbol>().Concat(Completer.OptionsOf(c).Where(Completer.HasValue)));
        IEnumerable<string> lines = symbols.GroupBy(ValueCandidates.KindOf, s => s.Name).OrderBy(g => g.Key)
            .Select(g => $"{g.Key}: {string.Join(' ', g.Distinct().Order(StringComparer.Ordinal))}\n");
        Golden.Match("completions/kinds.txt", string.Concat(lines));
    }

    [Theory]
    [InlineData("torchsharp", "run", "d.csv", "--engine", "t")]
    [InlineData("--engine=torchsharp", "run", "d.csv", "--engine=t")]
    [InlineData("adam adamw adadelta adagrad adamax asgd", "run", "d.csv", "--optimizer", "a")]
    [InlineData("a,sgd", "sweep", "d.csv", "--optimizer", "a,s")]
    [InlineData("adam,adamw adam,adadelta adam,adagrad adam,adamax", "sweep", "d.csv", "--optimizer", "adam,ada")]
    [InlineData("resnet", "run", "d.csv", "--model", "r")]
    [InlineData("mlp:64,gelu", "run", "d.csv", "--model", "mlp:64,ge")]
    [InlineData("mlp:64,gelu,dropout=", "run", "d.csv", "--model", "mlp:64,gelu,d")]
    [InlineData("resnet:blocks= resnet:dropout= resnet:outputs=2", "run", "d.csv", "--model", "resnet:")]
    [InlineData("", "run", "d.csv", "--model", "nothing:")]
    [InlineData("linear,mlp:64,relu linear,mlp:64,relu6 linear,mlp:64,resnet", "sweep", "d.csv", "--model", "linear,mlp:64,r")]
    [InlineData("linear,resnet", "sweep", "d.csv", "--model", "linear,r")]
    [InlineData("step:size= step:gamma=", "verify", "d.csv", "--schedule", "step:")]
    [InlineData("step:size=3,gamma=", "verify", "d.csv", "--schedule", "step:size=3,g")]
    [InlineData("bash zsh fish pwsh", "completions", "")]
    [InlineData("merge models man", "man", "m")]
    [InlineData("", "run", "d.csv", "--steps", "")]
    [InlineData("", "nonsense", "")]
    [InlineData("", "run", "a", "b", "c", "d")]
    public void A_value_is_one_of_those_that_the_option_takes(string expected, params string[] words) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Words(words).Order());

    [Theory]
    [InlineData("files space", "run", "d.csv", "--json", "")]
    [InlineData("files space", "suggest", "")]
    [InlineData("folders space", "run", "d.csv", "--output", "")]
    [InlineData("folders space", "merge", "")]
    [InlineData("files nospace", "run", "d.csv", "--model", "N")]
    [InlineData("nothing space", "run", "d.csv", "--steps", "")]
    public void Files_and_folders_are_left_to_the_shell(string advice, params string[] words) => Assert.Equal(advice, Advice(words));

    [Fact]
    public void Columns_are_those_of_the_file_and_a_list_takes_none_twice()
    {
        string data = _folder.Write("data.csv", "sepal length,it's,größe\n1,2,3\n4,5,6\n7,8,9\n");
        Assert.Equal(["sepal length", "it's", "größe"], Words("run", data, "--target", ""));
        Assert.Equal(["größe,it's", "größe,sepal length"], Words("run", data, "--features", "größe,").Order());
        Assert.Equal(["--drop=it's"], Words("run", data, "--drop=i"));
        Assert.Equal(["sepal length"], Words("run", "--target", "x", data, "--drop", "s"));
        Assert.Equal(("it's", "column 2"), Pairs("run", data, "--target", "i").Single());
    }

    [Fact]
    public void A_column_whose_name_cannot_be_typed_goes_by_its_number()
    {
        string data = _folder.Write("data.csv", "\"two\nlines\",-dash,\"a,b\",\"zero\u200Bwidth\",plain\n1,2,3,4,5\n6,7,8,9,1\n2,3,4,5,6\n");
        Assert.Equal(["1", "2", "4", "a,b", "plain"], Words("run", data, "--target", "").Order(StringComparer.Ordinal));
        Assert.Equal(("1", "'two␊lines'"), Pairs("run", data, "--target", "1").Single());
        Assert.DoesNotContain("plain,a,b", Words("run", data, "--features", "plain,"));
    }

    [Fact]
    public void A_column_is_not_offered_by_a_number_that_is_the_name_of_another()
    {
        string data = _folder.Write("data.csv", "-dash,1,x\na,b,1\nc,d,2\ne,f,3\n");
        Assert.Equal(["1", "x"], Words("run", data, "--target", "").Order(StringComparer.Ordinal));
        Assert.Equal("column 2", Pairs("run", data, "--target", "1").Single().Description);
    }

    [Fact]
    public void Options_that_say_how_a_table_is_written_count_and_a_wrong_one_is_no_error()
    {
        string data = _folder.Write("data.csv", "a title\nx;y\n1;2\n3;4\n5;6\n");
        Assert.Equal(["x", "y"], Words("run", data, "--skip-lines", "1", "--separator", ";", "--target", ""));
        Assert.Equal(["c1", "c2"], Words("run", data, "--skip-lines", "1", "--separator", ";", "--header", "no", "--target", ""));
        Assert.Empty(Words("run", data, "--separator", "nonsense", "--target", ""));
    }

    [Fact]
    public void Columns_of_curves_are_found_in_tables_and_in_JSON()
    {
        string table = _folder.Write("curve.csv", "lr,train loss\n1e-3,2\n2e-3,1\n3e-3,1\n");
        Assert.Equal(["lr", "train loss"], Words("suggest", table, "--loss-column", ""));
        string json = _folder.Write("curve.json", """[{"lr":1e-3,"loss":2},{"lr":2e-3,"loss":1}]""");
        Assert.Equal(["lr", "loss"], Words("suggest", json, "--lr-column", ""));
    }

    [Fact]
    public void Of_a_large_file_only_the_beginning_is_read_packed_or_not()
    {
        string row = $"{string.Join(',', Enumerable.Repeat("0.123456", 20))}\n";
        string header = $"{string.Join(',', Enumerable.Range(0, 20).Select(i => $"col{i:00}"))}\n";
        // A row that is wrong, and damage at the end, lie where nobody looks.
        string text = header + string.Concat(Enumerable.Repeat(row, 20_000)) + "broken\"\n";
        string plain = _folder.Write("large.csv", text);
        string packed = _folder.PathOf("large.csv.gz");
        using (var stream = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        using (FileStream cut = File.OpenWrite(packed))
            cut.SetLength(cut.Length / 2);
        foreach (string file in new[] { plain, packed })
            Assert.Equal(["col10", "col11"], Words("run", file, "--target", "col1").Take(2));
    }

    [Fact]
    public void A_header_longer_than_the_beginning_of_a_file_is_read_to_its_end()
    {
        string header = string.Join(',', Enumerable.Range(0, 40_000).Select(i => $"pixel{i:00000}"));
        string row = string.Join(',', Enumerable.Repeat("0", 40_000));
        string data = _folder.Write("wide.csv", $"{header}\n{row}\n{row}\n{row}\n");
        Assert.Equal("pixel39999", Words("run", data, "--target", "pixel3999").Last());
    }

    [Theory]
    [InlineData("nowhere.csv")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("/dev/zero")]
    [InlineData("/dev/tty")]
    [InlineData("folder")]
    [InlineData("empty.csv")]
    [InlineData("picture.png")]
    [InlineData("twice.csv")]
    [InlineData("broken.csv.gz")]
    public void Where_a_file_tells_no_columns_there_are_none_and_no_error(string file)
    {
        Directory.CreateDirectory(_folder.PathOf("folder"));
        _folder.Write("empty.csv", "");
        _folder.Write("twice.csv", "a,a\n1,2\n3,4\n");
        File.WriteAllBytes(_folder.PathOf("picture.png"), [0x89, .. "PNG"u8, 0, 0]);
        File.WriteAllBytes(_folder.PathOf("broken.csv.gz"), [0x1F, 0x8B, 8, 0, 1, 2, 3]);
        string path = file is "" or "-" || file[0] == '/' ? file : _folder.PathOf(file);
        Assert.Equal("nothing nospace", Advice("run", path, "--target", ""));
        Assert.Empty(Words("run", path, "--target", ""));
        Assert.Empty(Words("suggest", path, "--lr-column", ""));
    }

    [Fact]
    public async Task Nobody_waits_for_a_pipe()
    {
        if (!Shell.IsThere)
            return;
        Cli.Result result = await Shell.Run(_folder,
            "mkfifo pipe\ntimeout 60 $lrfind complete zsh --position 3 -- run pipe --target ''\n");
        Assert.Equal((0, "nothing nospace\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Checks_are_those_of_the_configuration()
    {
        string config = _folder.Write("mine.json",
            """{"checks":{"iris":{"data":"iris.csv","lr":1},"my titanic":{"data":"t.csv"},"a,b":{"lr":1},"two\nlines":{"lr":1}}}""");
        Assert.Equal(["iris", "my titanic"], Words("check", "--config", config, "--only", ""));
        Assert.Equal(["iris,my titanic"], Words("check", "--config", config, "--only", "iris,"));
        Assert.Empty(Words("check", "--config", _folder.Write("broken.json", "{"), "--only", ""));
        Assert.Empty(Words("check", "--config", "nowhere.json", "--only", ""));
    }

    public void Dispose() => _folder.Dispose();

    internal static string[] Lines(params string[] arguments)
    {
        Cli.Result result = Cli.Run(["complete", .. arguments]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output.Split('\n')[..^1];
    }

    private static string[] Answer(string[] words) => Lines(["zsh", "--position", $"{words.Length - 1}", "--", .. words]);

    private static string Advice(params string[] words) => Answer(words)[0];

    private static string[] Words(params string[] words) => [.. Pairs(words).Select(p => p.Word)];

    private static IEnumerable<(string Word, string Description)> Pairs(params string[] words) =>
        Answer(words)[1..].Chunk(2).Select(p => (p[0], p[1]));
}
