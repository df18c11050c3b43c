using System.CommandLine;
using System.Diagnostics;
using LrFind.Cli.Configuration;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Cli.Parsing;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Checks;
using LrFind.Foundation;
using LrFind.Reports;
using LrFind.Reports.Json;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind check</c>: whether a rate is safe and useful on certain data; one rate, or all checks of a configuration.</summary>
internal sealed class CheckCommand
{
    private readonly ExperimentOptionGroup _experiment;
    private readonly CheckOptionGroup _check = new();
    private readonly SuiteOptionGroup _suite = new();
    private readonly Terminal _terminal;
    private readonly DocumentedCommand _command = new("check", "Say whether a rate is safe and useful on this data; for CI.")
    {
        Details = "The verdict is ok, too-high, too-low, moved or inconclusive. Without data, all checks of lrfind.json are made, which 'lrfind init' writes.",
        Examples =
        [
            ("lrfind check data.csv --lr 3e-3", "one rate"),
            ("lrfind check", "all checks of lrfind.json"),
            ("lrfind check --only data --junit checks.xml", "some of them, with JUnit's XML"),
            ("lrfind check data.csv --lr 3e-3 --plot check.png", "with a picture"),
        ],
        ExitCodes =
        [
            (ExitCode.Ok, "all checks pass"),
            (ExitCode.Failed, "a rate is too high, too low or has moved"),
            (ExitCode.NoSuggestion, "a check is inconclusive"),
        ],
        Pages = ["docs/ci.md"],
    };

    private CheckCommand(EngineFactory engines, Terminal terminal) =>
        (_experiment, _terminal) = (new ExperimentOptionGroup(engines, hasOptionalData: true), terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        CheckCommand check = WithOptions(engines, terminal);
        check._command.SetAction(parsed => check.Invoke(new CommandLineValues(parsed), cancellation));
        return check._command;
    }

    /// <summary>Sees to it that checks of a configuration can be made, as far as that shows before their data are read.</summary>
    /// <exception cref="InputException">One cannot be.</exception>
    public static void RequireUsable(EngineFactory engines, Terminal terminal, IEnumerable<ConfiguredCheck> checks)
    {
        CheckCommand check = WithOptions(engines, terminal);
        var values = new CommandLineValues(CommandLineParser.Parse(check._command, []));
        foreach (ConfiguredCheck configured in checks)
            check.Plan(configured, values);
    }

    private static CheckCommand WithOptions(EngineFactory engines, Terminal terminal)
    {
        var check = new CheckCommand(engines, terminal);
        check._experiment.AddTo(check._command, check._check.AddTo);
        check._suite.AddTo(check._command);
        return check;
    }

    private int Invoke(CommandLineValues values, CancellationToken cancellation)
    {
        string? config = _suite.Config(values, hasData: _experiment.OptionalFile(values) is not null);
        IReadOnlyList<PlannedCheck> plan = config is null ? [Plan(values)]
            : [.. _suite.Chosen(values, ConfigFile.Read(config)).Select(c => Plan(c, values))];
        using var files = new CheckFiles(
            new CheckOutputs(_suite.JUnit(values), _suite.Result(values).JsonFile, _suite.Reports(values), _suite.Plot(values, _terminal)),
            GitHubActions.SummaryOf(_terminal), InputsOf(config, plan));
        DateTimeOffset started = DateTimeOffset.UtcNow;

        var head = new ReportHead(VersionAction.Tool, []) { CommandLine = _terminal.CommandLine };
        var suite = new CheckSuite([.. plan.Select(p => Run(p, cancellation))], config, head);
        files.Write(suite, started);
        Answer.WarnOfLetters(_terminal, files.NotDrawn);
        Answer.Print(_terminal, suite, _suite.Result(values));
        GitHubActions.Report(_terminal, suite);
        return ExitCode.Of(suite.Outcome);
    }

    private PlannedCheck Plan(OptionValues values)
    {
        FinderOptions finder = _experiment.Finder(values);
        CheckOptions check = _check.Bind(values);
        check.Validate();
        return new PlannedCheck(_experiment.File(values), _experiment.Data(values, finder), finder, check, _check.Rate(values),
            _check.Baseline(values), _experiment.Engine(values))
        { Inputs = [.. _experiment.Inputs(values)] };
    }

