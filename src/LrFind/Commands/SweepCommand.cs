using System.CommandLine;
using LrFind.Cli.Engines;
using LrFind.Cli.Help;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Models;
using LrFind.Reports;

namespace LrFind.Cli.Commands;

/// <summary><c>lrfind sweep</c>: a grid of range tests, or one share of it.</summary>
internal sealed class SweepCommand
{
    private readonly DataOptionGroup _data = new();
    private readonly GridOptionGroup _grid = new();
    private readonly LossOptionGroup _loss = new();
    private readonly RangeTestOptionGroup _rangeTest = new(hasBatchSize: false);
    private readonly EngineOptionGroup _engine = new();
    private readonly RuleOptionGroup _rules = new(showsAll: false);
    private readonly PlanOptionGroup _plan = new();
    private readonly ShardOptionGroup _shard;

    private readonly ValueOption<string?> _output = FolderOption.Create("The folder of the results, as in sweep", ("--json", [".json"]), ("--report", ReportOption.Endings));
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with what is in the folder" };
    private readonly SweepOutputOptionGroup _told = new();
    private readonly EngineFactory _engines;
    private readonly Terminal _terminal;

    private SweepCommand(EngineFactory engines, Terminal terminal) =>
        (_engines, _terminal, _shard) = (engines, terminal, new ShardOptionGroup(terminal.Variable));

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var sweep = new SweepCommand(engines, terminal);
        var command = new DocumentedCommand("sweep", "Run a grid of range tests on all cores, or shares of it on a cluster.")
        {
            Details = "Every combination of models, optimizers, batch sizes, weight decays and momenta is a cell. Each cell is kept as soon as it is done.",
            Examples =
            [
                ("lrfind sweep data.csv -o sweep -m mlp,linear", "two cells"),
                ("lrfind sweep data.csv -o sweep -m mlp,linear --resume", "go on after a kill"),
                ("lrfind sweep data.csv -o shares -m mlp,linear --shard 0/2", "one of two shares"),
            ],
            ExitCodes =
            [
                (ExitCode.Ok, "all cells, or those of the share, are done"),
                (ExitCode.NoSuggestion, "no cell has a suggestion"),
            ],
            Pages = ["docs/cluster.md"],
        };
        sweep._data.AddTo(command);
        sweep._grid.AddTo(command);
        sweep._loss.AddTo(command);
        sweep._rangeTest.AddTo(command);
        sweep._engine.AddTo(command);
        sweep._rules.AddTo(command);
        sweep._plan.AddTo(command);
        sweep._output.Required = true;
        command.Section(HelpTopic.Output).AddCommon(sweep._output);
        command.Section(HelpTopic.Cluster).AddCommon(sweep._resume);
        sweep._shard.AddTo(command);
        sweep._told.AddTo(command);
        command.SetAction(parsed => sweep.Invoke(new CommandLineValues(parsed), cancellation));
        return command;
    }

    private int Invoke(CommandLineValues values, CancellationToken cancellation)
    {
        SweepGrid grid = _grid.Grid(values);
        FinderOptions template = _plan.For(values, new FinderOptions
        {
            Loss = _loss.Loss(values),
            ClassWeights = _loss.ClassWeights(values),
            RangeTest = _rangeTest.Bind(values),
            Rule = _rules.Rule(values),
        });
        EngineChoice choice = _engine.Choice(values);
        grid.Validate();
        IReadOnlyDictionary<string, LoadedModel> models = _grid.Models(values, grid, _engines.Code(choice));
        template.Validate();
        SweepShard share = _shard.Share(values);
        SweepOutputOptions options = _told.Bind(values, _terminal);
        _told.RequireWhole(values, share);
        (IEngine engine, int sideBySide) = _engines.CreateSideBySide(choice);
        string data = _data.File(values);
        var folder = new SweepFolder(values.Get(_output)!);
        var outputs = new SweepOutputs(folder.Path, [data, .. _grid.Inputs(values), .. folder.Files()], options);
        folder.RequireOwn(outputs.OwnNames);
        outputs.TryOut();
        Dataset dataset = Progress.Read(_terminal, data, () =>
            DatasetLoader.Load(data, _data.Bind(values, template.RangeTest.Seed), width => models.Values.All(m => m.TakesRows(width))));
        var plan = new SweepPlan(dataset, grid, template, model => models[model]);
        var description = SweepDescription.Create(dataset, plan, template, VersionAction.Tool.ToString());

        _terminal.Warn(plan.Warnings);
        folder.Claim(description);
        Run(plan, description, share, folder, values.IsOn(_resume), (engine, sideBySide), cancellation);
        return share.Count == 1 ? Finish(folder, description, plan, (outputs, options)) : SayShare(folder, share, options.Result);
    }

    private void Run(SweepPlan plan, SweepDescription description, SweepShard share, SweepFolder folder, bool resume,
        (IEngine Engine, int SideBySide) work, CancellationToken cancellation)
    {
        using var file = ShareFile.Open(folder.Path, share, plan.Cells.Count, resume);
        Interruption.Left = $"the cells that were done are in '{folder.Path}', --resume goes on";
        HashSet<int> known = [.. file.Outcomes.Select(o => o.Cell)];
        IReadOnlyList<int> mine = share.Deal(SweepShard.Order(SweepCosts.Estimate(plan.Grid, plan.Cells, description.Parameters)));
        List<int> left = [.. mine.Where(c => !known.Contains(c))];
        try
        {
            using SweepProgress? progress =
                _terminal.ShowsProgress ? new SweepProgress(_terminal, mine.Count, left.Count, plan.StepsOfCell) : null;
            plan.Run(left, work.Engine, work.SideBySide, outcome =>
            {
                file.Append(outcome);
                progress?.Finish();
            }, progress is null ? null : progress.NextCell, cancellation);
        }
        catch (OperationCanceledException e)
        {
            throw new InterruptedException(Interruption.Left, e);
        }
    }

    private int Finish(SweepFolder folder, SweepDescription description, SweepPlan plan,
        (SweepOutputs Outputs, SweepOutputOptions Options) told)
    {
        var head = new ReportHead(VersionAction.Tool, []) { CommandLine = _terminal.CommandLine };
        var report = new SweepReport(description, plan.Cells, folder.Outcomes(plan.Cells.Count), head) { Order = told.Options.Order };
        report = told.Outputs.Write(report);
        SweepAnswer.Print(_terminal, report, told.Outputs, told.Options.Result);
        return ExitCode.Of(report.Outcome);
    }

    private int SayShare(SweepFolder folder, SweepShard share, ResultOptions result)
    {
        if (!result.IsQuiet)
            _terminal.Output.WriteLine($"share       {share} is done; 'lrfind merge {folder.Path}' joins the shares");
        return ExitCode.Ok;
    }
}
