using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LrFind.Cli.Configuration;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.Experiments.Tuning;
using LrFind.Foundation;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary>
/// <c>lrfind init</c>: writes a configuration with a check of one rate, the suggestion unless another is given or it is measured.
/// </summary>
internal sealed class InitCommand
{
    private readonly DataOptionGroup _data = new();
    private readonly ModelOptionGroup _model = new();
    private readonly CheckOptionGroup _check = new();
    private readonly RangeTestOptionGroup _rangeTest = new();
    private readonly RuleOptionGroup _rules = new(showsAll: false);
    private readonly Option<bool> _tune = new("--tune")
    {
        Description = "Measure the best rate by short trainings around the suggestion, as lrfind tune does, and write that",
    };

    private readonly Option<string?> _name = OptionFactory.Create("--name", "NAME", "What the check is called [default: as the data]");
    private readonly Option<string?> _config = OptionFactory.Create("--config", "FILE.json",
        $"The file to write [default: {ConfigFile.DefaultName}]");
    private readonly Func<int, IEngine> _createEngine;
    private readonly Terminal _terminal;

    private InitCommand(Func<int, IEngine> createEngine, Terminal terminal) => (_createEngine, _terminal) = (createEngine, terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Func<int, IEngine> createEngine, Terminal terminal, CancellationToken cancellation)
    {
        var init = new InitCommand(createEngine, terminal);
        var command = new Command("init", $"Write {ConfigFile.DefaultName} with a check of the suggested rate, for 'lrfind check' to run.");
        init._data.AddTo(command);
        init._model.AddTo(command);
        init._check.AddTo(command);
        init._rangeTest.AddTo(command);
        init._rules.AddTo(command);
        command.Add(init._tune);
        command.Add(init._name);
        command.Add(init._config);
        command.SetAction(parsed => init.Invoke(parsed, cancellation));
        return command;
    }

    private int Invoke(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetValue(_config) ?? ConfigFile.DefaultName, data = _data.File(parsed);
        if (File.Exists(path))
            throw new UsageException($"'{path}' is there already; add a check to it, or name another file by --config");
        FinderOptions options = _model.Bind(parsed, _rangeTest.Bind(parsed)) with { Rule = _rules.Rule(parsed) };
        CheckOptions check = _check.Bind(parsed);
        check.Validate();
        double? given = _check.RateIfGiven(parsed);
        if (given is not null && parsed.GetValue(_tune))
            throw new UsageException("--lr and --tune both name the rate; leave one out");
        using var file = OutputFile.Open(path);

        Dataset dataset = DatasetLoader.Load(data, _data.Bind(parsed, options.RangeTest.Seed));
        if ((given ?? Suggest(parsed, dataset, options, cancellation)) is not { } rate)
            return ExitCode.NoSuggestion;
        string name = parsed.GetValue(_name) ?? dataset.Name;
        file.Write(stream => ConfigWriter.Write(stream, path, name, data, rate, GivenOptions(parsed)));
        file.Commit();
        Say("check", $"'{name}' of {NumberText.Rate(rate)}");
        Say("written", path);
        Say("run it by", $"lrfind check{(parsed.IsGiven(_config) ? $" --config {path}" : "")}");
        return ExitCode.Ok;
    }

    private double? Suggest(ParseResult parsed, Dataset dataset, FinderOptions options, CancellationToken cancellation)
    {
        IEngine engine = _createEngine(_rangeTest.Threads(parsed));
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        cancellation.ThrowIfCancellationRequested();
        foreach (Warning warning in found.Warnings)
            _terminal.Warn(warning.Message, warning.Remedy);
        if (parsed.GetValue(_tune))
            return Measure(found, engine, cancellation);
        if (found.Answer.Suggestion is { } suggestion)
            return Rounded(suggestion.LearningRate);
        Answer.PrintNoRate(_terminal, "check", found.Answer);
        return null;
    }

    private double? Measure(FindResult found, IEngine engine, CancellationToken cancellation)
    {
        TuneResult result = TuningProgress.Tune(_terminal, found, engine, new TuneOptions(), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (result.LearningRate is { } rate)
            return Rounded(rate);
        Answer.PrintRate(_terminal, new TuneReport(result, new ReportHead(VersionAction.Tool, [])).Conclusion);
        return null;
    }

    // Two digits are what a person would write, and as exact as a rate is.
    private static double Rounded(double rate) =>
        double.Parse(rate.ToString("0.0e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private void Say(string label, string text) => _terminal.Output.WriteLine($"{label,-11} {text}");

    private IEnumerable<OptionResult> GivenOptions(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>()
        .Where(r => !r.Implicit && r.Option != _name && r.Option != _config && r.Option != _tune && r.Option.Name != "--lr");
}