    private PlannedCheck Plan(ConfiguredCheck check, CommandLineValues commandLine)
    {
        var values = new ConfiguredValues(check, commandLine, _command.Options.Where(o => !_suite.Has(o)));
        if (check.Find(ConfigSetting.Data) is null)
            throw check.NoData();
        try
        {
            return Plan(values) with { Configured = check };
        }
        catch (UsageException e)
        {
            throw check.Error(e.Message, e.Options);
        }
        catch (SettingException e)
        {
            throw check.Error(OptionNames.Problem(e), OptionNames.Of(e.Setting));
        }
        catch (InputException e)
        {
            // Data and baseline are read later: of what a plan is made of, only the model is a file.
            throw check.Error(OptionNames.In(e.Message), "--model");
        }
    }

    private static IEnumerable<string> InputsOf(string? config, IReadOnlyList<PlannedCheck> plan) =>
        plan.SelectMany(p => p.Inputs.Append(p.Baseline)).Append(config).OfType<string>();

    // In a configuration, data that cannot be used do not keep the other checks from being made.
    private CheckCase Run(PlannedCheck plan, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            var report = new CheckReport(Check(plan, cancellation), VersionAction.Tool);
            string name = plan.Configured?.Name ?? NameOf(report.Result);
            return new CheckCase(name, report, null, plan.Configured?.RatePosition, Stopwatch.GetElapsedTime(start));
        }
        catch (SettingException e) when (plan.Configured is { } check)
        {
            string problem = OptionNames.Problem(e);
            return Fail(check, problem, check.Error(problem, OptionNames.Of(e.Setting)), start);
        }
        catch (InputException e) when (plan.Configured is { } check)
        {
            string problem = OptionNames.In(e.Message);
            return Fail(check, problem, check.Error(problem, check.SettingOf(e)), start);
        }
    }

    // Who reads nothing but errors is told as well.
    private CheckCase Fail(ConfiguredCheck check, string problem, InputException located, long start)
    {
        _terminal.Fail(located.Message);
        return new CheckCase(check.Name, null, problem, check.RatePosition, Stopwatch.GetElapsedTime(start));
    }

    private CheckResult Check(PlannedCheck plan, CancellationToken cancellation)
    {
        BaselineReport? baseline = plan.Baseline is { } file ? BaselineReport.Read(file) : null;
        string of = plan.Configured is { } check ? $"{check.Name}: " : "";
        Dataset dataset = Progress.Read(_terminal, plan.File, () =>
            DatasetLoader.Load(plan.File, plan.Data, plan.Finder.Model.TakesRows), of);
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, plan.Finder), plan.Engine, cancellation, of);
        CheckResult result = Progress.Show(_terminal, $"{of}trainings", LearningRateCheck.TotalSteps(found, plan.Check), progress =>
            LearningRateCheck.Check(found, plan.Engine, plan.Rate ?? baseline!.LearningRate, baseline?.Suggestion, plan.Check, progress,
                cancellation));
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static string NameOf(CheckResult result) =>
        FormattableString.Invariant($"{result.Found.Dataset.Name} {result.Found.Model.Name} {result.Found.Options.Optimizer.Name} {result.LearningRate}");
}

/// <summary>A check with all its settings understood, before any data is read.</summary>
/// <param name="File">The data file.</param>
/// <param name="Data">How to understand it.</param>
/// <param name="Finder">What to search a rate for, and how.</param>
/// <param name="Check">What the rate must keep to.</param>
/// <param name="Rate">The rate; <see langword="null"/> for that of the baseline.</param>
/// <param name="Baseline">The file of an earlier report; <see langword="null"/> for none.</param>
/// <param name="Engine">What trains the model.</param>
internal sealed record PlannedCheck(
    string File, DatasetOptions Data, FinderOptions Finder, CheckOptions Check, double? Rate, string? Baseline, IEngine Engine)
{
    /// <summary>The data and the files of the model.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The check as it is written; <see langword="null"/> for a check of the command line.</summary>
    public ConfiguredCheck? Configured { get; init; }
}
