using System.Text.Json;
using LrFind.Models.Optimizers;
using LrFind.Reports.Snippets;

namespace LrFind.Core.Tests.Reports.Snippets;

public class SnippetTests
{
    public static TheoryData<string> Files() => ["pytorch", "torchsharp", "keras"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Lines_are_as_approved_and_fit_80_columns(string file)
    {
        string text = SnippetCases.Text(Framework(file));
        Golden.Match($"snippets/{file}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void PyTorch_understands_its_lines_as_the_optimizer_that_was_tested()
    {
        JsonElement fixture = PyTorchFixture.Read("snippets");
        int compared = 0;
        foreach ((string name, SnippetSettings settings) in SnippetCases.All().Where(c => c.Settings.Optimizer is not LionSpec))
        {
            JsonElement given = fixture.GetProperty(name);
            Assert.Equal(SnippetCases.Recommended.Constant, given.GetProperty("lr").GetDouble());
            foreach ((string setting, object value) in settings.Optimizer.Settings())
            {
                Assert.Equal(Numbers(value), Numbers(given.GetProperty(setting)));
                compared++;
            }
        }

        Assert.True(compared > 50);
    }

    [Fact]
    public void PyTorch_follows_the_schedules_between_their_bounds()
    {
        JsonElement fixture = PyTorchFixture.Read("snippets");
        foreach ((string name, SnippetSettings settings) in SnippetCases.All().Where(c => c.Settings.Optimizer is not (LionSpec or RpropSpec)))
        {
            double[][] rates = [.. fixture.GetProperty(name).GetProperty("schedules").EnumerateArray().Select(PyTorchFixture.Doubles)];
            Assert.Equal(settings.HasCycles ? 2 : 1, rates.Length);
            Assert.Equal((9.09e-3 / 25, 9.09e-3), (rates[0][0], rates[0].Max()), Near);
            if (settings.HasCycles)
                Assert.Equal((5.44e-4, 9.09e-3), (rates[1].Min(), rates[1].Max()), Near);
        }
    }

    [Fact]
    public void What_a_framework_does_not_have_is_said_in_a_comment_and_nothing_else()
    {
        foreach (string file in (string[])["pytorch", "torchsharp", "keras"])
        {
            foreach ((string name, SnippetSettings settings) in SnippetCases.All())
            {
                Snippet snippet = Framework(file).Of(settings);
                if (snippet.Optimizer.Contains(" has no ", StringComparison.Ordinal))
                    Assert.Equal((true, null, null), (snippet.Optimizer.StartsWith(snippet.Comment, StringComparison.Ordinal), snippet.OneCycle, snippet.Cyclical));
                else
                    Assert.Equal(name.StartsWith("rprop", StringComparison.Ordinal), snippet.OneCycle is null);
            }
        }
    }

    private static bool Near((double Low, double High) a, (double Low, double High) b) =>
        Math.Abs(a.Low / b.Low - 1) < 1e-9 && Math.Abs(a.High / b.High - 1) < 1e-9;

    private static IFramework Framework(string file) => file switch
    {
        "pytorch" => new PyTorchFramework(),
        "torchsharp" => new TorchSharpFramework(),
        _ => new KerasFramework(),
    };

    private static double[] Numbers(object value) => value switch
    {
        double[] numbers => numbers,
        bool flag => [flag ? 1 : 0],
        JsonElement { ValueKind: JsonValueKind.Array } array => array.Doubles(),
        JsonElement { ValueKind: JsonValueKind.Number } number => [number.GetDouble()],
        JsonElement flag => [flag.GetBoolean() ? 1 : 0],
        _ => [(double)value],
    };
}
