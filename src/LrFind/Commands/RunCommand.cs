using System.CommandLine;
using System.Runtime.CompilerServices;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Tuning;
using LrFind.Experiments.Verification;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind run</c>: the range test, its plot and its suggestion.</summary>
internal sealed class RunCommand
{
    private readonly PlanOptionGroup _plan = new();
    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Try the suggestion out by short trainings; with it, a third and three times of it",
    };

    private readonly Option<bool> _tune = new("--tune")
    {
        Description = "Measure the best rate by short trainings; around the suggestion, as lrfind tune does",
    };

    private readonly OutputOptionGroup _output = new();
    private readonly ExperimentOptionGroup _experiment;
    private readonly Terminal _terminal;

    private RunCommand(EngineFactory engines, Terminal terminal) =>
        (_experiment, _terminal) = (new ExperimentOptionGroup(engines, showsAllRules: true), terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var run = new RunCommand(engines, terminal);
        var command = new DocumentedCommand("run", "Suggest a learning rate to start with, for this data and this model.")
        {
            Details = "The range test raises the rate over a hundred mini-batches, three times from other seeds and fresh weights, "
                + "and takes the rate at which the loss falls most steeply.",
            Examples =
            [
                ("lrfind run data.csv", "the last column, a small network"),
                ("lrfind run data.csv -t species -m mlp:128,64", "a column by name, two layers"),
                ("lrfind run data.csv --verify", "and whether it holds"),
                ("lrfind run data.csv --optimizer sgd --momentum 0.9 --quiet", "the bare number, for a script"),
                ("lrfind run data.csv --no-plot --json", "all of it, for a program"),
                ("lrfind run data.csv --plot lr.svg --report lr.html", "for a page, and to hand on"),
            ],
            ExitCodes =
            [
                (ExitCode.Ok, "there is a suggestion; --verify confirms it, --tune measured a rate"),
                (ExitCode.Failed, "--verify: another rate is better, or trainings diverge"),
                (ExitCode.NoSuggestion, "the curve supports no suggestion, or no rate helps; files are written all the same"),
            ],
            Pages = ["docs/data.md", "docs/methods.md", "docs/torchsharp.md"],
        };
        run._experiment.AddTo(command);
        run._plan.AddTo(command);
        command.Section(HelpTopic.Trainings).AddCommon(run._verify).AddCommon(run._tune);
        run._output.AddTo(command);
        command.SetAction(parsed => run.Invoke(new CommandLineValues(parsed), cancellation));
        return command;
    }

    private int Invoke(CommandLineValues values, CancellationToken cancellation)
    {
        FinderOptions options = _plan.For(values, _experiment.Finder(values));
        OutputOptions outputOptions = _output.Bind(values, _terminal);
        IEngine engine = _experiment.Engine(values);

        using var outputs = new Outputs(outputOptions, _experiment.PlotName(values, "lr"), _experiment.Inputs(values));
        Dataset dataset = Progress.Load(_terminal, _experiment, values, options);
        FindResult result = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        var report = new RunReport(result, outputs.Head(_terminal, allRules: _experiment.AllRules(values)));
        if (values.IsOn(_tune))
            report = Tuned(report, engine, cancellation);
        if (values.IsOn(_verify))
            report = Verified(report, engine, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Answer.Give(_terminal, report, outputs);
    }

    // These by themselves, so that a run without them loads nothing of what they do.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private RunReport Tuned(RunReport report, IEngine engine, CancellationToken cancellation)
    {
        TuneResult result = TuningProgress.Tune(_terminal, report.Result, engine, OptionsFor(report.Result.Options.TrainSteps),
            cancellation);
        return report with { Tuning = new TuneReport(result, report.Head) };
    }

    // The trainings are as long as the one that is planned.
    private static TuneOptions OptionsFor(int? trainSteps)
    {
        var options = new TuneOptions();
        return trainSteps is { } steps ? options with { Trial = options.Trial with { TrainSteps = steps } } : options;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RunReport Verified(RunReport report, IEngine engine, CancellationToken cancellation)
    {
        if (report.Result.Answer.Suggestion is not { } found)
            return report;
        int steps = LearningRateVerification.QuickOptions.TotalSteps(LearningRateVerification.QuickFactors.Count);
        VerificationResult result = Progress.Show(_terminal, "trainings", steps, progress =>
            LearningRateVerification.VerifyQuickly(report.Result, engine, found.LearningRate, progress, cancellation));
        return report with { Verification = new VerificationReport(result, report.Head) };
    }
}
