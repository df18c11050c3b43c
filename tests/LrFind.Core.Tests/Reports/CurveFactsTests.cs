using LrFind.Curves.Files;
using LrFind.Models.Optimizers;
using LrFind.Reports;

namespace LrFind.Core.Tests.Reports;

public class CurveFactsTests
{
    // The first steps of RMSprop go the further, the slower its mean square settles: a file that is read again has to say how slowly.
    [Theory]
    [InlineData("rmsprop:alpha=0.9,momentum=0.5,centered,weight_decay=0.1")]
    [InlineData("rmsprop:alpha=0.999")]
    [InlineData("rmsprop")]
    [InlineData("adam:betas=0.5,0.9")]
    public void The_optimizer_of_a_file_starts_like_the_one_that_wrote_it(string text)
    {
        OptimizerSpec optimizer = OptimizerDefinition.Parse(text).Spec;
        Assert.Equal(optimizer.StepGain(0), StepGain(Phrases.Optimizer(optimizer)), 1e-12);
    }

    [Theory]
    [InlineData("rmsprop, alpha 7")]
    [InlineData("rmsprop, alpha")]
    [InlineData("rmsprop, alpha much, gamma 0.9, alpha 1 2")]
    public void Settings_that_make_no_sense_are_passed_over(string phrase) => Assert.Equal(new RMSpropSpec().StepGain(0), StepGain(phrase), 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("lbfgs, alpha 0.9")]
    public void An_optimizer_that_is_not_known_has_steps_of_one_length(string phrase) => Assert.Equal(1, StepGain(phrase));

    private static double StepGain(string phrase)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("curve.csv", $"# optimizer: {phrase}\nlr,loss\n1e-3,1\n1e-2,0.5\n1e-1,2\n");
        return CurveFacts.CurvesOf(CurveFile.Read(path)).StepGain(0);
    }
}
