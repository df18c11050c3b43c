using System.CommandLine;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind tune</c>: the best constant rate, measured by short trainings, and the rates that cannot be told from it.</summary>
internal sealed class TuneCommand
{
    private readonly TuneOptionGroup _tune = new();
    private readonly OutputOptionGroup _output = new();
    private readonly ExperimentOptionGroup _experiment;
    private readonly Terminal _terminal;

    private TuneCommand(EngineFactory engines, Terminal terminal) =>
        (_experiment, _terminal) = (new ExperimentOptionGroup(engines), terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var tune = new TuneCommand(engines, terminal);
        var command = new DocumentedCommand("tune", "Measure the best rate, and those that cannot be told from it.")
        {
            Details = "A race of trainings with rates around the suggestion, on several splits of the rows, from which losers drop out early.",
            Examples =
            [
                ("lrfind tune data.csv", "the best constant rate"),
                ("lrfind tune data.csv -m linear --train-steps 300", "by shorter trainings"),
                ("lrfind tune data.csv --lr 1e-2 --seconds 5", "around a rate of your own, for 5 s"),
            ],
            ExitCodes =
            [
                (ExitCode.Ok, "a rate was measured"),
                (ExitCode.NoSuggestion, "no rate that was tried helps on rows held out"),
            ],
            Pages = ["docs/methods.md"],
        };
        tune._experiment.AddTo(command, tune._tune.AddTo);
        tune._output.AddTo(command);
        command.SetAction(parsed => tune.Invoke(new CommandLineValues(parsed), cancellation));
        return command;
    }

    private int Invoke(CommandLineValues values, CancellationToken cancellation)
    {
        FinderOptions options = _experiment.Finder(values);
        TuneOptions tuneOptions = _tune.Bind(values);
        tuneOptions.Validate();
        OutputOptions outputOptions = _output.Bind(values, _terminal);
        IEngine engine = _experiment.Engine(values);

        using var outputs = new Outputs(outputOptions, _experiment.PlotName(values, "tune"), _experiment.Inputs(values));
        Dataset dataset = Progress.Load(_terminal, _experiment, values, options);
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        TuneResult result = TuningProgress.Tune(_terminal, found, engine, tuneOptions, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Answer.Give(_terminal, new TuneReport(result, outputs.Head(_terminal)), outputs);
    }
}
