using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using LrFind.Foundation;
using LrFind.Models.Optimizers;

namespace LrFind.Cli.OptionGroups;

/// <summary>The option <c>--optimizer</c>: of one, and of a sweep.</summary>
internal static class OptimizerOption
{
    private const string Name = "--optimizer";

    /// <summary>One optimizer; adam by default.</summary>
    public static ValueOption<OptimizerDefinition> One()
    {
        string[] names = [.. OptimizerCatalog.Names];
        var option = new ValueOption<OptimizerDefinition>(Name, "OPTIMIZER",
            $"The optimizer: {WordList.AnyOf(names)}, with settings as in {OptimizerText.Example}", "an optimizer",
            OptimizerDefinition.Parse(names[0]), (string text, [MaybeNullWhen(false)] out OptimizerDefinition definition) =>
            {
                definition = OptimizerDefinition.Parse(text);
                return true;
            }, names[0]);
        option.CompletionSources.Add(names);
        return option;
    }

    /// <summary>Several optimizers, as they are given; <see langword="null"/> where none are.</summary>
    public static ValueOption<IReadOnlyList<string>?> Several()
    {
        string[] names = [.. OptimizerCatalog.Names];
        var option = new ValueOption<IReadOnlyList<string>?>(Name, "OPTIMIZERS",
            "Optimizers, as in sgd,adam:betas=0.9,0.95,adamw: a comma starts a new one before a name [default: adam]", "names", null,
            (string text, out IReadOnlyList<string>? optimizers) =>
            {
                optimizers = OptimizerText.SplitList(text);
                return true;
            });
        option.CompletionSources.Add(names);
        return option;
    }
}
