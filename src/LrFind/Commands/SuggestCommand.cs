using System.CommandLine;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Curves.Files;
using LrFind.Reports;
using LrFind.Suggestions;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind suggest</c>: the same answer as of <c>run</c>, from curves that were recorded before or elsewhere.</summary>
internal sealed class SuggestCommand
{
    private readonly CurveOptionGroup _curve = new();
    private readonly RuleOptionGroup _rules = new();
    private readonly PlanOptionGroup _plan = new(hasRows: false);
    private readonly OutputOptionGroup _output = new();
    private readonly Terminal _terminal;

    private SuggestCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(Terminal terminal)
    {
        var suggest = new SuggestCommand(terminal);
        var command = new DocumentedCommand("suggest", "Suggest a rate from losses recorded by any framework.")
        {
            Details = "A recording is a table of rates and losses, JSON, or TensorBoard's events; columns are found by their names.",
            Examples =
            [
                ("lrfind suggest curve.csv", "the same analysis as of a run"),
                ("lrfind suggest curve.csv --all-rules --no-plot", "what every rule says"),
                ("lrfind suggest curve.csv --lr-column lr --loss-column 2 -q", "name the columns"),
            ],
            ExitCodes =
            [
                (ExitCode.Ok, "there is a suggestion"),
                (ExitCode.NoSuggestion, "the curve supports no suggestion; files are written all the same"),
            ],
            Pages = ["docs/curve-file.md", "docs/methods.md"],
        };
        suggest._curve.AddTo(command);
        suggest._rules.AddTo(command);
        suggest._plan.AddTo(command);
        suggest._output.AddTo(command);
        command.SetAction(parsed => suggest.Invoke(new CommandLineValues(parsed)));
        return command;
    }

    private int Invoke(CommandLineValues values)
    {
        SuggestionRule rule = _rules.Rule(values);
        int? trainSteps = _plan.Steps(values);
        OutputOptions options = _output.Bind(values, _terminal);
        string path = _curve.File(values);
        using var outputs = new Outputs(options, $"{Path.GetFileNameWithoutExtension(path)}.lr.png", _curve.Inputs(values));
        CurveFile file = CurveFile.Read(path, _curve.Bind(values));
        SuggestionResult result = Suggester.Suggest(CurveFacts.CurvesOf(file), rule, trainSteps);
        return Answer.Give(_terminal, new SuggestReport(file, result, outputs.Head(_terminal, allRules: _rules.AllRules(values))), outputs);
    }
}
