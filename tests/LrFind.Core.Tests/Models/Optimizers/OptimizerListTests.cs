using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Models.Optimizers;

public class OptimizerListTests
{
    [Theory]
    [InlineData("sgd,adam", "sgd", "adam")]
    [InlineData("sgd,adam:betas=0.9,0.95,adamw", "sgd", "adam:betas=0.9,0.95", "adamw")]
    [InlineData("adam:betas=0.9,0.95,adam:betas=0.9,0.99", "adam:betas=0.9,0.95", "adam:betas=0.9,0.99")]
    [InlineData("SGD:momentum=0.9,Nesterov,Adam", "SGD:momentum=0.9,Nesterov", "Adam")]
    [InlineData("sgd:nesterov,momentum=0.9,rmsprop:centered,alpha=0.9", "sgd:nesterov,momentum=0.9", "rmsprop:centered,alpha=0.9")]
    [InlineData("adam:betas=0.9, .95 , sgd", "adam:betas=0.9,.95", "sgd")]
    [InlineData("adam:betas=(0.9,0.95),sgd", "adam:betas=(0.9,0.95)", "sgd")]
    [InlineData("rprop:step_sizes=1e-6,50,rprop", "rprop:step_sizes=1e-6,50", "rprop")]
    [InlineData("sgd,,adam,", "sgd", "adam")]
    [InlineData("")]
    [InlineData(",")]
    public void A_comma_begins_an_optimizer_unless_it_goes_on_with_settings(string text, params string[] optimizers) =>
        Assert.Equal(optimizers, OptimizerText.SplitList(text));

    [Theory]
    [InlineData("sgd:momentum=0.9,adma", "sgd:momentum=0.9", "adma")]
    [InlineData("sgd:momentum=0.9,nestrov", "sgd:momentum=0.9,nestrov")]
    [InlineData("sgd:momentum=0.9,amsgrad", "sgd:momentum=0.9,amsgrad")]
    [InlineData("adam:betas=0.9,nan", "adam:betas=0.9,nan")]
    [InlineData("sgd:momentum=0.9,momentun=0.5", "sgd:momentum=0.9,momentun=0.5")]
    [InlineData("sgd,momentum=0.9", "sgd", "momentum=0.9")]
    public void What_is_mistyped_stands_where_it_was_meant(string text, params string[] optimizers) =>
        Assert.Equal(optimizers, OptimizerText.SplitList(text));
}
