using FsCheck;
using FsCheck.Fluent;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Core.Tests.Models.Optimizers;

public class OptimizerDefinitionTests
{
    public static TheoryData<string, OptimizerSpec> Understood => new()
    {
        { "adam", new AdamSpec() },
        { "Adam", new AdamSpec() },
        { "AdamW", new AdamWSpec() },
        { "NAdam:momentum_decay=0.01", new NAdamSpec { MomentumDecay = 0.01 } },
        { "RMSprop:alpha=0.9,centered=true", new RMSpropSpec { Alpha = 0.9, Centered = true } },
        { "adam:betas=0.9,0.95,eps=1e-7", new AdamSpec { Beta2 = 0.95, Epsilon = 1e-7 } },
        { "adam:betas=(0.9, 0.95), eps=1e-7", new AdamSpec { Beta2 = 0.95, Epsilon = 1e-7 } },
        { "adam:eps=1e-7,betas=.9,.95,amsgrad", new AdamSpec { Beta2 = 0.95, Epsilon = 1e-7, AmsGrad = true } },
        { "ADAM:Betas=0.9,0.95,AMSGrad=False", new AdamSpec { Beta2 = 0.95 } },
        { "adamw:weight_decay=0.1", new AdamWSpec { WeightDecay = 0.1 } },
        { "adamw:weight-decay=0", new AdamWSpec { WeightDecay = 0 } },
        { "sgd:momentum=0.9,nesterov", new SgdSpec { Momentum = 0.9, Nesterov = true } },
        { "sgd:nesterov,momentum=0.9", new SgdSpec { Momentum = 0.9, Nesterov = true } },
        { "sgd:momentum=0.9,dampening=0.5,weight_decay=1e-4", new SgdSpec { Momentum = 0.9, Dampening = 0.5, WeightDecay = 1e-4 } },
        { "adagrad:lr_decay=0.1,initial_accumulator_value=0.5,eps=1e-8", new AdagradSpec { LrDecay = 0.1, InitialAccumulatorValue = 0.5, Epsilon = 1e-8 } },
        { "adadelta:rho=0.95", new AdadeltaSpec { Rho = 0.95 } },
        { "asgd:lambd=0,alpha=1,t0=100", new AsgdSpec { Lambd = 0, Alpha = 1, T0 = 100 } },
        { "lion:betas=0.95,0.98,weight_decay=0.1", new LionSpec { Beta1 = 0.95, Beta2 = 0.98, WeightDecay = 0.1 } },
        { "rprop:etas=0.4,1.3,step_sizes=1e-5,10", new RpropSpec { Etas = (0.4, 1.3), StepSizes = (1e-5, 10) } },
    };

    [Theory]
    [MemberData(nameof(Understood))]
    public void Settings_stand_behind_a_colon_by_the_names_of_PyTorch(string text, OptimizerSpec expected) =>
        Assert.Equal(expected, OptimizerDefinition.Parse(text).Spec);

    [Theory]
    [InlineData("adma", "'adma'; expected adam, adamw, sgd, adadelta, adagrad, adamax, asgd, lion, nadam, radam, rmsprop or rprop; did you mean 'adam'?")]
    [InlineData("lbfgs", "'lbfgs'; expected adam, adamw, sgd, adadelta, adagrad, adamax, asgd, lion, nadam, radam, rmsprop or rprop")]
    [InlineData("adam,eps=1e-7", "'adam,eps=1e-7'; expected settings behind a colon, as in adam:betas=0.9,0.95,eps=1e-7; did you mean 'adam:eps=1e-7'?")]
    [InlineData("sgd,adam", "'sgd,adam'; expected one optimizer; a sweep takes several")]
    [InlineData("adam:betaz=0.9,0.95", "'adam:betaz=0.9,0.95' with 'betaz=0.9,0.95'; expected betas=A,B, eps=NUMBER, weight_decay=NUMBER or amsgrad; did you mean 'betas'?")]
    [InlineData("adam:momentum=0.9", "'adam:momentum=0.9' with 'momentum=0.9'; expected betas=A,B, eps=NUMBER, weight_decay=NUMBER or amsgrad")]
    [InlineData("sgd:momentun=0.9", "'sgd:momentun=0.9' with 'momentun=0.9'; expected momentum=NUMBER, dampening=NUMBER, weight_decay=NUMBER or nesterov; did you mean 'momentum'?")]
    [InlineData("sgd:lr=0.1", "'sgd:lr=0.1' with 'lr=0.1'; expected momentum=NUMBER, dampening=NUMBER, weight_decay=NUMBER or nesterov; the rate is what is looked for")]
    [InlineData("adam:", "'adam:' with ''; expected betas=A,B, eps=NUMBER, weight_decay=NUMBER or amsgrad")]
    [InlineData("adam:0.9", "'adam:0.9' with '0.9'; expected betas=A,B, eps=NUMBER, weight_decay=NUMBER or amsgrad")]
    [InlineData("adam:eps=1e-7,eps=1e-6", "'adam:eps=1e-7,eps=1e-6' with 'eps=1e-6'; expected 'eps' once")]
    [InlineData("adam:eps=small", "'adam:eps=small' with 'eps=small'; expected one number, as in eps=0.9 or eps=1e-4")]
    [InlineData("adam:eps=1,2", "'adam:eps=1,2' with 'eps=1,2'; expected one number, as in eps=0.9 or eps=1e-4")]
    [InlineData("adam:eps", "'adam:eps' with 'eps'; expected one number, as in eps=0.9 or eps=1e-4")]
    [InlineData("adam:eps=nan", "'adam:eps=nan' with 'eps=nan'; expected one number, as in eps=0.9 or eps=1e-4")]
    [InlineData("adam:betas=0.9", "'adam:betas=0.9' with 'betas=0.9'; expected two numbers, as in betas=0.9,0.99")]
    [InlineData("adam:betas=0.9,0.95,0.99", "'adam:betas=0.9,0.95,0.99' with 'betas=0.9,0.95,0.99'; expected two numbers, as in betas=0.9,0.99")]
    [InlineData("adam:betas=0.9,nan", "'adam:betas=0.9,nan' with 'betas=0.9,nan'; expected two numbers, as in betas=0.9,0.99")]
    [InlineData("adam:betas=0.9,1", "'adam:betas=0.9,1' with 'betas=0.9,1'; expected two numbers, each of at least 0 and less than 1")]
    [InlineData("rprop:etas=1.2,0.5", "'rprop:etas=1.2,0.5' with 'etas=1.2,0.5'; expected a number between 0 and 1, and one of more than 1")]
    [InlineData("sgd:momentum=1", "'sgd:momentum=1' with 'momentum=1'; expected a number of at least 0 and less than 1")]
    [InlineData("sgd:weight_decay=-1", "'sgd:weight_decay=-1' with 'weight_decay=-1'; expected a number of 0 or more")]
    [InlineData("sgd:nesterov=1", "'sgd:nesterov=1' with 'nesterov=1'; expected nesterov alone, or true or false behind it")]
    public void What_cannot_be_understood_is_named_with_what_is_expected(string text, string problem) =>
        Assert.Equal($"Optimizer is {problem}", Assert.Throws<SettingException>(() => OptimizerDefinition.Parse(text)).Message);

