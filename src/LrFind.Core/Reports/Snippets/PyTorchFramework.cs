using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Reports.Snippets;

/// <summary>
/// PyTorch 1.13 and later. Every setting that is on is written out, since other frameworks have other defaults. The momentum is not cycled:
/// it was not in the range test, and <c>CyclicLR</c> refuses optimizers that have none.
/// </summary>
internal sealed class PyTorchFramework : IFramework
{
    private const string Name = "PyTorch";
    private const string Comment = "#";

    /// <inheritdoc/>
    public Snippet Of(SnippetSettings settings)
    {
        if (settings.Optimizer.TorchClass is not { } name)
            return new Snippet(Name, Comment, $"# torch.optim has no {settings.Optimizer.Name}", null, null);
        string optimizer = Optimizer(name, settings) + TorchCode.Notes(settings, Comment, "");
        return settings.Optimizer is RpropSpec
            ? new Snippet(Name, Comment, optimizer, null, null)
            : new Snippet(Name, Comment, optimizer, OneCycle(settings), settings.HasCycles ? Cyclical(settings) : null);
    }

    private static string Optimizer(string name, SnippetSettings settings)
    {
        CallText call = CallText.Python($"optimizer = torch.optim.{name}").Add("model.parameters()").Add("lr",
            NumberText.Rate(settings.Recommended.Constant));
        foreach ((string setting, object value) in TorchCode.SettingsOf(settings.Optimizer))
            call.Add(setting, Literal(value));

        return call.ToString();
    }

    private static string Literal(object value) => value switch
    {
        double[] pair => $"({CallText.Number(pair[0])}, {CallText.Number(pair[1])})",
        double number => CallText.Number(number),
        _ => "True",
    };

    private static string OneCycle(SnippetSettings settings) =>
        "# or one cycle over all steps of the training, scheduler.step() after each\n"
            + CallText.Python("scheduler = torch.optim.lr_scheduler.OneCycleLR")
            .Add("optimizer").Add("max_lr", NumberText.Rate(settings.Recommended.OneCycleMax)).Add("total_steps",
                "steps").Add("cycle_momentum", "False");

    private static string Cyclical(SnippetSettings settings) =>
        "# or four cycles, scheduler.step() after each step\n" + CallText.Python("scheduler = torch.optim.lr_scheduler.CyclicLR")
            .Add("optimizer").Add("base_lr", NumberText.Rate(settings.Recommended.CyclicalBase)).Add("max_lr",
                NumberText.Rate(settings.Recommended.CyclicalMax))
            .Add("step_size_up", "steps // 8").Add("cycle_momentum", "False");
}
