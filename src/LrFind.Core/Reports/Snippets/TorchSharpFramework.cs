using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports.Snippets;

/// <summary>
/// TorchSharp 0.105 and later. As for PyTorch, but pairs are two arguments, the rate of SGD has another name, and AdamW's weight decay is
/// off by default.
/// </summary>
internal sealed class TorchSharpFramework : IFramework
{
    private const string Name = "TorchSharp";
    private const string Comment = "//";

    /// <inheritdoc/>
    public Snippet Of(SnippetSettings settings)
    {
        if (settings.Optimizer.TorchClass is not { } name)
            return new Snippet(Name, Comment, $"// torch.optim has no {settings.Optimizer.Name}", null, null);
        string optimizer = Optimizer(settings.Optimizer is RMSpropSpec ? "RMSProp" : name, settings)
            + TorchCode.Notes(settings, Comment, ";");
        return settings.Optimizer is RpropSpec
            ? new Snippet(Name, Comment, optimizer, null, null)
            : new Snippet(Name, Comment, optimizer, OneCycle(settings), settings.HasCycles ? Cyclical(settings) : null);
    }

    private static string Optimizer(string name, SnippetSettings settings)
    {
        CallText call = CallText.CSharp($"var optimizer = torch.optim.{name}").Add("model.parameters()")
            .Add(settings.Optimizer is SgdSpec ? "learningRate" : "lr", NumberText.Rate(settings.Recommended.Constant));
        foreach ((string setting, object value) in TorchCode.SettingsOf(settings.Optimizer))
            Add(call, setting, value);

        return call.ToString();
    }

    private static void Add(CallText call, string setting, object value)
    {
        if (value is double[] pair)
        {
            (string first, string second) = setting switch
            {
                "etas" => ("etaminus", "etaplus"),
                "step_sizes" => ("min_step", "max_step"),
                _ => ("beta1", "beta2"),
            };
            call.Add(first, pair[0]).Add(second, pair[1]);
        }
        else
        {
            call.Add(setting, value is double number ? CallText.Number(number) : "true");
        }
    }

    private static string OneCycle(SnippetSettings settings) =>
        "// or one cycle over all steps of the training, scheduler.step() after each\n"
            + CallText.CSharp("var scheduler = torch.optim.lr_scheduler.OneCycleLR")
            .Add("optimizer").Add("max_lr", NumberText.Rate(settings.Recommended.OneCycleMax)).Add("total_steps",
                "steps").Add("cycle_momentum", "false");

    private static string Cyclical(SnippetSettings settings) =>
        "// or four cycles, scheduler.step() after each step\n" + CallText.CSharp("var scheduler = torch.optim.lr_scheduler.CyclicLR")
            .Add("optimizer").Add("base_lr", NumberText.Rate(settings.Recommended.CyclicalBase)).Add("max_lr",
                NumberText.Rate(settings.Recommended.CyclicalMax))
            .Add("step_size_up", "steps / 8").Add("cycle_momentum", "false");
}
