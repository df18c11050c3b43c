using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>The targets of all rows of a large file, and the data set they complete.</summary>
/// <param name="plan">The plan, made on a sample.</param>
/// <param name="notes">Takes down what is found out.</param>
/// <param name="store">All rows.</param>
/// <param name="classes">The classes met; none in a regression.</param>
/// <param name="unlabelled">Rows that were dropped, since they have no target.</param>
internal sealed class FullTarget(DatasetPlan plan, PlanNotes notes, RowStore store, ClassCodes classes, long unlabelled)
{
    private readonly int _width = plan.Encoders.Width;
    private readonly int _targets = plan.Target.Columns.Count;

    /// <summary>The data set.</summary>
    /// <exception cref="InputException">There is nothing to train on, or a target does not vary.</exception>
    public Dataset Describe()
    {
        if (store.Training == 0)
            throw new InputException(plan.Source.Table.File, "no row has a target; expected some; name another column with `Target`");
        return plan.Target.Task == TaskKind.Regression ? Regression() : Classification();
    }

    private Dataset Regression()
    {
        var scales = new (double Mean, double Scale)[_targets];
        for (int i = 0; i < _targets; i++)
            scales[i] = Scale(i);
        return Complete(Rows(0, store.Training, Values), Rows(store.ValidationStart, store.Validation, Values));

        RowSet Values(ArraySegment<float> features, int start, int count)
        {
            float[] values = new float[count * _targets];
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)((store.Targets(start + i / _targets)[i % _targets] - scales[i % _targets].Mean) / scales[i % _targets].Scale);
            return new RowSet(features, values, [], _width, _targets);
        }
    }

    private Dataset Classification()
    {
        string[] sorted = classes.Sorted(out int[] numberOf);
        bool isBinary = sorted.Length == 2;
        int[] counts = new int[sorted.Length];
        for (int row = 0; row < store.Training; row++)
            counts[numberOf[(int)store.Targets(row)[0]]]++;
        ClassBalance.Warn(sorted, counts, notes);
        return Complete(Rows(0, store.Training, Labels), Rows(store.ValidationStart, store.Validation, Labels)) with
        {
            Task = isBinary ? TaskKind.Binary : TaskKind.Multiclass,
            Classes = sorted,
            ClassCounts = counts,
        };

        RowSet Labels(ArraySegment<float> features, int start, int count)
        {
            float[] values = new float[isBinary ? count : 0];
            int[] labels = new int[isBinary ? 0 : count];
            for (int i = 0; i < count; i++)
            {
                int number = numberOf[(int)store.Targets(start + i)[0]];
                if (isBinary)
                    values[i] = number;
                else
                    labels[i] = number;
            }

            return new RowSet(features, values, labels, _width);
        }
    }

    private RowSet Rows(int start, int count, Func<ArraySegment<float>, int, int, RowSet> make) =>
        make(new ArraySegment<float>(store.Features, start * _width, count * _width), start, count);

    private Dataset Complete(RowSet training, RowSet validation) => TableEncoder.Describe(plan, notes, training, validation) with
    {
        FileRows = training.Count + validation.Count + unlabelled,
        IsSample = false,
    };

    private (double Mean, double Scale) Scale(int target)
    {
        double origin = store.Targets(0)[target], sum = 0, squares = 0;
        for (int row = 0; row < store.Training; row++)
        {
            // Measured from the first value, so that a large offset costs no precision.
            double value = store.Targets(row)[target] - origin;
            sum += value;
            squares += value * value;
        }

        double mean = sum / store.Training, variance = squares / store.Training - mean * mean;
        return variance > 0
            ? (origin + mean, Math.Sqrt(variance))
            : throw new InputException(plan.Source.Table.File, $"the target '{Quoting.Shortened(plan.Target.Columns[target].Name)}' does not vary in the training rows; expected at least two values");
    }
}
