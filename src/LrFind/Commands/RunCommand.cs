using System.CommandLine;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Reports;
using LrFind.Suggestions;
using LrFind.Training;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind run</c>: the range test, its plot and its suggestion.</summary>
internal sealed class RunCommand
{
    private readonly DataOptionGroup _data = new();
    private readonly ModelOptionGroup _model = new();
    private readonly RangeTestOptionGroup _rangeTest = new();
    private readonly OutputOptionGroup _output = new();
    private readonly Func<int, IEngine> _createEngine;
    private readonly Terminal _terminal;

    private RunCommand(Func<int, IEngine> createEngine, Terminal terminal) => (_createEngine, _terminal) = (createEngine, terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Func<int, IEngine> createEngine, Terminal terminal, CancellationToken cancellation)
    {
        var run = new RunCommand(createEngine, terminal);
        var command = new Command("run", "Raise the learning rate over a few hundred mini-batches and suggest one to start with.");
        run._data.AddTo(command);
        run._model.AddTo(command);
        run._rangeTest.AddTo(command);
        run._output.AddTo(command);
        command.SetAction(parsed => run.Invoke(parsed, cancellation));
        return command;
    }

    private int Invoke(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new FinderOptions
        {
            Model = _model.Model(parsed),
            Loss = _model.Loss(parsed),
            ClassWeights = _model.ClassWeights(parsed),
            Optimizer = _model.Optimizer(parsed),
            RangeTest = _rangeTest.Bind(parsed),
        };
        options.Validate();
        OutputOptions outputOptions = _output.Bind(parsed);
        IEngine engine = _createEngine(_rangeTest.Threads(parsed));

        Dataset dataset = DatasetLoader.Load(_data.File(parsed), _data.Bind(parsed, options.RangeTest.Seed));
        using var outputs = new RunOutputs(outputOptions, dataset);
        FindResult result = Find(dataset, engine, options, cancellation);
        var report = new RunReport(result, VersionAction.Version, outputs.Names);
        cancellation.ThrowIfCancellationRequested();
        outputs.Write(report);
        return Print(report, outputOptions);
    }

    private FindResult Find(Dataset dataset, IEngine engine, FinderOptions options, CancellationToken cancellation)
    {
        if (!_terminal.ShowsProgress)
            return LearningRateFinder.Find(dataset, engine, options, null, cancellation);
        using var progress = new ProgressLine(_terminal.Error, options.RangeTest.Steps);
        return LearningRateFinder.Find(dataset, engine, options, progress, cancellation);
    }

    private int Print(RunReport report, OutputOptions options)
    {
        foreach (RunWarning warning in report.Result.Warnings)
            _terminal.Warn(warning.Message, warning.Remedy);

        SuggestionResult suggestion = report.Result.Suggestion;
        if (options.Json == OutputOptionGroup.StandardOutput)
            JsonReport.Write(_terminal.Output, report);
        else if (!options.Quiet)
            TextReport.Write(_terminal.Output, report);
        else if (suggestion.Suggestion is { } found)
            _terminal.Output.WriteLine(LrFormat.Rate(found.LearningRate));
        else
            PrintNoSuggestion(VerdictText.Of(suggestion.Verdict));
        return suggestion.Suggestion is null ? ExitCode.NoSuggestion : ExitCode.Ok;
    }

    private void PrintNoSuggestion(VerdictText words) =>
        _terminal.Error.WriteLine($"lrfind: no suggestion ({words.Code}): {words.Sentence}; {words.Remedy}");
}
