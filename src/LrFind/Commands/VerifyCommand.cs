using System.CommandLine;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Verification;
using LrFind.Models.Schedules;
using LrFind.Reports;
using LrFind.Suggestions;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind verify</c>: short trainings with a rate and with others around it.</summary>
internal sealed class VerifyCommand
{
    private readonly TrialOptionGroup _trial = new(new TrialOptions());
    private readonly OutputOptionGroup _output = new();
    private readonly ExperimentOptionGroup _experiment;
    private readonly Terminal _terminal;

    private VerifyCommand(EngineFactory engines, Terminal terminal) =>
        (_experiment, _terminal) = (new ExperimentOptionGroup(engines), terminal);

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var verify = new VerifyCommand(engines, terminal);
        var command = new DocumentedCommand("verify", "Try a rate out by short trainings with it and with others around it.")
        {
            Details = "Each training starts from the same weights with 1/10, 1/3, 1, 3 and 10 times the rate, three seeds each, and is measured by its "
                + "lowest loss on rows held out. The verdict is confirmed, better elsewhere or unstable.",
            Examples =
            [
                ("lrfind verify data.csv", "the suggestion"),
                ("lrfind verify data.csv --lr 3e-3", "a rate of your own"),
                ("lrfind verify data.csv --schedule one-cycle", "with a schedule"),
                ("lrfind verify data.csv --schedule step:size=100,gamma=0.5 -q", "with settings of a schedule; the bare number"),
            ],
            ExitCodes =
            [
                (ExitCode.Ok, "the rate is confirmed"),
                (ExitCode.Failed, "another rate is better, or trainings diverge"),
                (ExitCode.NoSuggestion, "there is no rate to try, or none helps on rows held out"),
            ],
            Pages = ["docs/methods.md"],
        };
        verify._experiment.AddTo(command, verify._trial.AddTo);
        verify._output.AddTo(command);
        command.SetAction(parsed => verify.Invoke(new CommandLineValues(parsed), cancellation));
        return command;
    }

    private int Invoke(CommandLineValues values, CancellationToken cancellation)
    {
        FinderOptions options = _experiment.Finder(values);
        TrialOptions trialOptions = _trial.Bind(values);
        trialOptions.Validate();
        double? given = _trial.Rate(values);
        OutputOptions outputOptions = _output.Bind(values, _terminal);
        IEngine engine = _experiment.Engine(values);

        using var outputs = new Outputs(outputOptions, _experiment.PlotName(values, "verify"), _experiment.Inputs(values));
        Dataset dataset = Progress.Load(_terminal, _experiment, values, options);
        FindResult found = Progress.Find(_terminal, Experiment.Create(dataset, options), engine, cancellation);
        if ((given ?? SuggestedRate.For(ScheduleDefinition.Parse(trialOptions.Schedule).Family, found.Answer.Suggestion)) is not { } rate)
            return FailWithoutRate(found.Answer);
        VerificationResult result = Progress.Show(_terminal, "trainings", trialOptions.TotalSteps(LearningRateVerification.Factors.Count),
            progress =>
            LearningRateVerification.Verify(found, engine, rate, trialOptions, progress, cancellation));
        cancellation.ThrowIfCancellationRequested();
        return Answer.Give(_terminal, new VerificationReport(result, outputs.Head(_terminal)), outputs);
    }

    private int FailWithoutRate(SuggestionResult found)
    {
        Answer.PrintNoRate(_terminal, "verify", found);
        return ExitCode.NoSuggestion;
    }
}
