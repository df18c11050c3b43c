using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Data.Loading;

/// <summary>Table → plan → rows as numbers → data set. The rows are those of the table or, where it is a sample, all of the file.</summary>
internal sealed class DatasetPipeline
{
    private readonly CsvInput _input;
    private readonly SourceTable _source;
    private readonly DatasetOptions _options;
    private readonly Func<int, bool>? _takes;
    private readonly bool _readsAllRows;

    /// <summary>Starts with a table.</summary>
    /// <param name="source">What was read of it.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="takes">Whether the model takes rows of so many features; <see langword="null"/>, the default, for any.</param>
    public DatasetPipeline(CsvInput input, SourceTable source, DatasetOptions options, Func<int, bool>? takes = null)
    {
        (_input, _source, _options, _takes) = (input, source, options, takes);
        _readsAllRows = source.IsSample && options.AllRows;
        Notes = new PlanNotes(_readsAllRows);
    }

    /// <summary>What was found out so far, also where no data set comes of it.</summary>
    public PlanNotes Notes { get; }

    /// <summary>Makes the data set; the features of its rows, which may be many, are made when they are asked for.</summary>
    /// <exception cref="InputException">The file cannot be read or learned from.</exception>
    public Dataset Run()
    {
        var plan = DatasetPlan.Make(_source, _options, Notes, _takes);
        EncodedRows rows = _readsAllRows ? new FileEncoder(_input, plan, Notes).Encode() : TableEncoder.Encode(plan);
        int[] classCounts = ClassBalance.Count(rows);
        ClassBalance.Warn(rows.Classes, classCounts, Notes);
        TargetScale[] scales = TargetScale.Compute(plan, rows);
        RowSet training = rows.Training.ToRowSet(rows.Task, scales, plan.Encoders.Width);
        RowSet validation = rows.Validation.ToRowSet(rows.Task, scales, plan.Encoders.Width);
        return new Dataset(training, validation)
        {
            Name = Dataset.NameOf(_source.Table.File),
            File = _source.Table.File,
            Task = rows.Task,
            TargetName = plan.Target.Name,
            TargetCount = plan.Target.Columns.Count,
            FeatureNames = plan.Encoders.FeatureNames,
            OneHotGroups = plan.Encoders.OneHotGroups(),
            InputShape = _options.InputShape,
            Classes = rows.Classes,
            ClassCounts = classCounts,
            FileRows = rows.FileRows,
            IsSample = rows.IsSample,
            FileDigest = rows.IsSample ? null : _input.Digest,
            Columns = new FeatureColumns(Notes.Columns, Notes.Dropped),
            Warnings = [.. Notes.Warnings],
        };
    }
}
