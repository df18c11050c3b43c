using LrFind.Foundation;
using LrFind.Models.Catalog;
using LrFind.Models.Layers;
using LrFind.Models.Losses;
using LrFind.Models.Optimizers;
using LrFind.Models.Schedules;
using LrFind.Suggestions;

namespace LrFind.Core.Tests.Foundation;

public class NameTextTests
{
    [Theory]
    [InlineData("OneCycle", "one-cycle", true)]
    [InlineData("one_cycle", "one-cycle", true)]
    [InlineData("ONE-CYCLE", "one-cycle", true)]
    [InlineData("AdamW", "adamw", true)]
    [InlineData("one cycle", "one-cycle", false)]
    [InlineData("one-cycl", "one-cycle", false)]
    [InlineData("one-cycles", "one-cycle", false)]
    [InlineData("-", "mlp", false)]
    [InlineData("", "mlp", false)]
    public void Case_hyphens_and_underscores_make_no_difference(string one, string other, bool same)
    {
        Assert.Equal(same, NameText.Same(one, other));
        Assert.Equal(same, NameText.Same(other, one));
    }

    public static TheoryData<string, IReadOnlyList<string>> Catalogs => new()
    {
        { "models", ModelCatalog.Names },
        { "optimizers", OptimizerCatalog.Names },
        { "schedules", ScheduleCatalog.Names },
        { "losses", [.. LossCatalog.Names] },
        { "rules", [.. SuggestionRules.All.Select(r => r.Name)] },
        { "activations", [.. LayerCatalog.OfActivations.Select(a => a.Activation!)] },
    };

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void No_two_names_of_a_catalog_are_the_same(string catalog, IReadOnlyList<string> names) =>
        Assert.True(names.Count > 1 && names.All(n => names.Count(o => NameText.Same(n, o)) == 1), catalog);
}
