using System.CommandLine;
using LrFind.Training;

namespace LrFind.Cli.OptionGroups;

/// <summary>Which model: a name of the catalogue, or a file, and how to read the file.</summary>
/// <param name="byDefault">The model where none is given; <see langword="null"/> for none.</param>
internal sealed class ModelOption(string? byDefault)
{
    private readonly Option<string?> _model = OptionOf(byDefault);

    private readonly Option<string[]> _modelArg = new("--model-arg")
    {
        Description = "A value for a parameter of the model in a C# file; may be repeated",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<bool> _fitIo = new("--fit-io") { Description = "Adjust the first and the last layer of the model in a file to the data" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_modelArg);
        command.Add(_fitIo);
    }

    /// <summary>The model; <see langword="null"/> where none is given and there is no default.</summary>
    /// <exception cref="UsageException">An option does not go with the model.</exception>
    public ModelDefinition? Model(ParseResult parsed)
    {
        string[] arguments = parsed.IsGiven(_modelArg) ? parsed.GetValue(_modelArg)! : [];
        return parsed.GetValue(_model) is { } text ? ModelChoice.Of(text, arguments, parsed.GetValue(_fitIo)) : null;
    }

    private static Option<string?> OptionOf(string? byDefault)
    {
        var option = new Option<string?>("--model")
        {
            Description = $"The model: {ModelCatalog.Usage}; or a file: Net.cs, Net.cs#Class, net.json",
            HelpName = "MODEL",
        };
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault;
        return option;
    }
}
