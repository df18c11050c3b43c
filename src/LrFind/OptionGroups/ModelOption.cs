using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Engines.Worker;
using LrFind.Models;
using LrFind.Models.Catalog;

namespace LrFind.Cli.OptionGroups;

/// <summary>Which model: a name of the catalogue, or a file, and how to read the file.</summary>
/// <param name="byDefault">The model where none is given; <see langword="null"/> for none.</param>
/// <param name="runsCode">Whether the command can run models that are code. Default: yes.</param>
internal sealed class ModelOption(string? byDefault, bool runsCode = true)
{
    private readonly ValueOption<string?> _model = OptionFactory.Text("--model", "MODEL",
        $"The model: {ModelCatalog.Usage}; or a file: Net.cs, Net.cs#Class, net.json{(runsCode ? "; with --engine torchsharp also My.dll#Class, My.csproj#Class" : "")}", byDefault, brief: "-m");

    private readonly ModelFileOptionGroup _file = new(runsCode);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command)
    {
        command.Section(HelpTopic.Model).AddCommon(_model);
        _file.AddTo(command);
    }

    /// <summary>The model; <see langword="null"/> where none is given and there is no default.</summary>
    /// <param name="values">The values of the options.</param>
    /// <param name="code">What runs models that are code; <see langword="null"/> to read them only.</param>
    /// <exception cref="UsageException">An option does not go with the model.</exception>
    public LoadedModel? Model(OptionValues values, WorkerEngine? code = null) =>
        values.Get(_model) is { } text ? _file.Model(values, text, code) : null;

    /// <summary>The files that the model is read from; none for a name of the catalogue.</summary>
    public IEnumerable<string> Inputs(OptionValues values) => values.Get(_model) is { } text ? ModelChoice.FilesOf(text) : [];
}

/// <summary>How models in files are read.</summary>
/// <param name="runsCode">Whether the command can run models that are code. Default: yes.</param>
internal sealed class ModelFileOptionGroup(bool runsCode = true)
{
    // What to do about code that cannot be read, in words of this command.
    private readonly string _otherwise = runsCode ? "--engine torchsharp runs it" : "'lrfind run --engine torchsharp' runs it";

    private readonly Option<string[]> _modelArg = new("--model-arg")
    {
        Description = "A value for a parameter of the model in a C# file, as in hidden=64; may be repeated",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<bool> _fitIo = new("--fit-io") { Description = "Adjust the first and the last layer of the model in a file to the data" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(DocumentedCommand command) => command.Section(HelpTopic.Model).Add(_modelArg).Add(_fitIo);

    /// <summary>The model of a name or a file.</summary>
    /// <exception cref="UsageException">An option does not go with the model.</exception>
    public LoadedModel Model(OptionValues values, string text, WorkerEngine? code) =>
        ModelChoice.Load(text, Arguments(values), values.IsOn(_fitIo), _otherwise, code);

    /// <summary>Several models, of which each takes the options that go with it.</summary>
    /// <param name="values">The values of the options.</param>
    /// <param name="texts">Names and files, all different.</param>
    /// <param name="code">What runs models that are code; <see langword="null"/> to read them only.</param>
    /// <exception cref="UsageException">An option goes with none of the models.</exception>
    public IReadOnlyDictionary<string, LoadedModel> Models(OptionValues values, IReadOnlyList<string> texts, WorkerEngine? code)
    {
        string[] arguments = Arguments(values);
        bool fitsData = values.IsOn(_fitIo);
        if (arguments.Length > 0 && !texts.Any(ModelChoice.IsCode))
            throw new UsageException("--model-arg goes with a C# file only, as in --model Net.cs");
        if (fitsData && !texts.Any(ModelChoice.IsFile))
            throw new UsageException("--fit-io goes with a file only, as in --model Net.cs; models by name fit the data by themselves");
        return texts.ToDictionary(t => t, t =>
            ModelChoice.Load(t, ModelChoice.IsCode(t) ? arguments : [], fitsData && ModelChoice.IsFile(t), _otherwise, code));
    }

    private string[] Arguments(OptionValues values) => values.All(_modelArg);
}
