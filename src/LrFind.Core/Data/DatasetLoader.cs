namespace LrFind.Data;

/// <summary>Table and options → <see cref="Dataset"/>: the only place where the steps are joined.</summary>
public static class DatasetLoader
{
    /// <summary>Loads a CSV file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to understand it.</param>
    /// <exception cref="DatasetException">The file cannot be read or learned from; the message says where and why.</exception>
    public static Dataset Load(string path, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Load(CsvTable.Read(path, options.HasHeader), options);
    }

    /// <summary>Makes a data set of a table in memory.</summary>
    /// <inheritdoc cref="Load(string, DatasetOptions)"/>
    public static Dataset Load(CsvTable table, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (table.Columns.Count < 2)
            throw new DatasetException(table.File, "the table has one column; expected features and a target, separated by a comma, semicolon, tab or |");

        var warnings = new List<DatasetWarning>();
        TargetColumn target = TargetColumn.Read(table, options);
        (int[] training, int[] validation) = Split(LabelledRows(table, target, warnings), options);
        List<FeatureEncoder> encoders = FitEncoders(table, target, training, warnings);
        string[] names = [.. encoders.SelectMany(e => e.Outputs)];
        (double mean, double scale) = TargetScale(table, target, training);

        RowSet Encode(int[] rows)
        {
            bool hasLabels = target.Task == TaskKind.Multiclass;
            float[] values = new float[hasLabels ? 0 : rows.Length];
            int[] labels = new int[hasLabels ? rows.Length : 0];
            for (int i = 0; i < labels.Length; i++)
                labels[i] = (int)target.Values[rows[i]];
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)((target.Values[rows[i]] - mean) / scale);
            return new(EncodeFeatures(encoders, names.Length, rows), values, labels, names.Length);
        }

        return new Dataset
        {
            Name = NameOf(table.File),
            File = table.File,
            Task = target.Task,
            TargetName = target.Name,
            FeatureNames = names,
            Classes = target.Classes,
            Training = Encode(training),
            Validation = Encode(validation),
            Warnings = warnings,
        };
    }

    private static int[] LabelledRows(CsvTable table, TargetColumn target, List<DatasetWarning> warnings)
    {
        int[] labelled = new int[table.RowCount];
        int count = 0;
        for (int row = 0; row < labelled.Length; row++)
        {
            if (!double.IsNaN(target.Values[row]))
                labelled[count++] = row;
        }

        Array.Resize(ref labelled, count);
        int dropped = table.RowCount - count;
        if (dropped > 0)
            warnings.Add(new(FormattableString.Invariant($"{dropped} of {table.RowCount} rows have no target '{target.Name}' and were dropped")));
        return labelled;
    }

    private static (int[] Training, int[] Validation) Split(int[] rows, DatasetOptions options)
    {
        // A target of two values has two rows at least, so there is always one to train on.
        int held = Math.Min(rows.Length - 1, (int)Math.Round(rows.Length * options.ValidationFraction, MidpointRounding.AwayFromZero));
        new Pcg32(options.Seed, RandomPurpose.Split).Shuffle(rows);
        int[] training = new int[rows.Length - held], validation = new int[held];
        Array.Copy(rows, validation, held);
        Array.Copy(rows, held, training, 0, training.Length);
        return (training, validation);
    }

    private static List<FeatureEncoder> FitEncoders(CsvTable table, TargetColumn target, int[] training, List<DatasetWarning> warnings)
    {
        var encoders = new List<FeatureEncoder>();
        for (int c = 0; c < table.Columns.Count; c++)
        {
            if (c == target.Index)
                continue;
            if (FitEncoder(table, c, training, warnings) is { } encoder)
                encoders.Add(encoder);
        }

        if (encoders.Count == 0)
            throw new DatasetException(table.File, "no column besides the target can be learned from; expected at least one that varies");
        return encoders;
    }

    private static FeatureEncoder? FitEncoder(CsvTable table, int index, int[] training, List<DatasetWarning> warnings)
    {
        TableColumn column = ColumnReader.Read(table, index);
        if (column is TextColumn text && text.Categories.Length > OneHotEncoder.MaxCategories && text.Categories.Length > table.RowCount / 2)
        {
            warnings.Add(new(FormattableString.Invariant(
                $"column '{column.Name}' was dropped: {text.Categories.Length} different texts in {table.RowCount} rows name rows rather than describe them")));
            return null;
        }

        FeatureEncoder? encoder = column is NumericColumn numbers
            ? Standardizer.Fit(numbers, training)
            : OneHotEncoder.Fit((TextColumn)column, training);
        if (encoder is null)
            warnings.Add(new($"column '{column.Name}' was dropped: it does not vary in the training rows"));
        return encoder;
    }

    /// <summary>Standardises a regression target, so that the loss of a constant predictor is 1; leaves class numbers alone.</summary>
    private static (double Mean, double Scale) TargetScale(CsvTable table, TargetColumn target, int[] training)
    {
        if (target.Task != TaskKind.Regression)
            return (0, 1);
        double[] values = new double[training.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = target.Values[training[i]];
        (double mean, double scale) = Standardizer.Moments(values);
        if (!(scale > 0))
            throw new DatasetException(table.File, $"the target '{target.Name}' does not vary in the training rows; use more rows or another --seed");
        return (mean, scale);
    }

    private static float[] EncodeFeatures(List<FeatureEncoder> encoders, int width, int[] rows)
    {
        float[] features = new float[checked(rows.Length * width)];
        int offset = 0;
        foreach (FeatureEncoder encoder in encoders)
        {
            int outputs = encoder.Outputs.Count;
            for (int i = 0; i < rows.Length; i++)
                encoder.Encode(rows[i], features.AsSpan(i * width + offset, outputs));
            offset += outputs;
        }

        return features;
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}
