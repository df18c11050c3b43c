namespace LrFind.Reports.Json;

/// <summary>The JSON of an inspection.</summary>
/// <param name="Schema">The version of this shape; it grows when a reader would have to change.</param>
/// <param name="Tool">The tool's name and version.</param>
/// <param name="File">The file as the user named it.</param>
/// <param name="FileRows">Rows of the file; an estimate where only a sample was read.</param>
/// <param name="IsSample">Whether only a sample was read.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="Encoding">The encoding.</param>
/// <param name="Separator">What separates fields.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Data">The data set; null where nothing can be learned.</param>
/// <param name="Problem">Why; null where something can.</param>
/// <param name="Warnings">What the user should know.</param>
internal sealed record InspectDocument(
    int Schema,
    string Tool,
    string File,
    long FileRows,
    bool IsSample,
    int Rows,
    string Encoding,
    string Separator,
    bool HasHeader,
    IReadOnlyList<ColumnSection> Columns,
    DataSection? Data,
    string? Problem,
    IReadOnlyList<WarningSection> Warnings);
