using System.Reflection;
using LrFind.Core.Tests.Data;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.Experiments.Sweeps.Storage;

/// <summary>What makes a sweep another one, so that its results are not mixed with those of the first.</summary>
public class SweepDescriptionTests
{
    private static readonly Dataset s_data =
        Tables.Load(Tables.Rows("a,b,y", 200, i => FormattableString.Invariant($"{i},{i * i},{(i % 2 == 0 ? "yes" : "no")}")));

    private static readonly string[] s_options =
        [.. typeof(RangeTestOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name)];

    public static TheoryData<string> Options() => [.. s_options];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_of_the_range_test_makes_it_another_sweep(string option)
    {
        var options = new RangeTestOptions();
        PropertyInfo property = typeof(RangeTestOptions).GetProperty(option)!;
        property.SetValue(options, Another(property.GetValue(options)));
        Assert.NotNull(Describe(options).DifferenceFrom(Describe(new RangeTestOptions())));
    }

    [Fact]
    public void The_same_options_make_it_the_same_sweep() =>
        Assert.Null(Describe(new RangeTestOptions { Seed = 3 }).DifferenceFrom(Describe(new RangeTestOptions { Seed = 3 })));

    [Fact]
    public void Every_option_of_the_range_test_is_one_of_its_settings() =>
        Assert.Equal(s_options.Order(), new RangeTestOptions().Settings().Select(s => s.Name).Order());

    private static SweepDescription Describe(RangeTestOptions options)
    {
        var template = new FinderOptions { RangeTest = options };
        var plan = new SweepPlan(s_data, new SweepGrid(), template, model => model);
        return SweepDescription.Create(s_data, plan, template, "lrfind 1");
    }

    private static object Another(object? value) => value switch
    {
        null => 1.0,
        1 => 2,
        int number => number / 2,
        long number => number + 1,
        double number => 2 * number,
        Enum word => Enum.GetValues(word.GetType()).Cast<object>().Last(),
        _ => throw new ArgumentException($"there is no other value than {value}", nameof(value)),
    };
}
