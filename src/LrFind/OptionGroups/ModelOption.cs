using System.CommandLine;
using LrFind.Training;

namespace LrFind.Cli.OptionGroups;

/// <summary>Which model: a name of the catalogue, or a file, and how to read the file.</summary>
/// <param name="byDefault">The model where none is given; <see langword="null"/> for none.</param>
internal sealed class ModelOption(string? byDefault)
{
    private readonly Option<string?> _model = OptionOf(byDefault);

    private readonly ModelFileOptionGroup _file = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        _file.AddTo(command);
    }

    /// <summary>The model; <see langword="null"/> where none is given and there is no default.</summary>
    /// <exception cref="UsageException">An option does not go with the model.</exception>
    public ModelDefinition? Model(ParseResult parsed) => parsed.GetValue(_model) is { } text ? _file.Model(parsed, text) : null;

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
