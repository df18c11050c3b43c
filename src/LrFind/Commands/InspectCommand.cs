using System.CommandLine;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data.Inspection;
using LrFind.Foundation;
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
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of the table" };
    private readonly Terminal _terminal;

    private InspectCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var inspect = new InspectCommand(terminal);
        var command = new Command("inspect", "Show what lrfind understands of a data file: columns, target, split, and what is wrong.");
        inspect._data.AddTo(command);
        inspect._model.AddTo(command);
        command.Add(inspect._seed);
        command.Add(inspect._json);
        command.SetAction(parsed => inspect.Invoke(new CommandLineValues(parsed)));
        return command;
    }

    private int Invoke(CommandLineValues values)
    {
        string file = _data.File(values);
        LoadedModel? model = _model.Model(values);
        TableInspection inspection = Progress.Read(_terminal, file, () =>
            TableInspector.Inspect(file, _data.Bind(values, values.Get(_seed)), model is null ? null : model.TakesRows));
        if (values.IsOn(_json))
            JsonReport.Write(_terminal.Output, inspection, VersionAction.Tool);
        else
            InspectionText.Write(_terminal.Output, inspection, VersionAction.Tool, _terminal.PlotSpace()?.Columns);
        _terminal.Output.Flush();
        foreach (Warning warning in inspection.Warnings)
            _terminal.Warn(warning.Message, warning.Remedy);
        // Whether the model takes the rows, and if not, why.
        if (inspection.Dataset is { } dataset)
            model?.SizeTo(dataset);
        if (inspection.Problem is null)
            return ExitCode.Ok;
        _terminal.Fail(OptionNames.In(inspection.Problem.Message));
        return ExitCode.BadInput;
    }
}
