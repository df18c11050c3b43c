using LrFind.Training;

namespace LrFind.Cli.OptionGroups;

/// <summary>
/// Several models in one text. A comma separates two, but behind a colon only before the name of a model or a file: what else follows is an
/// option.
/// </summary>
internal static class ModelList
{
    /// <summary>The models of a text.</summary>
    /// <param name="text">As in <c>linear,mlp:256,128,resnet,net.json</c>, which are four.</param>
    public static IEnumerable<string> Split(string text)
    {
        string? model = null;
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (model is null)
            {
                model = part;
            }
            else if (!model.Contains(':', StringComparison.Ordinal) || IsModel(part))
            {
                yield return model;
                model = part;
            }
            else
            {
                model += $",{part}";
            }
        }

        if (model is { Length: > 0 })
            yield return model;
    }

    private static bool IsModel(string part)
    {
        string name = part.Split(':')[0];
        return ModelChoice.IsFile(part) || ModelCatalog.All.Any(f => f.Name == name);
    }
}
