using System.CommandLine;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.Reports;
using LrFind.Training;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind check</c>: whether a rate is safe and useful on certain data.</summary>
internal sealed class CheckCommand
{
    private readonly DataOptionGroup _data = new();
    private readonly ModelOptionGroup _model = new();
    private readonly CheckOptionGroup _check = new();
    private readonly RangeTestOptionGroup _rangeTest = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of the summary" };
    private readonly Option<string?> _junit = OptionFactory.Create("--junit", "FILE.xml", "Write the verdict as JUnit's XML");
    private readonly Func<int, IEngine> _createEngine;
    private readonly Terminal _terminal;

    private CheckCommand(Func<int, IEngine> createEngine, Terminal terminal) => (_createEngine, _terminal) = (createEngine, terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Func<int, IEngine> createEngine, Terminal terminal, CancellationToken cancellation)
    {
        var check = new CheckCommand(createEngine, terminal);
        var command = new Command("check", "Say whether a rate is safe and useful on this data: ok, too high, too low or inconclusive.");
        check._data.AddTo(command);
        check._model.AddTo(command);
        check._check.AddTo(command);
        check._rangeTest.AddTo(command);
        command.Add(check._json);
        command.Add(check._junit);
        command.SetAction(parsed => check.Invoke(parsed, cancellation));
        return command;
    }

    private int Invoke(ParseResult parsed, CancellationToken cancellation)
    {
        FinderOptions options = _model.Bind(parsed, _rangeTest.Bind(parsed));
        CheckOptions checkOptions = _check.Bind(parsed);
        checkOptions.Validate();
        double? given = _check.Rate(parsed);
        double? baseline = _check.Baseline(parsed) is { } file ? BaselineReport.ReadSuggestion(file) : null;
        IEngine engine = _createEngine(_rangeTest.Threads(parsed));

        Dataset dataset = DatasetLoader.Load(_data.File(parsed), _data.Bind(parsed, options.RangeTest.Seed));
        using OutputFile? junit = OpenJUnit(parsed, dataset.File);
        FindResult found = LearningRateFinder.Find(dataset, engine, options, null, cancellation);
        var report = new CheckReport(LearningRateCheck.Check(found, engine, (given ?? baseline)!.Value, baseline, checkOptions, cancellation), VersionAction.Version);
        cancellation.ThrowIfCancellationRequested();
        junit?.Write(report.WriteJUnit);
        junit?.Commit();
        Print(report, parsed.GetValue(_json));
        return report.Result.Verdict switch
        {
            CheckVerdict.Ok => ExitCode.Ok,
            CheckVerdict.Inconclusive => ExitCode.NoSuggestion,
            _ => ExitCode.Failed,
        };
    }

    private OutputFile? OpenJUnit(ParseResult parsed, string input)
    {
        if (parsed.GetValue(_junit) is not { } path)
            return null;
        return Path.GetFullPath(path) == Path.GetFullPath(input) ? throw new UsageException($"writing '{path}' would overwrite the data") : OutputFile.Open(path);
    }

    private void Print(CheckReport report, bool json)
    {
        foreach (RunWarning warning in report.Result.Found.Warnings)
            _terminal.Warn(warning.Message, warning.Remedy);
        if (json)
            JsonReport.Write(_terminal.Output, report);
        else
            report.WriteText(_terminal.Output);
    }
}
