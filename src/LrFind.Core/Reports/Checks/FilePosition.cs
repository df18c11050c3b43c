namespace LrFind.Reports.Checks;

/// <summary>A place in a file.</summary>
/// <param name="File">The file, as the user would name it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record FilePosition(string File, int Line, int Column);
