using System.CommandLine;
using System.Globalization;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Cli.Output.Files;
using LrFind.Data;
using LrFind.Models;
using LrFind.Models.Catalog;
using LrFind.Models.Json;
using LrFind.Reports.Json;
using LrFind.Reports.Text;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind models</c>: what <c>--model</c> takes, what becomes of it for certain data, and its JSON form.</summary>
internal sealed class ModelsCommand
{
    private readonly DataOptionGroup _data = new(isOptional: true);
    private readonly ModelOption _model = new(byDefault: null, runsCode: false);
    private readonly ValueOption<string?> _export = OptionFactory.OutputFile("--export", "FILE.json", "Write --model as JSON, which --model reads; as in net.json");
    private readonly ValueOption<long> _seed = OptionFactory.Seed("The seed of the split, and of the sample of a large file", 0);
    private readonly ResultOptionGroup _result = new("Print names, or of one model the number of its parameters, and nothing else");
    private readonly Terminal _terminal;

    private ModelsCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var models = new ModelsCommand(terminal);
        var command = new DocumentedCommand("models", "List the models, or the layers of one; with data, sized to them.")
        {
            Examples =
            [
                ("lrfind models", "the catalogue"),
                ("lrfind models data.csv", "sized to data"),
                ("lrfind models data.csv -m mlp:128,64", "the layers of one"),
                ("lrfind models data.csv -m resnet --export net.json", "the same as a file, which --model reads"),
            ],
            ExitCodes = [(ExitCode.Ok, "the models were listed")],
            Pages = ["docs/torchsharp.md", "docs/model.schema.json"],
        };
        models._data.AddTo(command);
        models._model.AddTo(command);
        command.Section(HelpTopic.Data).Add(models._seed);
        models._result.AddTo(command);
        command.Section(HelpTopic.Output).AddCommon(models._export);
        command.SetAction(parsed => models.Invoke(new CommandLineValues(parsed)));
        return command;
    }

    private int Invoke(CommandLineValues values)
    {
        LoadedModel? model = _model.Model(values);
        string? export = values.Get(_export);
        string? file = _data.OptionalFile(values);
        if (model is null && export is not null)
            throw new UsageException("--export writes a model; say which with --model");
        if (model is not null && file is null)
            throw new UsageException("--model is sized to data; name them, as in lrfind models data.csv --model mlp");
        ResultOptions result = _result.Bind(values);
        using var outputs = new OutputSet([.. file is null ? Array.Empty<string>() : [file], .. _model.Inputs(values)]);
        OutputFile? output = export is null ? null : outputs.Open(export);
        OutputFile? json = result.JsonFile is null ? null : outputs.Open(result.JsonFile);
        Dataset? dataset = file is null ? null
            : DatasetLoader.Load(file, _data.Bind(values, values.Get(_seed)), model is null ? null : model.TakesRows);
        if (model is null)
        {
            json?.WriteText(writer => JsonReport.WriteModels(writer, dataset, VersionAction.Tool));
            outputs.Commit();
            List(dataset, result);
            return ExitCode.Ok;
        }

        var sized = (ModelSpec)model.SizeTo(dataset!);
        output?.Write(stream => JsonModel.Write(stream, sized));
        json?.WriteText(writer => JsonReport.Write(writer, sized, dataset!, VersionAction.Tool));
        outputs.Commit();
        Describe(sized, dataset!, result, outputs.Paths);
        return ExitCode.Ok;
    }

    private void List(Dataset? dataset, ResultOptions result)
    {
        if (result.PrintsJson)
            JsonReport.WriteModels(_terminal.Output, dataset, VersionAction.Tool);
        else if (result.IsQuiet)
            _terminal.Output.WriteLine(string.Join(Environment.NewLine, ModelCatalog.Names));
        else if (dataset is null)
            ModelListText.Write(_terminal.Output);
        else
            ModelListText.Write(_terminal.Output, dataset, VersionAction.Tool);
    }

    private void Describe(ModelSpec model, Dataset dataset, ResultOptions result, IReadOnlyList<string> written)
    {
        if (result.PrintsJson)
        {
            JsonReport.Write(_terminal.Output, model, dataset, VersionAction.Tool);
        }
        else if (result.IsQuiet)
        {
            _terminal.Output.WriteLine(model.ParameterCount.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            ModelListText.Write(_terminal.Output, model);
            foreach (string file in written)
                _terminal.Output.WriteLine($"written     {file}");
        }

        _terminal.Warn(model.Warnings);
    }
}
