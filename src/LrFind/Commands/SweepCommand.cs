using System.CommandLine;
using LrFind.Cli.Engines;
using LrFind.Cli.OptionGroups;
using LrFind.Cli.Output;
using LrFind.Data;
using LrFind.Engines;
using LrFind.Experiments;
using LrFind.Experiments.Sweeps;
using LrFind.Experiments.Sweeps.Storage;
using LrFind.Foundation;
using LrFind.Models;
using LrFind.Reports;
using LrFind.Reports.Text;

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

    private readonly ValueOption<string?> _output = OptionFactory.Path("--output", "DIR", "The folder of the results");
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with what is in the folder" };
    private readonly PlotOptionGroup _plot = new("sweep.png", "as many panels need");
    private readonly Option<string[]> _report = ReportOption.Create();
    private readonly EngineFactory _engines;
    private readonly Terminal _terminal;

    private SweepCommand(EngineFactory engines, Terminal terminal) =>
        (_engines, _terminal, _shard) = (engines, terminal, new ShardOptionGroup(terminal.Variable));

    /// <summary>The command, ready to be added to the tree.</summary>
    public static Command Create(EngineFactory engines, Terminal terminal, CancellationToken cancellation)
    {
        var sweep = new SweepCommand(engines, terminal);
        var command = new Command("sweep", "Run a grid of range tests on all cores, or one share of it on each machine of a cluster.");
        sweep._data.AddTo(command);
        sweep._grid.AddTo(command);
        sweep._loss.AddTo(command);
        sweep._rangeTest.AddTo(command);
        sweep._engine.AddTo(command);
        sweep._rules.AddTo(command);
        sweep._plan.AddTo(command);
        sweep._output.Required = true;
        command.Add(sweep._output);
        command.Add(sweep._resume);
        sweep._shard.AddTo(command);
        sweep._plot.AddTo(command);
        command.Add(sweep._report);
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
        PlotOptions plot = _plot.Bind(values, _terminal);
        string[] reports = ReportsOf(values, share);
        (IEngine engine, int sideBySide) = _engines.CreateSideBySide(choice);
        string data = _data.File(values);
        var folder = new SweepFolder(values.Get(_output)!);
        var outputs = new SweepOutputs(folder.Path, [data, .. _grid.Inputs(values), .. folder.Files()], plot, reports);
        folder.RequireOwn(outputs.OwnNames);
        outputs.TryOut();
        Dataset dataset = Progress.Read(_terminal, data, () =>
            DatasetLoader.Load(data, _data.Bind(values, template.RangeTest.Seed), width => models.Values.All(m => m.TakesRows(width))));
        var plan = new SweepPlan(dataset, grid, template, model => models[model]);
        var description = SweepDescription.Create(dataset, plan, template, VersionAction.Tool.ToString());

        foreach (Warning warning in plan.Warnings)
            _terminal.Warn(warning.Message, warning.Remedy);
        folder.Claim(description);
        Run(plan, description, share, folder, values.IsOn(_resume), (engine, sideBySide), cancellation);
        return share.Count == 1 ? Finish(folder, description, plan, outputs) : SayShare(folder, share);
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

    // What a share knows is no report of the sweep.
    private string[] ReportsOf(OptionValues values, SweepShard share)
    {
        string[] reports = _report.Files(values);
        return reports.Length == 0 || share.Count == 1 ? reports
            : throw new UsageException($"--report is given, and this is share {share} of the sweep; give it to 'lrfind merge', which joins the shares", "--report");
    }

    private int Finish(SweepFolder folder, SweepDescription description, SweepPlan plan, SweepOutputs outputs)
    {
        var head = new ReportHead(VersionAction.Tool, []) { CommandLine = _terminal.CommandLine };
        var report = new SweepReport(description, plan.Cells, folder.Outcomes(plan.Cells.Count), head);
        report = outputs.Write(report);
        TextReport.Write(_terminal.Output, report);
        return ExitCode.Of(report.Outcome);
    }

    private int SayShare(SweepFolder folder, SweepShard share)
    {
        _terminal.Output.WriteLine($"share       {share} is done; 'lrfind merge {folder.Path}' joins the shares");
        return ExitCode.Ok;
    }
}
