using System.CommandLine;
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
    private const string Description =
        "Try rates out by short trainings around the suggestion, and say which is best on rows held out, and which cannot be told from it.";

    private readonly DataOptionGroup _data = new();
    private readonly ModelOptionGroup _model = new();
    private readonly TuneOptionGroup _tune = new();
    private readonly RangeTestOptionGroup _rangeTest = new();
    private readonly RuleOptionGroup _rules = new(showsAll: false);
    private readonly OutputOptionGroup _output = new();
    private readonly Func<int, IEngine> _createEngine;
    private readonly Terminal _terminal;

    private TuneCommand(Func<int, IEngine> createEngine, Terminal terminal) => (_createEngine, _terminal) = (createEngine, terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Func<int, IEngine> createEngine, Terminal terminal, CancellationToken cancellation)
    {
        var tune = new TuneCommand(createEngine, terminal);
        var command = new Command("tune", Description);
        tune._data.AddTo(command);
        tune._model.AddTo(command);
        tune._tune.AddTo(command);
        tune._rangeTest.AddTo(command);
        tune._rules.AddTo(command);
        tune._output.AddTo(command);
        command.SetAction(parsed => tune.Invoke(parsed, cancellation));
        return command;
    }

    private int Invoke(ParseResult parsed, CancellationToken cancellation)
    {
        FinderOptions options = _model.Bind(parsed, _rangeTest.Bind(parsed)) with { Rule = _rules.Rule(parsed) };
        TuneOptions tuneOptions = _tune.Bind(parsed);
        tuneOptions.Validate();
        OutputOptions outputOptions = _output.Bind(parsed);
        IEngine engine = _createEngine(_rangeTest.Threads(parsed));

        Dataset dataset = DatasetLoader.Load(_data.File(parsed), _data.Bind(parsed, options.RangeTest.Seed));
        using var outputs = new Outputs(outputOptions, dataset.Name, dataset.File, "tune");
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        TuneResult result = TuningProgress.Tune(_terminal, found, engine, tuneOptions, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Answer.Give(_terminal, new TuneReport(result, outputs.Head()), outputs);
    }
}
