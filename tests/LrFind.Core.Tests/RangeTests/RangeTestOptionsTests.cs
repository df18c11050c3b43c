using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

public class RangeTestOptionsTests
{
    [Theory]
    [InlineData("Steps", "Steps is 9; expected a whole number from 10 to 1000000")]
    [InlineData("LrMin", "LrMin is 0; expected a number of more than 0")]
    [InlineData("LrMax", "LrMax is 1E-06; expected more than the first rate, 1E-05")]
    [InlineData("LrMin tiny", "LrMin is 1E-310; expected a number from 1e-30 to 1e30")]
    [InlineData("LrMax huge", "LrMax is 1E+308; expected a number from 1e-30 to 1e30")]
    [InlineData("LrMax near", "LrMax is 1.0000000000000003E-05; expected so much more than the first rate, 1E-05, that 100 rates between them differ")]
    [InlineData("BatchSize huge", "BatchSize is 2147483647; expected a whole number from 1 to 16777216")]
    [InlineData("BatchSize", "BatchSize is 0; expected a whole number of at least 1")]
    public void Options_out_of_range_are_refused_with_what_is_expected(string setting, string message)
    {
        var options = new RangeTestOptions();
        options = setting switch
        {
            "Steps" => options with { Steps = 9 },
            "LrMin" => options with { LrMin = 0 },
            "LrMax" => options with { LrMax = 1e-6 },
            "LrMin tiny" => options with { LrMin = 1e-310 },
            "LrMax huge" => options with { LrMax = 1e308 },
            "LrMax near" => options with { LrMax = Math.BitIncrement(options.LrMin) },
            "BatchSize huge" => options with { BatchSize = int.MaxValue },
            _ => options with { BatchSize = 0 },
        };
        Assert.Equal(message, Assert.Throws<SettingException>(options.Validate).Message);
    }
}
