using LrFind.Data.Cells;
using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Data.Loading;
using LrFind.Foundation;

namespace LrFind.Data.Inspection;

/// <summary>File and options → what was understood of the file, also where nothing can be learned from it.</summary>
public static class TableInspector
{
    /// <summary>Inspects a CSV file.</summary>
    /// <param name="path">The file, which may be compressed by gzip; - for standard input.</param>
    /// <param name="options">What to make of it. Large files are sampled, whatever they say.</param>
    /// <exception cref="InputException">The file is not a well-formed table.</exception>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    public static TableInspection Inspect(string path, DatasetOptions options) => Inspect(path, options, takes: null);

    /// <summary>Inspects a CSV file that a model is to be trained on, which may count columns.</summary>
    /// <param name="path">The file, which may be compressed by gzip; - for standard input.</param>
    /// <param name="options">What to make of it. Large files are sampled, whatever they say.</param>
    /// <param name="takes">Whether the model takes rows of so many features; <see langword="null"/> for any.</param>
    /// <inheritdoc cref="Inspect(string, DatasetOptions)"/>
    public static TableInspection Inspect(string path, DatasetOptions options, Func<int, bool>? takes)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using CsvInput input = CsvInput.Open(path);
        options = options with { AllRows = false };
        SourceTable source = TableReader.Read(input, options);
        var pipeline = new DatasetPipeline(input, source, options, takes);
        Dataset? dataset = Run(pipeline, out InputException? problem);
        CsvDialect dialect = source.Detected.Dialect;
        return new TableInspection
        {
            File = input.File,
            FileRows = source.EstimatedRows,
            Rows = source.Table.RowCount,
            IsSample = source.IsSample,
            Encoding = dialect.EncodingName,
            Separator = dialect.SeparatorName,
            HasHeader = dialect.HasHeader,
            Columns = Profiles(source.Table, new CellRules(options), pipeline.Notes),
            Warnings = pipeline.Notes.Warnings,
            Dataset = dataset,
            Problem = problem,
        };
    }

    // Nothing may come of it; what was understood until then is in the notes.
    private static Dataset? Run(DatasetPipeline pipeline, out InputException? problem)
    {
        problem = null;
        try
        {
            return pipeline.Run();
        }
        catch (InputException e)
        {
            problem = e;
            return null;
        }
    }

    private static List<ColumnProfile> Profiles(CsvTable table, CellRules rules, PlanNotes notes)
    {
        var profiles = new List<ColumnProfile>(table.Columns.Count);
        var ahead = new ColumnsAhead(table, rules, [.. Enumerable.Range(0, table.Columns.Count)], measured: []);
        for (int column = 0; column < table.Columns.Count; column++)
            profiles.Add(ColumnProfiler.Profile(table, ahead.Read(column, out _), rules, notes.UseOf(column)));
        return profiles;
    }
}

/// <summary>What was understood of a file.</summary>
public sealed record TableInspection
{
    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>Rows of the file; an estimate where only a sample was read.</summary>
    public required long FileRows { get; init; }

    /// <summary>Rows that were looked at.</summary>
    public required int Rows { get; init; }

    /// <summary>Whether they are a sample.</summary>
    public required bool IsSample { get; init; }

    /// <summary>The encoding, in words.</summary>
    public required string Encoding { get; init; }

    /// <summary>What separates fields, in words.</summary>
    public required string Separator { get; init; }

    /// <summary>Whether the first record names the columns.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>The columns, in the order of the file.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>What should be known, all that stands in the data set's warnings.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>The data set made of the rows; <see langword="null"/> where there is a <see cref="Problem"/>.</summary>
    public Dataset? Dataset { get; init; }

    /// <summary>Why nothing can be learned from the table; <see langword="null"/> where something can.</summary>
    public InputException? Problem { get; init; }
}
