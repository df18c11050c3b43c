using LrFind.Data;
using LrFind.Data.Inspection;
using LrFind.Foundation;

namespace LrFind.Reports.Text;

/// <summary>An inspection as a table for people, at most 80 columns wide.</summary>
internal static class InspectionText
{
    // What 80 columns leave behind the label, and room for dots.
    private const int TextWidth = 64;
    private const int NameWidth = 13;
    private const int RangeWidth = 16;

    // More lines than that nobody reads; JSON has all.
    private const int MostColumns = 60;

    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter writer, TableInspection inspection, Tool tool)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(inspection);
        TextLines.Write(writer, "file", $"{inspection.File}: {Rows(inspection)}, {NumberText.Plural(inspection.Columns.Count, "column")}");
        string names = inspection.HasHeader ? "names in the first line" : "no names";
        TextLines.Write(writer, "format", $"{inspection.Encoding}, separated by {inspection.Separator}, {names}");
        if (inspection.Dataset is { } data)
            WriteData(writer, data);
        writer.WriteLine();
        WriteColumns(writer, inspection.Columns, tool);
    }

    private static void WriteData(TextWriter writer, Dataset data)
    {
        TextLines.Write(writer, "target", Target(data));
        string training = NumberText.Count(data.Training.Count), held = NumberText.Count(data.Validation.Count);
        TextLines.Write(writer, "split", $"{training} rows to train on, {held} held out");
        TextLines.Write(writer, "features", NumberText.Count(data.FeatureNames.Count));
    }

    private static string Target(Dataset data)
    {
        string target = Quoting.Shortened(data.TargetName);
        if (data.Task == TaskKind.Regression)
            return $"{target}: {(data.TargetCount == 1 ? "a number" : "numbers")}";
        string text = $"{target}: {data.Classes.Count} classes";
        for (int i = 0; i < data.Classes.Count; i++)
        {
            string percent = NumberText.Percent((double)data.ClassCounts[i] / data.Training.Count);
            string share = $"{(i == 0 ? ":" : ",")} '{data.Classes[i]}' {percent}";
            if (text.Length + share.Length > TextWidth)
                return text + ", …";
            text += share;
        }

        return text;
    }

    private static void WriteColumns(TextWriter writer, IReadOnlyList<ColumnProfile> columns, Tool tool)
    {
        writer.WriteLine($"{"#",3}  {"column",-NameWidth}  {"type",-7}  {"missing",7}  {"values",6}  {"range",-RangeWidth}  becomes");
        foreach (ColumnProfile column in columns.Take(MostColumns))
        {
            string line = $"{column.Number,3}  {Legible.Fitted(column.Name, NameWidth),-NameWidth}  {Legible.Fitted(column.Type, 7),-7}  "
                + $"{NumberText.Count(column.Missing),7}  {NumberText.Count(column.Distinct),6}  {Legible.Fitted(column.Range, RangeWidth),-RangeWidth}  {column.Use}";
            StyledLine.Write(writer, line.TrimEnd());
        }

        if (columns.Count > MostColumns)
            writer.WriteLine(tool.NameSettings($"     … and {NumberText.Count(columns.Count - MostColumns)} more; `Json` lists all"));
    }

    private static string Rows(TableInspection inspection) => inspection.IsSample
        ? $"about {NumberText.Count(DatasetPhrase.Rounded(inspection.FileRows))} rows, {NumberText.Count(inspection.Rows)} looked at"
        : NumberText.Plural(inspection.Rows, "row");
}
