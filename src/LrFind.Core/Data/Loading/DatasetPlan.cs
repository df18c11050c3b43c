using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>How the rows of a table become numbers, measured on its training rows only.</summary>
/// <param name="Source">The table and its file.</param>
/// <param name="Options">What the user says.</param>
/// <param name="Rules">What the user says of cells.</param>
/// <param name="Target">What is to be learned.</param>
/// <param name="Split">Which rows of the table are for what.</param>
/// <param name="Encoders">What makes the features.</param>
internal sealed record DatasetPlan(
    SourceTable Source, DatasetOptions Options, CellRules Rules, TargetSet Target, RowSplit Split, EncoderSet Encoders)
{
    /// <summary>Makes a plan for a table.</summary>
    /// <param name="source">The table and its file.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="notes">Takes down what is found out, also where no plan comes of it.</param>
    /// <param name="takes">Whether the model takes rows of so many features; <see langword="null"/>, the default, for any.</param>
    /// <exception cref="InputException">It cannot be learned from.</exception>
    public static DatasetPlan Make(SourceTable source, DatasetOptions options, PlanNotes notes, Func<int, bool>? takes = null)
    {
        WarnOfReading(source, options, notes);
        var rules = new CellRules(options);
        DecimalCommas.WarnOfPoints(source, options, rules, notes);
        var roles = ColumnRoles.Resolve(source.Table, options);
        var target = TargetSet.Read(source.Table, roles.Targets, options.Task, rules, notes);
        var split = RowSplit.Create(source, target, options, notes);
        long? fileRows = source.IsCutByWidth ? source.EstimatedRows : null;
        EncoderSet encoders = new WidthFitter(
            (kept, found) => new EncoderFitter(source.Table, options, rules, split.Training, found, fileRows, kept), notes,
            options.InputShape is null ? takes : null).Fit(roles.Features);
        notes.Columns = roles.Features.Count;
        RowSplit fitting = options.AllRows ? split : split.Fitting(encoders.Width);
        if (source.IsCutByWidth || fitting != split)
            WarnOfWidth(roles.Features.Count, encoders.Width, fitting, notes);
        return new DatasetPlan(source, options, rules, target, fitting, encoders) { IsSample = source.IsSample || fitting != split };
    }

    /// <summary>Whether the rows are a sample of the file's.</summary>
    public bool IsSample { get; private init; }

    private static void WarnOfWidth(int columns, int width, RowSplit split, PlanNotes notes) => notes.WarnOfRows(
        $"{NumberText.Plural(columns, "column")} become {NumberText.Plural(width, "feature")}, so that a sample has fewer rows: "
        + NumberText.Count(split.Training.Length + split.Validation.Length),
        "choose columns with `Features`, or use `AllRows`");

    private static void WarnOfReading(SourceTable source, DatasetOptions options, PlanNotes notes)
    {
        foreach (Warning warning in LeftOut.Warnings(source.Detected.LeftOut))
            notes.Warn(warning);
        foreach (Warning warning in LeftOut.Warnings(source.Table.LeftOut))
            notes.WarnOfRows(warning);
        if (source.NeededFullPass)
            notes.Warn("quotes or comments made it necessary to read the whole file to tell where rows start");
        if (source.CutAfter is { } bytes && !options.AllRows)
        {
            notes.Warn(FormattableString.Invariant($"only the first {bytes >> 30} GiB were looked at"),
                "save the whole as a file, of which any part can be read");
        }

        if (options.Header == HeaderChoice.Auto && !source.Detected.Dialect.HasHeader)
            notes.Warn("the first line looks like data, so the columns are called c1, c2, …", "use `Header` yes if it names them");
    }
}

/// <summary>The rows of a table that have a target, in a random order.</summary>
/// <param name="Training">The rows to train on, at least one.</param>
/// <param name="Validation">The rows to validate with.</param>
internal sealed record RowSplit(int[] Training, int[] Validation)
{
    /// <summary>Splits a table.</summary>
    /// <exception cref="InputException">No row has all targets.</exception>
    public static RowSplit Create(SourceTable source, TargetSet target, DatasetOptions options, PlanNotes notes)
    {
        int[] labelled = Labelled(source.Table.RowCount, target);
        if (labelled.Length < source.Table.RowCount)
        {
            int dropped = source.Table.RowCount - labelled.Length;
            notes.WarnOfRows(UnlabelledWarning(target.Name, dropped, source.Table.RowCount, source.IsSample ? " of the sample" : ""));
        }

        if (labelled.Length == 0)
        {
            throw new InputException(source.Table.File,
                $"no row has all of the targets '{Quoting.Shortened(target.Name)}'; expected some; name others with `Target`");
        }

        int wanted = (int)Math.Round(labelled.Length * options.ValidationFraction, MidpointRounding.AwayFromZero);
        int validation = Math.Min(labelled.Length - 1, wanted);
        new Pcg32(options.Seed, RandomPurpose.Split).Shuffle(labelled);
        return new RowSplit(labelled[validation..], labelled[..validation]);
    }

    /// <summary>As many rows of each part, in their random order, as a sample may have.</summary>
    /// <param name="width">Features of a row.</param>
    /// <returns>Itself, where all may stay.</returns>
    public RowSplit Fitting(int width)
    {
        long all = Training.Length + Validation.Length, most = SamplePlan.MostFeatures / width;
        if (all <= most)
            return this;
        int validation = (int)(Validation.Length * most / all);
        return new RowSplit(Training[..(int)Math.Max(1, most - validation)], Validation[..validation]);
    }

    /// <summary>The warning for rows without a target.</summary>
    public static Warning UnlabelledWarning(string target, long dropped, long rows, string where = "") =>
        new(FormattableString.Invariant($"{dropped} of {rows} rows{where} have no target '{Quoting.Shortened(target)}' and were dropped"));

    private static int[] Labelled(int rows, TargetSet target)
    {
        int[] labelled = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++)
        {
            if (target.HasAll(row))
                labelled[count++] = row;
        }

        Array.Resize(ref labelled, count);
        return labelled;
    }
}
