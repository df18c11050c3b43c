using System.Globalization;
using LrFind.Curves.Files.Columns;
using LrFind.Curves.Files.Rows;
using LrFind.Curves.Files.Sources;
using LrFind.Curves.Files.Tables;
using LrFind.Data.Cells;
using LrFind.Foundation;

namespace LrFind.Curves.Files;

/// <summary>Source → table → rows of steps → curves: our own files, and those of other tools.</summary>
/// <param name="path">The file or folder, or - for standard input.</param>
/// <param name="options">How to read it.</param>
internal sealed class CurveFileReader(string path, CurveOptions options)
{
    // As many as a range test can have.
    private const int MostSteps = 1_000_000;

    private readonly CurveNumber _numbers = new(new CellRules(options.Text));

    /// <summary>Reads the curves.</summary>
    /// <exception cref="InputException">There are none, or they cannot be read.</exception>
    public CurveFile Read()
    {
        CurveTable table = LongTable.Widened(CurveSource.Read(path, options.Text));
        var columns = ColumnsOf(table);
        bool isOwn = table.Metadata.Any(m => m.Key == CurveFile.StepsKey);
        List<List<CurvePoint>> repeats = [];
        foreach (List<CurveRow> rows in new RowReader(table, columns, _numbers, RatesOfSteps()).ByRepeat())
            repeats.AddRange(RepeatsIn(rows, columns, isOwn));
        RequirePoints(table, repeats);
        Gaps.Align(repeats);
        LossCurve[] curves = [.. repeats.Select(r => new LossCurve(Numbered(r, columns.NumbersSteps)))];
        return new CurveFile(table.File, SetOf(table, curves), table.Metadata) { FileDigest = table.Digest };
    }

    private CurveColumns ColumnsOf(CurveTable table)
    {
        var finder = new ColumnFinder(table, _numbers);
        bool hasRates = options.RateFile is null;
        var columns = new CurveColumns
        {
            Rate = hasRates ? finder.Rate(options.Rate) : null,
            Loss = hasRates ? finder.Loss(options.Loss) : finder.OnlyLoss(options.Loss),
            Probe = finder.Probe(options.Probe),
            Repeat = finder.Repeat(options.Repeat),
            Step = finder.Step(options.Step),
            Epoch = finder.Epoch(),
        };
        return hasRates || columns.Step is not null ? columns : throw CurveColumns.NoStep(table);
    }

    // Rates from a file of their own, matched by the step.
    private Func<double, double?>? RatesOfSteps()
    {
        if (options.RateFile is not { } file)
            return null;
        CurveTable table = LongTable.Widened(CurveSource.Read(file, options.Text));
        var finder = new ColumnFinder(table, _numbers);
        RateColumn rate = finder.OnlyRate(options.Rate);
        int step = finder.Step(options.Step) ?? throw CurveColumns.NoStep(table);
        var byStep = new Dictionary<double, double>();
        var reader = new RowReader(table, new CurveColumns { Rate = rate, Step = step }, _numbers, null);
        foreach (CurveRow row in reader.ByRepeat().SelectMany(r => r).Where(r => r.Rate is not null))
            byStep[row.Step] = row.Rate!.Value;

        return at => byStep.TryGetValue(at, out double found) ? found : null;
    }

    private static IEnumerable<List<CurvePoint>> RepeatsIn(List<CurveRow> rows, CurveColumns columns, bool isOwn)
    {
        bool falls = Ladder.Falls(rows);
        foreach (List<CurveRow> repeat in Ladder.Repeats(rows, falls))
        {
            List<CurveRow> joined = columns.Step is null ? repeat : StepJoin.Join(repeat, columns.NumbersSteps);
            List<CurvePoint> points = Gaps.PointsOf(joined, columns.Probe is not null, keepsAll: isOwn);
            if (falls)
                points = [.. points.AsEnumerable().Reverse().Select(p => p with { Step = double.NaN })];
            if (points.Count > 0)
                yield return Ladder.WithoutTreads(points);
        }
    }

    private static void RequirePoints(CurveTable table, List<List<CurvePoint>> repeats)
    {
        if (repeats.Count == 0)
            throw new InputException(table.File, "no row has both a rate above 0 and a loss");
        if (repeats.TrueForAll(r => r.Count == 1) && table.RowCount > repeats.Count)
        {
            throw new InputException(table.File, string.Create(CultureInfo.InvariantCulture,
                $"the rate never rises: it is {repeats[0][0].Rate} throughout; expected losses that were recorded while the rate was raised from step to step"));
        }

        foreach (List<CurvePoint> repeat in repeats)
            Ladder.RequireRise(table.File, repeat);
    }

    // Tools that record only every so many steps say so by their numbers, from which follows how much was trained in between.
    private static LossPoint[] Numbered(List<CurvePoint> points, bool numbersSteps)
    {
        double first = points.Count > 0 ? points[0].Step : double.NaN;
        bool Counts(int i) => points[i].Step - first < int.MaxValue && double.IsInteger(points[i].Step)
            && (i == 0 || points[i].Step > points[i - 1].Step);
        bool areNumbers = numbersSteps && Enumerable.Range(0, points.Count).All(Counts);
        return [.. points.Select((p, i) => new LossPoint(areNumbers ? (int)(p.Step - first) : i, p.Rate, p.Loss, p.Probe))];
    }

    private static CurveSet SetOf(CurveTable table, LossCurve[] curves)
    {
        int longest = curves.Max(c => c.Count);
        int? steps = null;
        foreach ((string key, string value) in table.Metadata)
        {
            if (key != CurveFile.StepsKey)
                continue;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < longest
                || number > MostSteps)
                throw new InputException(table.File,
                    FormattableString.Invariant($"the line '# {key}: {Quoting.Shortened(value)}' is wrong; expected a whole number from {longest}, the rows of a repeat, to {MostSteps}"));
            steps = number;
        }

        try
        {
            return new CurveSet(curves, steps);
        }
        catch (ArgumentException e)
        {
            throw new InputException(table.File, $"{e.Message}; expected the same rates in every repeat");
        }
    }
}
