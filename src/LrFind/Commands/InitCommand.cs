using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LrFind.Cli.Configuration;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Cli.Output.Files;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Foundation;
using LrFind.Foundation.Files;
using LrFind.Reports;
using LrFind.Reports.Json;

namespace LrFind.Cli.Commands;

/// <summary>
/// <c>lrfind init</c>: adds a check of one rate to a configuration, which it writes where there is none: of the suggestion unless another
/// is given or it is measured.
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
        OptionFactory.OutputFile("--config", "FILE.json", $"The file to write, or to add to [default: {ConfigFile.DefaultName}]");

    private readonly ResultOptionGroup _result = new("Print the rate of the check and nothing else");

    private readonly EngineFactory _engines;
    private readonly Terminal _terminal;

    private InitCommand(EngineFactory engines, Terminal terminal) =>
        (_experiment, _engines, _terminal) = (new ExperimentOptionGroup(engines), engines, terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var init = new InitCommand(engines, terminal);
        var command = new DocumentedCommand("init", $"Write a check of the suggested rate to {ConfigFile.DefaultName}, for CI.")
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
        init._result.AddTo(command);
        Option[] settable = [.. command.Options.Where(init.IsSetting)];
        command.SetAction(parsed => init.Invoke(new CommandLineValues(parsed), settable, init.SettingsOf(parsed), cancellation));
        return command;
    }

    private int Invoke(CommandLineValues line, Option[] settable, IEnumerable<OptionResult> settings, CancellationToken cancellation)
    {
        string path = line.Get(_config) ?? ConfigFile.DefaultName, data = _experiment.File(line);
        if (_check.RateIfGiven(line) is not null && line.IsOn(_tune))
            throw new UsageException("--lr and --tune both name the rate; leave one out");
        RequireRepeatable(line, data);
        ResultOptions result = _result.Bind(line);
        using var outputs = new OutputSet(_experiment.Inputs(line));
        var update = new ConfigUpdate(path, outputs);
        OutputFile? json = result.JsonFile is null ? null : outputs.Open(result.JsonFile);
        ConfiguredCheck defaults = DefaultsOf(update);
        var values = new ConfiguredValues(defaults, line, settable);
        FinderOptions options = Bind(values, defaults);

        Dataset dataset = Progress.Load(_terminal, _experiment, values, options);
        string name = line.Get(_name) ?? (dataset.Name.Length > 0 ? dataset.Name : data);
        update.RequireFree(name);
        if ((_check.RateIfGiven(line) ?? Suggest(values, dataset, options, line.IsOn(_tune), cancellation)) is not { } rate)
            return ExitCode.NoSuggestion;
        var document = new InitDocument(JsonReport.Schema, "init", VersionAction.Tool.ToString(), path, name, rate);
        json?.WriteText(writer => JsonReport.Write(writer, document));
        update.Add(name, there => ConfigWriter.Check(path, there, data, rate, settings),
            check => CheckCommand.RequireUsable(_engines, _terminal, [check]));
        if (result.PrintsJson)
            JsonReport.Write(_terminal.Output, document);
        else if (result.IsQuiet)
            _terminal.Output.WriteLine(NumberText.Rate(rate));
        else
            Say(line, update, document, outputs.Paths);
        return ExitCode.Ok;
    }

    private void Say(CommandLineValues line, ConfigUpdate update, InitDocument document, IReadOnlyList<string> written)
    {
        Say("check", $"'{document.Check}' of {NumberText.Rate(document.LearningRate)}");
        foreach ((int index, string file) in written.Index())
            Say(index == 0 && !update.IsNew ? "added to" : "written", file);
        Say("run it by", $"lrfind check{(line.IsGiven(_config) ? $" --config {document.File}" : "")}");
    }

    // A new check is made with the defaults that are there: so is the search for its rate.
    private static ConfiguredCheck DefaultsOf(ConfigUpdate update) => new(
        "defaults",
        [.. update.Start.Defaults.Where(d => d.Name != ConfigSetting.Data)],
        new FilePosition(update.Path, 1, 1));

    private FinderOptions Bind(ConfiguredValues values, ConfiguredCheck defaults)
    {
        try
        {
            FinderOptions options = _experiment.Finder(values);
            _check.Bind(values).Validate();
            return options;
        }
        catch (UsageException e) when (InDefaults(defaults, e.Message, e.Options) is { } located)
        {
            throw located;
        }
        catch (SettingException e) when (InDefaults(defaults, OptionNames.Problem(e), OptionNames.Of(e.Setting)) is { } located)
        {
            throw located;
        }
    }

    // The error of the first setting that is written there; null where it is the command line's.
    private static InputException? InDefaults(ConfiguredCheck defaults, string problem, params IEnumerable<string> options) =>
        options.Select(o => defaults.Find(o.TrimStart('-'))).FirstOrDefault(s => s is not null)?.Error(problem);

    // What is checked again and again has to be there again and again, and to have a name.
    private void RequireRepeatable(OptionValues values, string data)
    {
        if (data == CsvInput.StandardInput || EntryStatus.Of(data) is { Kind: EntryKind.Device })
            throw new UsageException($"'{data}' can be read only once; name a file, which every check can read again");
        if (values.Get(_name) is { } name && string.IsNullOrWhiteSpace(name))
            throw new UsageException($"--name is '{name}'; expected what the check is to be called, as in --name iris", "--name");
    }

    private double? Suggest(
        OptionValues values, Dataset dataset, FinderOptions options, bool isMeasured, CancellationToken cancellation)
    {
        IEngine engine = _experiment.Engine(values);
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        cancellation.ThrowIfCancellationRequested();
        _terminal.Warn(found.Warnings);
        if (isMeasured)
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
        .Where(r => !r.Implicit && IsSetting(r.Option) && r.Option.Name != "--lr");

    // What is said of a check, and not about writing it.
    private bool IsSetting(Option option) => option != _name && option != _config && option != _tune && !_result.Has(option);
}
