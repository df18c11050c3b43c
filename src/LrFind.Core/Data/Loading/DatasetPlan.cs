using LrFind.Data.Cells;
using LrFind.Data.Columns;
using LrFind.Data.Csv;
using LrFind.Data.Features;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>What becomes of each column of a table, measured on its training rows only.</summary>
internal sealed class DatasetPlan
{
    private DatasetPlan(SourceTable source, DatasetOptions options)
    {
        (Source, Options, Rules) = (source, options, new CellRules(options));
        Uses = new string[source.Table.Columns.Count];
        Array.Fill(Uses, "not used");
    }

    /// <summary>The table and its file.</summary>
    public SourceTable Source { get; }

    /// <summary>What the user says.</summary>
    public DatasetOptions Options { get; }

    /// <summary>What the user says of cells.</summary>
    public CellRules Rules { get; }

    /// <summary>What is to be learned.</summary>
    public TargetSet Target { get; private set; } = null!;

    /// <summary>The rows to train on.</summary>
    public int[] Training { get; private set; } = [];

    /// <summary>The rows held out.</summary>
    public int[] Validation { get; private set; } = [];

    /// <summary>What makes the features, in the order of the columns.</summary>
    public IReadOnlyList<FeatureEncoder> Encoders { get; private set; } = [];

    /// <summary>The columns that the encoders read, one for each.</summary>
    public IReadOnlyList<int> EncodedColumns { get; private set; } = [];

    /// <summary>What becomes of each column of the table, in words.</summary>
    public string[] Uses { get; }

    /// <summary>What the user should know.</summary>
    public List<DatasetWarning> Warnings { get; } = [];

    /// <summary>Whether the plan warns of cells and rows; where all rows of the file are still to be read, who reads them does.</summary>
    public bool SpeaksOfCells => !(Source.IsSample && Options.AllRows);

    /// <summary>The names of the features.</summary>
    public string[] FeatureNames => [.. Encoders.SelectMany(e => e.Outputs)];

    /// <summary>The features that stand for categorical columns.</summary>
    public List<OneHotGroup> OneHotGroups()
    {
        var groups = new List<OneHotGroup>();
        int start = 0;
        foreach (FeatureEncoder encoder in Encoders)
        {
            if (encoder is OneHotEncoder oneHot)
                groups.Add(new OneHotGroup(start, oneHot.CategoryOutputs));
            start += encoder.Outputs.Count;
        }

        return groups;
    }

    /// <summary>Makes a plan for a table.</summary>
    /// <exception cref="InputException">It cannot be learned from.</exception>
    public static DatasetPlan Make(SourceTable source, DatasetOptions options)
    {
        DatasetPlan plan = MakeAsFarAsPossible(source, options, out InputException? problem);
        return problem is null ? plan : throw problem;
    }

    /// <summary>Makes a plan for a table, as far as it can be understood.</summary>
    /// <param name="source">The table and its file.</param>
    /// <param name="options">What the user says of it.</param>
    /// <param name="problem">Why the table cannot be learned from; <see langword="null"/> where it can.</param>
    public static DatasetPlan MakeAsFarAsPossible(SourceTable source, DatasetOptions options, out InputException? problem)
    {
        var plan = new DatasetPlan(source, options);
        problem = null;
        try
        {
            plan.Complete();
        }
        catch (InputException e)
        {
            problem = e;
        }

        return plan;
    }

    private void Complete()
    {
        WarnOfReading();
        var roles = ColumnRoles.Of(Source.Table, Options);
        ReadTarget(roles);
        Split();
        FitEncoders(roles);
        if (SpeaksOfCells)
            ClassBalance.Warn(Target.Classes, ClassBalance.Count(Target, Training), Warnings);
    }

    private void WarnOfReading()
    {
        if (Source.NeededFullPass)
            Warnings.Add(new("quotes or comments made it necessary to read the whole file to tell where rows start"));
        if (Options.Header == HeaderChoice.Auto && !Source.Detected.Dialect.HasHeader)
            Warnings.Add(new("the first line looks like data, so the columns are called c1, c2, …", "use `Header` yes if it names them"));
    }

    private void ReadTarget(ColumnRoles roles)
    {
        Target = TargetSet.Read(Source.Table, roles.Targets, Options.Task, Rules);
        foreach (TargetColumn column in Target.Columns)
        {
            Uses[column.Index] = "target";
            if (column.Unusable > 0 && SpeaksOfCells)
                Warnings.Add(Unusable(column, column.Unusable));
        }
    }

    private void Split()
    {
        int[] labelled = new int[Source.Table.RowCount];
        int count = 0;
        for (int row = 0; row < labelled.Length; row++)
        {
            if (Target.HasAll(row))
                labelled[count++] = row;
        }

        if (count < labelled.Length && SpeaksOfCells)
            Warnings.Add(Unlabelled(Target.Name, labelled.Length - count, labelled.Length, Source.IsSample ? " of the sample" : ""));
        Array.Resize(ref labelled, count);
        if (count == 0)
            throw new InputException(Source.Table.File, $"no row has all of the targets '{Quoting.Shortened(Target.Name)}'; expected some; name others with `Target`");
        // A target of two values has two rows at least, so there is always one to train on.
        int held = Math.Min(count - 1, (int)Math.Round(count * Options.ValidationFraction, MidpointRounding.AwayFromZero));
        new Pcg32(Options.Seed, RandomPurpose.Split).Shuffle(labelled);
        Validation = labelled[..held];
        Training = labelled[held..];
    }

    private void FitEncoders(ColumnRoles roles)
    {
        var fitter = new EncoderFitter(this);
        var encoders = new List<FeatureEncoder>();
        var columns = new List<int>();
        NumericSummary? shared = Options.InputShape is { } shape ? fitter.FitImages(roles.Features, shape) : null;
        foreach (int column in roles.Features)
        {
            IReadOnlyList<FeatureEncoder> fitted = shared is { } summary ? fitter.FitPixel(column, summary) : fitter.Fit(column);
            encoders.AddRange(fitted);
            for (int i = 0; i < fitted.Count; i++)
                columns.Add(column);
        }

        fitter.WarnOfConstants();
        if (encoders.Count == 0)
            throw new InputException(Source.Table.File, "no column besides the target can be learned from; expected at least one that varies; 'lrfind inspect' says what became of each");
        (Encoders, EncodedColumns) = (encoders, columns);
    }

    /// <summary>The warning for cells of a target that are no numbers.</summary>
    public static DatasetWarning Unusable(TargetColumn column, long cells) =>
        new(FormattableString.Invariant($"the target '{Quoting.Shortened(column.Name)}' holds {cells} {(cells == 1 ? "cell that is no finite number" : "cells that are no finite numbers")}; counted as missing"));

    /// <summary>The warning for rows without a target.</summary>
    public static DatasetWarning Unlabelled(string target, long dropped, long rows, string where = "") =>
        new(FormattableString.Invariant($"{dropped} of {rows} rows{where} have no target '{Quoting.Shortened(target)}' and were dropped"));
}
