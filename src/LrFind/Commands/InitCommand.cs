using System.CommandLine.Parsing;
using System.CommandLine;
using System.Globalization;
using LrFind.Cli.Configuration;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output.Files;
using LrFind.Cli.Output;
using LrFind.Data.Csv;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments.Checks;
using LrFind.Experiments.Tuning;
using LrFind.Experiments;
using LrFind.Foundation.Files;
using LrFind.Foundation;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary>
/// <c>lrfind init</c>: writes a configuration with a check of one rate, the suggestion unless another is given or it is measured.
/// </summary>
internal sealed class InitCommand
{
    private readonly ExperimentOptionGroup _experiment;
    private readonly CheckOptionGroup _check = new();
    private readonly Option<bool> _tune = new("--tune")
    {
        Description = "Measure the best rate by short trainings; as lrfind tune does, and write that",
    };

    private readonly ValueOption<string?> _name =
        OptionFactory.Text("--name", "NAME", "What the check is called, as in iris [default: as the data]");

    private readonly ValueOption<string?> _config =
        OptionFactory.OutputFile("--config", "FILE.json", $"The file to write [default: {ConfigFile.DefaultName}]");

    private readonly EngineFactory _engines;
    private readonly Terminal _terminal;

    private InitCommand(EngineFactory engines, Terminal terminal) =>
        (_experiment, _engines, _terminal) = (new ExperimentOptionGroup(engines), engines, terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var init = new InitCommand(engines, terminal);
        var command = new DocumentedCommand("init", $"Write {ConfigFile.DefaultName} with a check of the suggested rate, for CI.")
        {
            Examples =
            [
                ("lrfind init data.csv", "a check of the suggestion"),
                ("lrfind init data.csv --tune --name tuned", "of the measured rate"),
                ("lrfind init data.csv --lr 3e-3 --name mine", "of a rate of your own"),
            ],
            ExitCodes =
            [
                (ExitCode.Ok, "the check was written"),
                (ExitCode.NoSuggestion, "there is no rate to check"),
            ],
            Pages = ["docs/ci.md"],
        };
        init._experiment.AddTo(command, init._check.AddTo);
        command.Section(HelpTopic.Trainings).AddCommon(init._tune);
        command.Section(HelpTopic.Checks).AddCommon(init._name).AddCommon(init._config);
        command.SetAction(parsed => init.Invoke(new CommandLineValues(parsed), init.SettingsOf(parsed), cancellation));
        return command;
    }

    private int Invoke(CommandLineValues values, IEnumerable<OptionResult> settings, CancellationToken cancellation)
    {
        string path = values.Get(_config) ?? ConfigFile.DefaultName, data = _experiment.File(values);
        if (File.Exists(path))
            throw new UsageException($"'{path}' is there already; add a check to it, or name another file by --config");
        FinderOptions options = _experiment.Finder(values);
        CheckOptions check = _check.Bind(values);
        check.Validate();
        double? given = _check.RateIfGiven(values);
        if (given is not null && values.IsOn(_tune))
            throw new UsageException("--lr and --tune both name the rate; leave one out");
        RequireRepeatable(values, data);
        using var outputs = new OutputSet(_experiment.Inputs(values));
        OutputFile file = outputs.Open(path);

        Dataset dataset = Progress.Load(_terminal, _experiment, values, options);
        if ((given ?? Suggest(values, dataset, options, cancellation)) is not { } rate)
            return ExitCode.NoSuggestion;
        string name = values.Get(_name) ?? (dataset.Name.Length > 0 ? dataset.Name : data);
        using var config = new MemoryStream();
        ConfigWriter.Write(config, path, name, data, rate, settings);
        CheckCommand.RequireUsable(_engines, _terminal, ConfigFile.Parse(path, config.ToArray()));
        file.Write(config.WriteTo);
        outputs.Commit();
        Say("check", $"'{name}' of {NumberText.Rate(rate)}");
        Say("written", path);
        Say("run it by", $"lrfind check{(values.IsGiven(_config) ? $" --config {path}" : "")}");
        return ExitCode.Ok;
    }

    // What is checked again and again has to be there again and again, and to have a name.
    private void RequireRepeatable(OptionValues values, string data)
    {
        if (data == CsvInput.StandardInput || EntryStatus.Of(data) is { Kind: EntryKind.Device })
            throw new UsageException($"'{data}' can be read only once; name a file, which every check can read again");
        if (values.Get(_name) is { } name && string.IsNullOrWhiteSpace(name))
            throw new UsageException($"--name is '{name}'; expected what the check is to be called, as in --name iris", "--name");
    }

    private double? Suggest(CommandLineValues values, Dataset dataset, FinderOptions options, CancellationToken cancellation)
    {
        IEngine engine = _experiment.Engine(values);
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        cancellation.ThrowIfCancellationRequested();
        foreach (Warning warning in found.Warnings)
            _terminal.Warn(warning.Message, warning.Remedy);
        if (values.IsOn(_tune))
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

    private IEnumerable<OptionResult> SettingsOf(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>()
        .Where(r => !r.Implicit && r.Option != _name && r.Option != _config && r.Option != _tune && r.Option.Name != "--lr");
}
