using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Cli.Output.Files;
using LrFind.Data.Inspection;
using LrFind.Models;
using LrFind.Reports.Json;
using LrFind.Reports.Text;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind inspect</c>: what was understood of a data file.</summary>
internal sealed class InspectCommand
{
    private readonly DataOptionGroup _data = new();
    private readonly ModelOption _model = new(byDefault: null, runsCode: false);
    private readonly ValueOption<long> _seed = OptionFactory.Seed("The seed of the split, and of the sample of a large file", 0);
    private readonly ResultOptionGroup _result = new("Print nothing but what is wrong");
    private readonly Terminal _terminal;

    private InspectCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var inspect = new InspectCommand(terminal);
        var command = new DocumentedCommand("inspect", "Show what is understood of a data file, and what is wrong with it.")
        {
            Examples =
            [
                ("lrfind inspect data.csv", "what becomes of each column"),
                ("lrfind inspect data.csv -t species --drop petal_width", "with another choice of columns"),
                ("lrfind inspect data.csv --quiet", "only what is wrong"),
            ],
            ExitCodes = [(ExitCode.Ok, "the file can be learned from")],
            Pages = ["docs/data.md"],
        };
        inspect._data.AddTo(command);
        inspect._model.AddTo(command);
        command.Section(HelpTopic.Data).Add(inspect._seed);
        inspect._result.AddTo(command);
        command.SetAction(parsed => inspect.Invoke(new CommandLineValues(parsed)));
        return command;
    }

    private int Invoke(CommandLineValues values)
    {
        string file = _data.File(values);
        LoadedModel? model = _model.Model(values);
        ResultOptions result = _result.Bind(values);
        using var outputs = new OutputSet([file, .. _model.Inputs(values)]);
        OutputFile? json = result.JsonFile is { } name ? outputs.Open(name) : null;
        TableInspection inspection = Progress.Read(_terminal, file, () =>
            TableInspector.Inspect(file, _data.Bind(values, values.Get(_seed)), model is null ? null : model.TakesRows));
        json?.WriteText(writer => JsonReport.Write(writer, inspection, VersionAction.Tool));
        outputs.Commit();
        if (result.PrintsJson)
            JsonReport.Write(_terminal.Output, inspection, VersionAction.Tool);
        else if (!result.IsQuiet)
            InspectionText.Write(_terminal.Output, inspection, VersionAction.Tool, _terminal.PlotSpace()?.Columns);
        _terminal.Output.Flush();
        _terminal.Warn(inspection.Warnings);
        // Whether the model takes the rows, and if not, why.
        if (inspection.Dataset is { } dataset)
            model?.SizeTo(dataset);
        if (inspection.Problem is null)
            return ExitCode.Ok;
        _terminal.Fail(OptionNames.In(inspection.Problem.Message));
        return ExitCode.BadInput;
    }
}
