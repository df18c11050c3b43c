using LrFind.Foundation;
using LrFind.RangeTests;

namespace LrFind.Core.Tests.RangeTests;

public class RangeTestOptionsTests
{
    [Theory]
    [InlineData("Steps", "Steps is 9; expected a whole number from 10 to 1000000")]
    [InlineData("LrMin", "LrMin is 0; expected a number of more than 0")]
    [InlineData("LrMax", "LrMax is 1E-06; expected more than the first rate, 1E-05")]
    [InlineData("BatchSize", "BatchSize is 0; expected a whole number of at least 1")]
    public void Options_out_of_range_are_refused_with_what_is_expected(string setting, string message)
    {
        var options = new RangeTestOptions();
        options = setting switch
        {
            "Steps" => options with { Steps = 9 },
            "LrMin" => options with { LrMin = 0 },
            "LrMax" => options with { LrMax = 1e-6 },
            _ => options with { BatchSize = 0 },
        };
        Assert.Equal(message, Assert.Throws<SettingException>(options.Validate).Message);
    }
}
