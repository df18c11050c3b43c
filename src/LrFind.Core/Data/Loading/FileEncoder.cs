using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>
/// Encodes all rows of a large file into one block, by a plan made on a sample: categories, medians and the kinds of columns are the
/// sample's; means, deviations and classes are those of all rows.
/// </summary>
/// <param name="notes">Takes down what is found out.</param>
internal sealed class FileEncoder(CsvInput input, DatasetPlan plan, PlanNotes notes)
{
    private const int LongestSegment = 1 << 19;
    private const int ShortestSegment = 1 << 16;

    // Of one segment; each thread has two.
    private const double MostFeatures = 4 << 20;

    // The sample tells how many rows there are to within a few percent.
    private const double Margin = 1.1;
    private const int MarginRows = 1024;

    private readonly DetectedTable _detected = plan.Source.Detected;
    private readonly ClassCodes _classes = new(plan.Target.Columns[0]);
    private readonly Pcg32 _random = new(plan.Options.Seed, RandomPurpose.Split);
    private long _unlabelled;

    /// <summary>Encodes all rows that have a target.</summary>
    /// <exception cref="InputException">They are not well formed, do not fit in memory, or there is none to train on.</exception>
    public EncodedRows Encode()
    {
        RowStore store = ReadAll();
        ColumnScaling.Standardize(plan, store);
        if (store.Training == 0)
        {
            throw new InputException(
                plan.Source.Table.File, "no row has a target; expected some; name another column with `Target`");
        }

        string[] classes = plan.Target.IsRegression ? [] : SortClasses(store);
        return new EncodedRows
        {
            Training = store.Part(0, store.Training),
            Validation = store.Part(store.ValidationStart, store.Validation),
            Classes = classes,
            TargetMoments = plan.Target.IsRegression ? ColumnScaling.TargetMoments(store, plan.Target.Columns.Count) : [],
            FileRows = store.Training + store.Validation + _unlabelled,
            IsSample = false,
        };
    }

    private RowStore ReadAll()
    {
        // Gives back what reading the sample took, before the rows take their place.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long expected = (long)(plan.Source.EstimatedRows * Margin) + MarginRows;
        var store = new RowStore(input.File, expected, plan.Encoders.Width, plan.Target.Columns.Count);
        var current = new SegmentBatch(plan, _classes);
        var next = new SegmentBatch(plan, _classes);
        try
        {
            ReadSegments(store, current, next);
        }
        finally
        {
            // What looks broken may be half written.
            input.RequireUnchanged();
        }

        if (_unlabelled > 0)
            notes.Warn(RowSplit.UnlabelledWarning(plan.Target.Name, _unlabelled, _unlabelled + store.Training + store.Validation));
        SegmentEncoder[] encoders = [.. current.Encoders, .. next.Encoders];
        foreach (Warning warning in LeftOut.Warnings(encoders.SelectMany(e => e.LeftOut).OrderBy(l => l.Line)))
            notes.Warn(warning);
        WarnOfCells(encoders);
        return store;
    }

    // Segments are encoded side by side, while those before them are taken in, and those after them are read, in the order of the file: the
    // number of threads changes nothing.
    private void ReadSegments(RowStore store, SegmentBatch current, SegmentBatch next)
    {
        var reader = new SegmentReader(input, _detected.Dialect, _detected.DataOffset, _detected.DataLine, SegmentLength());
        current.Fill(reader);
        Task encoding = current.EncodeAsync();
        try
        {
            for (; current.Count > 0; (current, next) = (next, current))
            {
                next.Fill(reader);
                encoding.Wait();
                encoding = next.EncodeAsync();
                for (int i = 0; i < current.Count; i++)
                    Take(current.Encoders[i].Failure is { } failure ? throw failure : current.Encoders[i].Rows, store);
            }
        }
        finally
        {
            encoding.Wait();
        }
    }

    // Whole code units, whatever the encoding.
    private int SegmentLength() => (int)Math.Clamp(
        MostFeatures / plan.Encoders.Width * _detected.MeanRecordLength, ShortestSegment, LongestSegment) / 2 * 2;

    private void Take(RowBlock rows, RowStore store)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            bool isValidation = _random.NextSingle() < plan.Options.ValidationFraction;
            if (HasNaN(rows.Targets(row)))
                _unlabelled++;
            else
                store.Add(rows.Features(row), rows.Targets(row), isValidation);
        }
    }

    private void WarnOfCells(SegmentEncoder[] encoders)
    {
        for (int column = 0; column < plan.Source.Table.Columns.Count; column++)
        {
            long cells = encoders.Sum(e => e.UnusableCells[column]);
            if (cells == 0)
                continue;
            notes.Warn(plan.Target.Columns.FirstOrDefault(t => t.Index == column) is { } target
                ? TargetSet.UnusableWarning(target, cells)
                : UnusableWarning(plan.Source.Table.Columns[column], cells));
        }
    }

    private static Warning UnusableWarning(string column, long cells)
    {
        string found = FormattableString.Invariant($"{cells} cell{(cells == 1 ? "" : "s")} that are no finite numbers");
        return new($"column '{Quoting.Shortened(column)}' holds {found}; counted as missing", "`Strict` makes texts among them an error");
    }

    // Classes are numbered as they are met; in the end, by the order of their names.
    private string[] SortClasses(RowStore store)
    {
        string[] sorted = _classes.Sorted(out int[] numberOf);
        store.Renumber(numberOf);
        return sorted;
    }

    private static bool HasNaN(ReadOnlySpan<double> targets)
    {
        foreach (double target in targets)
        {
            if (double.IsNaN(target))
                return true;
        }

        return false;
    }
}
