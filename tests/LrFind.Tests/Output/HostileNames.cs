using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LrFind.Foundation;

namespace LrFind.Tests.Output;

/// <summary>Names that want to be more than text, and what must not come of them.</summary>
internal static partial class HostileNames
{
    /// <summary>Whatever acts on terminals, in logs, in Markdown and in HTML; short enough for the name of a file.</summary>
    public const string Name =
        "::error::x\e[2J\u0007\u009b1m\u202e\u2066\u2028\n::error::y##[error]z##vso[a]\r\t\u007f\ufeff<img src=x><!--|`*@all #1 www.a.b [c](d)\"'&";

    private static readonly int[] s_input = [4];
    private static readonly string[] s_markup = ["@all", "#1 ", "www."];

    /// <summary>A folder with a table, a model and a configuration of such names.</summary>
    public static void Fill(TemporaryFolder folder)
    {
        string quoted = $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}";
        IEnumerable<string> rows = Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i},{i * i % 7},{quoted}{i % 2}\",{quoted}{i % 2}\""));
        folder.Write($"{Name}.csv", $"{quoted}1\",{quoted}2\",{quoted}3\",{quoted}4\"\n{string.Join('\n', rows)}\n");
        folder.Write($"{Name}.json", JsonSerializer.Serialize(new
        {
            lrfind_model = 1,
            name = Name,
            input_shape = s_input,
            layers = new[] { new { name = Name, kind = "Linear", in_features = 4, out_features = 2 } },
        }));
        folder.Write($"{Name}.lrfind.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["defaults"] = new Dictionary<string, object> { ["train-steps"] = 20, ["steps"] = 20 },
            ["checks"] = new Dictionary<string, object>
            {
                [Name] = new { data = $"{Name}.csv", lr = 1e-3 },
                [$"{Name}2"] = new { data = $"{Name}.csv", lr = 100 },
                [$"{Name}3"] = new { data = $"{Name}.gone.csv", lr = 100 },
            },
        }));
    }

    /// <summary>What goes to a terminal or a log: no character acts, no line commands, and none goes on for ever.</summary>
    public static void AssertHarmlessLog(string text)
    {
        AssertLegible(text);
        Assert.All(text.Split('\n'), line =>
        {
            Assert.DoesNotMatch(RunnerCommand(), line);
            Assert.InRange(line.Length, 0, 1_010);
        });
    }

    /// <summary>A file by the ending of its name.</summary>
    public static void AssertHarmless(string file)
    {
        if (file.EndsWith(".png", StringComparison.Ordinal))
            return;
        string text = File.ReadAllText(file);
        // Skia sets elements off by tabs.
        AssertLegible(file.EndsWith(".svg", StringComparison.Ordinal) ? text.Replace("\t", "", StringComparison.Ordinal) : text);
        switch (Path.GetExtension(file))
        {
            case ".json" or ".jsonl":
                Assert.All(file.EndsWith('l') ? text.TrimEnd().Split('\n') : [text], line => JsonDocument.Parse(line).Dispose());
                break;
            case ".html":
                AssertNoMarkup(text);
                break;
            case ".md":
                AssertNoMarkdown(text);
                break;
            case ".xml" or ".svg":
                AssertNoMarkup(XDocument.Parse(text).ToString());
                break;
            default:
                Assert.Equal(".csv", Path.GetExtension(file));
                break;
        }
    }

    /// <summary>Every text in a document, names included.</summary>
    public static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => TextsOf(p.Value).Prepend(p.Name)),
        _ => [],
    };

    private static void AssertLegible(string text) => Assert.DoesNotContain(text, c => c != '\n' && !Legible.Shows(c));

    private static void AssertNoMarkup(string text) => Assert.DoesNotMatch("<(img|!--)", text);

    private static void AssertNoMarkdown(string text)
    {
        string outside = Fence().Replace(text, "").Replace("<!-- -->", "\u0001", StringComparison.Ordinal);
        AssertNoMarkup(outside);
        Assert.All(s_markup, mark => Assert.DoesNotContain(mark, outside, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"(?<!\\)`|(?<!\\)\]\(d", outside);
    }

    [GeneratedRegex(@"^\s*::|##\[|##vso\[", RegexOptions.IgnoreCase)]
    private static partial Regex RunnerCommand();

    [GeneratedRegex("^(`{3,}).*?^\\1$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
