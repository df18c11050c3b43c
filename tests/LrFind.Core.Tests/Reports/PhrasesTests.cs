using LrFind.Models.Optimizers;
using LrFind.Reports;

namespace LrFind.Core.Tests.Reports;

public class PhrasesTests
{
    [Theory]
    [InlineData("adam", "adam")]
    [InlineData("adamw", "adamw, weight decay 0.01")]
    [InlineData("adam:betas=0.9,0.95,eps=1e-7,amsgrad", "adam, betas 0.9 and 0.95, eps 1e-7, amsgrad")]
    [InlineData("sgd:momentum=0.9,nesterov,weight_decay=0.1", "sgd, momentum 0.9 (Nesterov), weight decay 0.1")]
    [InlineData("sgd:momentum=0.9,dampening=0.5", "sgd, momentum 0.9, dampening 0.5")]
    [InlineData("rmsprop:alpha=0.9,centered", "rmsprop, alpha 0.9, centered")]
    [InlineData("rprop:step_sizes=1e-5,10", "rprop, step_sizes 1e-5 and 10")]
    public void An_optimizer_is_told_with_what_is_not_its_default(string text, string phrase) =>
        Assert.Equal(phrase, Phrases.Optimizer(OptimizerDefinition.Parse(text).Spec));
}
