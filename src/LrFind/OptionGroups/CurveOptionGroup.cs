using System.CommandLine;
using LrFind.Curves;

namespace LrFind.Cli.OptionGroups;

/// <summary>The curve file and how to understand it.</summary>
internal sealed class CurveOptionGroup
{
    private readonly Argument<string> _file = new("curve.csv") { Description = "The recorded losses: a row for each step, with its rate" };

    private readonly Option<string?> _rate = OptionFactory.Create(
        "--lr-column", "NAME|INDEX", "The column of the rate, by name or by number from 1 [default: lr, learning_rate, …]");

    private readonly Option<string?> _loss = OptionFactory.Create("--loss-column", "NAME|INDEX", "The column of the batch loss [default: loss, train_loss, …]");
    private readonly Option<string?> _probe = OptionFactory.Create("--probe-column", "NAME|INDEX", "The column of the probe loss [default: probe_loss]");

    private readonly Option<string?> _repeat = OptionFactory.Create(
        "--repeat-column", "NAME|INDEX", "The column that tells repeats apart [default: repeat, seed, run or trial]");

    private readonly Option<string?> _rateFile = OptionFactory.Create(
        "--lr-file", "FILE.csv", "A second file with the rate of each step, for tools that export one value a file");

    /// <summary>Adds the argument and the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_rate);
        command.Add(_loss);
        command.Add(_probe);
        command.Add(_repeat);
        command.Add(_rateFile);
    }

    /// <summary>The curve file.</summary>
    public string File(ParseResult parsed) => parsed.GetRequiredValue(_file);

    /// <summary>Which columns to read.</summary>
    public CurveColumns Bind(ParseResult parsed) =>
        new(parsed.GetValue(_rate), parsed.GetValue(_loss), parsed.GetValue(_probe), parsed.GetValue(_repeat), parsed.GetValue(_rateFile));
}
