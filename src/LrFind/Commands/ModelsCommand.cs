using System.CommandLine;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind models</c>: what <c>--model</c> takes.</summary>
internal sealed class ModelsCommand
{
    private readonly DataOptionGroup _data = new(isOptional: true);
    private readonly Terminal _terminal;

    private ModelsCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var models = new ModelsCommand(terminal);
        var command = new Command("models", "List the models there are; with data, their parameters and layers.");
        models._data.AddTo(command);
        command.SetAction(models.Invoke);
        return command;
    }

    private int Invoke(ParseResult parsed)
    {
        if (_data.OptionalFile(parsed) is { } file)
            ModelListReport.Write(_terminal.Output, DatasetLoader.Load(file, _data.Bind(parsed, seed: 0)));
        else
            ModelListReport.Write(_terminal.Output);
        return ExitCode.Ok;
    }
}
