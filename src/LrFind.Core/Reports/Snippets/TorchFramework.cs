using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports.Snippets;

/// <summary>
/// PyTorch, in Python or in C#. Every setting that is on is written out, since other frameworks have other defaults. The momentum is not
/// cycled: it was not in the range test, and <c>CyclicLR</c> refuses optimizers that have none.
/// </summary>
/// <param name="name">The framework's name.</param>
/// <param name="language">What its users write.</param>
internal abstract class TorchFramework(string name, SnippetLanguage language) : IFramework
{
    /// <inheritdoc/>
    public Snippet Of(SnippetSettings settings)
    {
        if (settings.Optimizer.TorchClass is not { } torchClass)
            return With($"{language.Comment} torch.optim has no {settings.Optimizer.Name}");
        string optimizer = Optimizer(ClassOf(settings.Optimizer, torchClass), settings) + Notes(settings);
        return settings.Optimizer is RpropSpec
            ? With(optimizer)
            : With(optimizer, OneCycle(settings), settings.HasCycles ? Cyclical(settings) : null);
    }

    /// <summary>What the framework calls an optimizer.</summary>
    protected virtual string ClassOf(OptimizerSpec optimizer, string torchClass) => torchClass;

    /// <summary>What the framework calls an optimizer's rate.</summary>
    protected virtual string RateOf(OptimizerSpec optimizer) => "lr";

    /// <summary>Adds a setting that is two numbers.</summary>
    protected abstract void AddPair(CallText call, string setting, double first, double second);

    private Snippet With(string optimizer, string? oneCycle = null, string? cyclical = null) =>
        new(name, language.Comment, optimizer, oneCycle, cyclical);

    private string Optimizer(string optimizerClass, SnippetSettings settings)
    {
        CallText call = language.Assign("optimizer", $"torch.optim.{optimizerClass}").Add("model.parameters()")
            .Add(RateOf(settings.Optimizer), NumberText.Rate(settings.Recommended.Constant));
        foreach ((string setting, object value) in SettingsOf(settings.Optimizer))
        {
            if (value is double[] pair)
                AddPair(call, setting, pair[0], pair[1]);
            else
                call.Add(setting, value is double number ? CallText.Number(number) : language.True);
        }

        return call.ToString();
    }

    // All settings but those that are off, and off where they are not given.
    private static IEnumerable<KeyValuePair<string, object>> SettingsOf(OptimizerSpec optimizer)
    {
        IReadOnlyDictionary<string, object> usual = OptimizerCatalog.Find(optimizer.Name)!.Settings();
        return optimizer.Settings().Where(s => !IsOff(s.Value) || !IsOff(usual[s.Key]));
    }

    private static bool IsOff(object value) => value is 0.0 or false;

    private string Notes(SnippetSettings settings)
    {
        string notes = settings.ClipNorm is { } norm
            ? $"\n{language.Comment} before each step: torch.nn.utils.clip_grad_norm_(model.parameters(), {CallText.Number(norm)}){language.End}"
            : "";
        return settings.Optimizer is RpropSpec
            ? $"{notes}\n{language.Comment} Rprop finds its step sizes itself: a schedule would change nothing"
            : notes;
    }

    private string OneCycle(SnippetSettings settings) =>
        $"{language.Comment} or one cycle over all steps of the training, scheduler.step() after each\n"
        + Scheduler("OneCycleLR").Add("max_lr", NumberText.Rate(settings.Recommended.OneCycleMax)).Add("total_steps", "steps")
            .Add("cycle_momentum", language.False);

    private string Cyclical(SnippetSettings settings) =>
        $"{language.Comment} or four cycles, scheduler.step() after each step\n"
        + Scheduler("CyclicLR").Add("base_lr", NumberText.Rate(settings.Recommended.CyclicalBase))
            .Add("max_lr", NumberText.Rate(settings.Recommended.CyclicalMax)).Add("step_size_up", $"steps {language.Quotient} 8")
            .Add("cycle_momentum", language.False);

    private CallText Scheduler(string schedulerClass) =>
        language.Assign("scheduler", $"torch.optim.lr_scheduler.{schedulerClass}").Add("optimizer");
}

/// <summary>PyTorch 1.13 and later.</summary>
internal sealed class PyTorchFramework() : TorchFramework("PyTorch", SnippetLanguage.Python)
{
    /// <inheritdoc/>
    protected override void AddPair(CallText call, string setting, double first, double second) =>
        call.Add(setting, $"({CallText.Number(first)}, {CallText.Number(second)})");
}

/// <summary>
/// TorchSharp 0.105 and later: pairs are two arguments, the rate of SGD has another name, and AdamW's weight decay is off by default.
/// </summary>
internal sealed class TorchSharpFramework() : TorchFramework("TorchSharp", SnippetLanguage.CSharp)
{
    /// <inheritdoc/>
    protected override string ClassOf(OptimizerSpec optimizer, string torchClass) => optimizer is RMSpropSpec ? "RMSProp" : torchClass;

    /// <inheritdoc/>
    protected override string RateOf(OptimizerSpec optimizer) => optimizer is SgdSpec ? "learningRate" : "lr";

    /// <inheritdoc/>
    protected override void AddPair(CallText call, string setting, double first, double second)
    {
        (string firstName, string secondName) = setting switch
        {
            "etas" => ("etaminus", "etaplus"),
            "step_sizes" => ("min_step", "max_step"),
            _ => ("beta1", "beta2"),
        };
        call.Add(firstName, first).Add(secondName, second);
    }
}
