using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>
/// Other splits of a data set's rows: k-fold cross-validation (Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions",
/// 1974) whose first fold is the split that the data set came with.
/// </summary>
/// <param name="seed">The seed of the splits.</param>
/// <remarks>
/// The features stay as they are: means, deviations and categories were measured on the training rows of the first split, of which the
/// others hold some out. What a feature is divided by hardly depends on that, and says nothing of the target.
/// </remarks>
internal sealed class CrossValidation(Dataset dataset, long seed)
{
    private readonly Lazy<RowSet> _rows = new(() => dataset.Training.Append(dataset.Validation));

    /// <summary>The folds of a round: every row is for validation in one of them at most.</summary>
    public int FoldsOfRound => ValidationRows == 0 ? 1 : dataset.Training.Count / ValidationRows + 1;

    private int ValidationRows => dataset.Validation.Count;

    /// <summary>A split, with as many rows for validation as in the first.</summary>
    /// <param name="fold">
    /// Which, from 0; 0 is the split that the data set came with. A round that is used up is followed by another.
    /// </param>
    public Dataset Fold(int fold)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fold);
        if (fold == 0 || ValidationRows == 0)
            return dataset;
        int[] order = Order(fold / FoldsOfRound);
        int start = order.Length - (fold % FoldsOfRound + 1) * ValidationRows;
        RowSet training = _rows.Value.Take([.. order[..start], .. order[(start + ValidationRows)..]]);
        RowSet validation = _rows.Value.Take(order.AsSpan(start, ValidationRows));
        return dataset with { Training = training, Validation = validation, ClassCounts = Count(training) };
    }

    // In the first round, the rows that came for validation stay behind all others: they are its first fold.
    private int[] Order(int round)
    {
        int[] order = new int[dataset.Training.Count + ValidationRows];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        new Pcg32(seed, RandomPurpose.Split, part: round + 1).Shuffle(round == 0 ? order.AsSpan(0, dataset.Training.Count) : order);
        return order;
    }

    private int[] Count(RowSet training)
    {
        int[] counts = new int[dataset.ClassCounts.Count];
        for (int i = 0; counts.Length > 0 && i < training.Count; i++)
            counts[training.Labels.IsEmpty ? (int)training.Values[i] : training.Labels[i]]++;
        return counts;
    }
}
