using LrFind.Foundation;
using LrFind.Models.Optimizers;
using LrFind.Models.Schedules;
using LrFind.Suggestions;

namespace LrFind.Tests.Architecture;

/// <summary>docs/methods.md says what the code says.</summary>
public class MethodsTests
{
    private static readonly string s_text = File.ReadAllText(Repo.PathOf("docs/methods.md"));

    [Fact]
    public void Every_rule_is_described_with_its_formula_and_its_source() =>
        Assert.All(SuggestionRules.All, r => Assert.Contains(
            $"| `{r.Name}` | {r.Summary} | {r.Formula.Replace("|", "\\|", StringComparison.Ordinal)} | {r.Source} |", s_text, StringComparison.Ordinal));

    [Fact]
    public void Every_schedule_is_described_with_its_formula_its_source_and_its_settings() =>
        Assert.All(ScheduleCatalog.All, f => Assert.Contains(
            $"| `{f.Name}` | {f.Formula} | {f.Source} | {string.Join(", ", f.Settings.Select(s => $"`{s.Name}` ({s.Usual})"))} |", s_text, StringComparison.Ordinal));

    [Fact]
    public void Every_optimizer_is_described_with_its_settings_and_their_defaults() =>
        Assert.All(OptimizerCatalog.All, o => Assert.Contains(
            $"| `{o.Name}` | {(o.TorchClass is { } name ? $"`torch.optim.{name}`" : "–")} | {string.Join(", ", o.Settings().Select(s => $"`{s.Key}` ({Default(s.Value)})"))} |",
            s_text, StringComparison.Ordinal));

    private static string Default(object value) => value switch
    {
        bool isOn => isOn ? "on" : "off",
        double[] pair => $"{NumberText.Exact(pair[0])}, {NumberText.Exact(pair[1])}",
        _ => NumberText.Exact((double)value),
    };

    [Fact]
    public void Every_verdict_is_described() =>
        Assert.All(Enum.GetValues<Verdict>(), v => Assert.Contains($"| `{VerdictText.CodeOf(v)}` |", s_text, StringComparison.Ordinal));
}
