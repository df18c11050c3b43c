using LrFind.Training;

namespace LrFind.Reports.Snippets;

/// <summary>What PyTorch and TorchSharp have in common.</summary>
internal static class TorchCode
{
    /// <summary>The class of an optimizer in PyTorch; <see langword="null"/> where it has none.</summary>
    public static string? ClassOf(OptimizerSpec optimizer) => optimizer switch
    {
        AdamWSpec => "AdamW",
        AdamSpec => "Adam",
        SgdSpec => "SGD",
        AdadeltaSpec => "Adadelta",
        AdagradSpec => "Adagrad",
        AdamaxSpec => "Adamax",
        AsgdSpec => "ASGD",
        NAdamSpec => "NAdam",
        RAdamSpec => "RAdam",
        RMSpropSpec => "RMSprop",
        RpropSpec => "Rprop",
        _ => null,
    };

    /// <summary>The settings to write out: all but those that are off, and off where they are not given.</summary>
    public static IEnumerable<KeyValuePair<string, object>> SettingsOf(OptimizerSpec optimizer)
    {
        IReadOnlyDictionary<string, object> usual = OptimizerCatalog.All.First(o => o.Name == optimizer.Name).Settings();
        foreach (KeyValuePair<string, object> setting in optimizer.Settings())
        {
            if (!IsOff(setting.Value) || !IsOff(usual[setting.Key]))
                yield return setting;
        }
    }

    /// <summary>What the lines of an optimizer need beside them; empty, or with a line break in front.</summary>
    /// <param name="settings">The optimizer, and whether gradients are clipped.</param>
    /// <param name="comment">What starts a comment.</param>
    /// <param name="end">What ends a statement.</param>
    public static string Notes(SnippetSettings settings, string comment, string end)
    {
        string notes = settings.ClipNorm is { } norm
            ? $"\n{comment} before each step: torch.nn.utils.clip_grad_norm_(model.parameters(), {CallText.Number(norm)}){end}"
            : "";
        return settings.Optimizer is RpropSpec ? $"{notes}\n{comment} Rprop finds its step sizes itself: a schedule would change nothing" : notes;
    }

    private static bool IsOff(object value) => value is 0.0 or false;
}
