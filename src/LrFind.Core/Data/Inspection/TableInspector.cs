using LrFind.Data.Csv;
using LrFind.Data.Loading;

namespace LrFind.Data.Inspection;

/// <summary>File and options → what was understood of the file, also where nothing can be learned from it.</summary>
public static class TableInspector
{
    /// <summary>Inspects a CSV file.</summary>
    /// <param name="path">The file, which may be compressed by gzip; - for standard input.</param>
    /// <param name="options">What to make of it. Large files are sampled, whatever they say.</param>
    /// <exception cref="DatasetException">The file is not a well-formed table.</exception>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    public static TableInspection Inspect(string path, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using CsvInput input = CsvInput.Open(path);
        SourceTable source = TableReader.Read(input, options with { AllRows = false });
        DatasetPlan plan = DatasetPlan.MakeAsFarAsPossible(source, options with { AllRows = false }, out DatasetException? problem);
        Dataset? dataset = problem is null ? Encode(plan, out problem) : null;
        CsvDialect dialect = source.Detected.Dialect;
        var columns = new List<ColumnProfile>(source.Table.Columns.Count);
        for (int column = 0; column < source.Table.Columns.Count; column++)
            columns.Add(ColumnProfiler.Profile(source.Table, column, plan.Rules, plan.Uses[column]));
        return new TableInspection
        {
            File = input.File,
            FileRows = source.EstimatedRows,
            Rows = source.Table.RowCount,
            IsSample = source.IsSample,
            Encoding = dialect.EncodingName,
            Separator = dialect.SeparatorName,
            HasHeader = dialect.HasHeader,
            Columns = columns,
            Warnings = plan.Warnings,
            Dataset = dataset,
            Problem = problem,
        };
    }

    private static Dataset? Encode(DatasetPlan plan, out DatasetException? problem)
    {
        problem = null;
        try
        {
            return TableEncoder.Encode(plan);
        }
        catch (DatasetException e)
        {
            problem = e;
            return null;
        }
    }
}
