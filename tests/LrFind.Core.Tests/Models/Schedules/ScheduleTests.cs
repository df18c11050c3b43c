using System.Text.Json;
using LrFind.Foundation;
using LrFind.Models.Schedules;

namespace LrFind.Core.Tests.Models.Schedules;

public class ScheduleTests
{
    private const double Rate = 0.03;
    private const double Base = 0.002;

    public static TheoryData<string> Names() => [.. ScheduleCatalog.Names];

    [Fact]
    public void PyTorch_gives_the_same_rates()
    {
        JsonElement fixture = PyTorchFixture.Read("schedules");
        Assert.Equal((Rate, Base), (fixture.GetProperty("rate").GetDouble(), fixture.GetProperty("base_rate").GetDouble()));
        var compared = new HashSet<string>();
        foreach (JsonElement each in fixture.GetProperty("cases").EnumerateArray())
        {
            string name = each.GetProperty("schedule").GetString()!;
            int steps = each.GetProperty("steps").GetInt32();
            LrSchedule schedule = ScheduleCatalog.Create(each.GetProperty("other").GetBoolean() ? Other(name) : name, Rate, Base, steps);
            double[] expected = each.GetProperty("rates").Doubles();
            for (int step = 0; step < steps; step++)
                Assert.True(Math.Abs(schedule.At(step) - expected[step]) <= 1e-9 * Rate, $"{name} of {steps}, step {step}: {schedule.At(step)}, PyTorch {expected[step]}");
            compared.Add(name);
        }

        Assert.Equal(ScheduleCatalog.Names.Order(), compared.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schedule_knows_its_name_and_keeps_to_its_rates(string name)
    {
        foreach (int steps in new[] { 2, 3, 7, 1_000 })
        {
            LrSchedule schedule = ScheduleCatalog.Create(name, Rate, Base, steps);
            Assert.Equal(name, schedule.Name);
            for (int step = 0; step < steps; step++)
                Assert.InRange(schedule.At(step), 0, Rate * (1 + 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tenfold_rate_makes_every_step_tenfold(string name)
    {
        LrSchedule once = ScheduleCatalog.Create(name, Rate, Base, 50), tenfold = ScheduleCatalog.Create(name, 10 * Rate, 10 * Base, 50);
        for (int step = 0; step < 50; step++)
            Assert.Equal(10 * once.At(step), tenfold.At(step), 1e-12);
    }

    [Fact]
    public void A_definition_knows_the_rates_its_settings_give()
    {
        ScheduleDefinition given = ScheduleDefinition.Parse("triangular:base=1e-3,max=1e-2"), none = ScheduleDefinition.Parse("triangular");
        Assert.Equal((1e-2, 0.1), (given.MaxRate, given.BaseShare(1e-2)));
        Assert.Equal((null, null), (none.MaxRate, none.BaseShare(1e-2)));
        Assert.Equal("'triangular:base=1e-3' with 'base=1e-3'", Assert.Throws<SettingException>(() => ScheduleDefinition.Parse("triangular:base=1e-3").BaseShare(1e-3)).Found);
    }

    [Fact]
    public void A_setting_can_change_every_schedule_that_has_one()
    {
        foreach (ScheduleFamily family in ScheduleCatalog.All)
        {
            foreach (ScheduleSetting setting in family.Settings.Where(s => s.Name is not ("max" or "base")))
            {
                LrSchedule usual = ScheduleCatalog.Create(family.Name, Rate, Base, 50), other = ScheduleCatalog.Create($"{family.Name}:{setting.Name}={(setting.Value == "STEPS" ? "2" : "0.77")}", Rate, Base, 50);
                Assert.Contains(Enumerable.Range(0, 50), i => usual.At(i) != other.At(i));
            }
        }
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Refuses("Schedule", () => ScheduleCatalog.Create("sawtooth", Rate, Base, 10));
        Refuses("Rate", () => ScheduleCatalog.Create("cosine", 0, Base, 10));
        Refuses("Steps", () => ScheduleCatalog.Create("cosine", Rate, Base, 1));
        Refuses("BaseRate", () => ScheduleCatalog.Create("triangular", Rate, Rate, 10));
        Refuses("BaseRate", () => ScheduleCatalog.Create("triangular", Rate, 0, 10));
        Refuses("Gamma", () => new StepSchedule(Rate, 10) { Gamma = 1.5 });
        Refuses("StepSize", () => new StepSchedule(Rate, 10) { StepSize = 0 });
        Refuses("RisingShare", () => new OneCycleSchedule(Rate, 10) { RisingShare = 0 });
        Refuses("Power", () => new PolynomialSchedule(Rate, 10) { Power = double.NaN });
    }

    private static void Refuses(string setting, Func<LrSchedule> create) => Assert.Equal(setting, Assert.Throws<SettingException>(create).Setting);

    // The second half of schedules.py.
    private static string Other(string name) => name switch
    {
        "warmup" => FormattableString.Invariant($"warmup:start-factor={1.0 / 3:R},total-iters=7"),
        "step" => "step:size=5,gamma=0.5",
        "exponential" => "exponential:gamma=0.9",
        "polynomial" => "polynomial:power=0.9",
        "triangular2" => "triangular2:size=3",
        "exp-range" => "exp-range:size=6, gamma=0.97",
        "one-cycle" => "one-cycle:pct-start=0.45,div-factor=10,final-div-factor=100",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "there is no such case"),
    };
}