    [Fact]
    public void What_is_given_is_told_from_what_is_a_default()
    {
        var definition = OptimizerDefinition.Parse("adam:Weight-Decay=0");
        Assert.True(definition.Gives("weight_decay"));
        Assert.False(definition.Gives("eps"));
    }

    [Theory]
    [InlineData("sgd:nesterov", "'sgd:nesterov', whose momentum is 0; expected a number of more than 0 with Nesterov")]
    [InlineData("sgd:momentum=0.9,nesterov,dampening=0.5", "'sgd:momentum=0.9,nesterov,dampening=0.5', whose dampening is 0.5; expected 0 with Nesterov")]
    public void Settings_that_do_not_go_together_are_refused(string text, string problem)
    {
        var definition = OptimizerDefinition.Parse(text);
        Assert.Equal($"Optimizer is {problem}", Assert.Throws<SettingException>(() => definition.Validated(definition.Spec)).Message);
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same() => Prop.ForAll(Specs().ToArbitrary(), spec =>
        Assert.Equal(spec, OptimizerDefinition.Parse(OptimizerText.Format(spec)).Spec)).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_and_hyphens_make_no_difference() => Prop.ForAll(Specs().ToArbitrary(), spec =>
    {
        string text = OptimizerText.Format(spec);
        Assert.Equal(spec, OptimizerDefinition.Parse(text.ToUpperInvariant()).Spec);
        Assert.Equal(spec, OptimizerDefinition.Parse(text.Replace('_', '-').Replace(",", " , ", StringComparison.Ordinal)).Spec);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_list_is_split_into_what_it_was_joined_of() => Prop.ForAll(Gen.NonEmptyListOf(Specs()).ToArbitrary(), specs =>
    {
        string[] texts = [.. specs.Select(s => OptimizerText.Format(s))];
        Assert.Equal(texts, OptimizerText.SplitList(string.Join(',', texts)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_setting_can_be_set_to_what_it_is()
    {
        foreach (OptimizerSpec optimizer in OptimizerCatalog.All)
        {
            foreach ((string name, object value) in optimizer.Settings())
                Assert.Equal(optimizer, optimizer.With(name, value));
            Assert.Throws<ArgumentException>(() => optimizer.With("lr", 0.1));
        }
    }

    [Fact]
    public void No_setting_is_called_like_an_optimizer() =>
        Assert.Empty(OptimizerCatalog.All.SelectMany(o => o.Settings().Keys).Intersect(OptimizerCatalog.Names));

    // Any optimizer with some of its settings changed to what they may be.
    private static Gen<OptimizerSpec> Specs() =>
        from optimizer in Gen.Elements<OptimizerSpec>(OptimizerCatalog.All)
        from shares in Gen.ArrayOf(Gen.Choose(0, 999_999).Select(i => i / 1e6), 20)
        from isSet in Gen.ArrayOf(Gen.Elements(true, false), 20)
        select Change(optimizer, shares, isSet);

    private static OptimizerSpec Change(OptimizerSpec optimizer, double[] shares, bool[] isSet)
    {
        OptimizerSpec changed = optimizer;
        int at = 0;
        foreach ((string name, object value) in optimizer.Settings())
        {
            double share = shares[at], other = shares[at + 1];
            if (isSet[at++])
                changed = changed.With(name, value switch
                {
                    bool => true,
                    double[] when name == "etas" => (double[])[0.1 + share / 2, 1.5 + other],
                    double[] when name == "step_sizes" => (double[])[share * 1e-9, 1 + other * 1e12],
                    double[] => (double[])[share, other],
                    _ => share * (name is "eps" ? 1e-12 : 1),
                });
        }

        return changed;
    }
}
