using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Curves;

/// <summary>Reads curves from CSV, our own and those of other tools.</summary>
/// <param name="columns">Which columns to read.</param>
internal sealed class CurveFileReader(string path, CurveColumns columns)
{
    // As many as a range test can have.
    private const int MostSteps = 1_000_000;

    private readonly CurveTable _table = CurveTable.Read(path);

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It holds no curves.</exception>
    public CurveFile Read()
    {
        var finder = new ColumnFinder(_table);
        Func<int, double?> rate = columns.RateFile is { } other ? RateByStep(other) : RateInRow(finder.Rate(columns.Rate));
        int loss = finder.Loss(columns.Loss);
        int? probe = finder.Probe(columns.Probe), repeat = finder.Repeat(columns.Repeat), step = finder.Step();
        var repeats = new Dictionary<string, List<LossPoint>>(StringComparer.Ordinal);
        var steps = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (int row = 0; row < _table.RowCount; row++)
        {
            // Tools that log rates and losses at different steps leave cells empty.
            if (_table.Cell(row, loss).Length == 0 || rate(row) is not { } lr)
                continue;
            string key = repeat is { } column ? _table.Cell(row, column) : "";
            if (!repeats.TryGetValue(key, out List<LossPoint>? points))
                (repeats[key], steps[key]) = (points = [], []);
            RequireRise(row, lr, points);
            steps[key].Add(step is { } number && _table.TryNumber(row, number, out double at) ? at : double.NaN);
            points.Add(new(points.Count, lr, _table.Number(row, loss), probe is { } p ? _table.Number(row, p) : null));
        }

        if (repeats.Count == 0)
            throw new InputException(path, "no row has both a rate and a loss");
        return new CurveFile(path, SetOf([.. repeats.Select(r => new LossCurve(Numbered(r.Value, steps[r.Key])))]),
            _table.Metadata)
        { FileDigest = _table.Digest };
    }

    // Tools that record only every so many steps say so by their numbers, from which follows how much was trained in between.
    private static LossPoint[] Numbered(List<LossPoint> points, List<double> steps)
    {
        bool Counts(int i) => steps[i] - steps[0] < int.MaxValue && double.IsInteger(steps[i]) && (i == 0 || steps[i] > steps[i - 1]);
        bool areNumbers = Enumerable.Range(0, points.Count).All(Counts);
        return [.. points.Select((p, i) => areNumbers ? p with { Iteration = (int)(steps[i] - steps[0]) } : p)];
    }

    private Func<int, double?> RateInRow(int column) => row => _table.Cell(row, column).Length == 0 ? null : _table.Number(row, column);

    /// <summary>Rates from a file of their own, matched by the step.</summary>
    private Func<int, double?> RateByStep(string other)
    {
        CurveTable rates = CurveTable.Read(other);
        int step = StepColumn(rates),
            value = Array.FindIndex(rates.Columns, c => string.Equals(c, "value", StringComparison.OrdinalIgnoreCase));
        if (value < 0)
            value = new ColumnFinder(rates).Rate(columns.Rate);
        var byStep = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int row = 0; row < rates.RowCount; row++)
            byStep[rates.Cell(row, step)] = rates.Number(row, value);
        int ownStep = StepColumn(_table);
        return row => byStep.TryGetValue(_table.Cell(row, ownStep), out double rate) ? rate : null;
    }

    private static int StepColumn(CurveTable table)
    {
        int index = Array.FindIndex(table.Columns, c => string.Equals(c, "step", StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index
            : throw new InputException(table.Path,
            "no column is called 'step'; expected one by which the rates and the losses can be matched");
    }

    private void RequireRise(int row, double lr, List<LossPoint> before)
    {
        if (!(lr > 0) || !double.IsFinite(lr))
            throw new InputException(path, _table.Line(row),
                FormattableString.Invariant($"the learning rate is {lr}; expected a number of more than 0"));
        if (before.Count > 0 && lr <= before[^1].LearningRate)
        {
            throw new InputException(path, _table.Line(row), FormattableString.Invariant(
                $"the learning rate is {lr} after {before[^1].LearningRate}; expected rates that rise from row to row; name what tells repeats apart by `RepeatColumn`"));
        }
    }

    private CurveSet SetOf(LossCurve[] curves)
    {
        int longest = curves.Max(c => c.Count);
        int? steps = null;
        foreach ((string key, string value) in _table.Metadata)
        {
            if (key != CurveFile.StepsKey)
                continue;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < longest
                || number > MostSteps)
                throw new InputException(path,
                    FormattableString.Invariant($"the line '# {key}: {value}' is wrong; expected a whole number from {longest}, the rows of a repeat, to {MostSteps}"));
            steps = number;
        }

        try
        {
            return new CurveSet(curves, steps);
        }
        catch (ArgumentException e)
        {
            throw new InputException(path, $"{e.Message}; expected the same rates in every repeat");
        }
    }
}
