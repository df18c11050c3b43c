using LrFind.Data;
using LrFind.Data.Inspection;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>An inspection as a table for people.</summary>
internal static class InspectionText
{
    // Where it goes into no terminal; and what stands around a text: the label, and dots.
    private const int UsualWidth = 80, Around = 16;

    // More lines than that nobody reads; JSON has all.
    private const int MostColumns = 60;

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="inspection">What was understood.</param>
    /// <param name="tool">The program that says it.</param>
    /// <param name="width">The columns of the terminal; <see langword="null"/> where it goes into none.</param>
    public static void Write(TextWriter writer, TableInspection inspection, Tool tool, int? width)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(inspection);
        TextLines.Write(writer, "file", $"{inspection.File}: {Rows(inspection)}, {NumberText.Plural(inspection.Columns.Count, "column")}");
        string names = inspection.HasHeader ? "names in the first line" : "no names";
        TextLines.Write(writer, "format", $"{inspection.Encoding}, separated by {inspection.Separator}, {names}");
        if (inspection.Dataset is { } data)
            WriteData(writer, data, (width ?? UsualWidth) - Around);
        writer.WriteLine();
        WriteColumns(writer, inspection.Columns, tool, width);
    }

    private static void WriteData(TextWriter writer, Dataset data, int textWidth)
    {
        TextLines.Write(writer, "target", Target(data, textWidth));
        string training = NumberText.Count(data.Training.Count), held = NumberText.Count(data.Validation.Count);
        TextLines.Write(writer, "split", $"{training} rows to train on, {held} held out");
        TextLines.Write(writer, "features", NumberText.Count(data.FeatureNames.Count));
    }

    private static string Target(Dataset data, int textWidth)
    {
        string target = Quoting.Shortened(data.TargetName);
        if (data.Task == TaskKind.Regression)
            return $"{target}: {(data.TargetCount == 1 ? "a number" : "numbers")}";
        string text = $"{target}: {data.Classes.Count} classes";
        for (int i = 0; i < data.Classes.Count; i++)
        {
            string percent = NumberText.Percent((double)data.ClassCounts[i] / data.Training.Count);
            string share = $"{(i == 0 ? ":" : ",")} '{data.Classes[i]}' {percent}";
            if (VisibleWidth.Of(text) + VisibleWidth.Of(share) > textWidth)
                return text + ", …";
            text += share;
        }

        return text;
    }

    private static void WriteColumns(TextWriter writer, IReadOnlyList<ColumnProfile> columns, Tool tool, int? width)
    {
        foreach (string line in new InspectionColumns(columns.Take(MostColumns), width).Lines)
            StyledLine.Write(writer, line);
        if (columns.Count > MostColumns)
            writer.WriteLine(tool.NameSettings($"     … and {NumberText.Count(columns.Count - MostColumns)} more; `Json` lists all"));
    }

    private static string Rows(TableInspection inspection) => inspection.IsSample
        ? $"about {NumberText.Count(DatasetPhrase.Rounded(inspection.FileRows))} rows, {NumberText.Count(inspection.Rows)} looked at"
        : NumberText.Plural(inspection.Rows, "row");
}
