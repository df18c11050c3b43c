using LrFind.Curves.Files.Tables;
using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Sources;

/// <summary>Reads what holds curves, whatever it is written as: a text table, JSON, or TensorBoard's events.</summary>
internal static class CurveSource
{
    /// <summary>The most bytes of a table or of JSON: a million steps take up half of it.</summary>
    public const int LargestFile = 64 << 20;

    /// <summary>The error for a file that is larger.</summary>
    public static InputException TooLarge(string file) =>
        new(file, FormattableString.Invariant($"the file holds more than {LargestFile >> 20} MiB; expected a curve, which has no more; name another file"));

    /// <summary>Reads a source.</summary>
    /// <param name="path">A file, a folder of TensorBoard's, or - for standard input.</param>
    /// <param name="options">How text tables are written.</param>
    /// <exception cref="InputException">It cannot be read, or is none of these.</exception>
    public static CurveTable Read(string path, DatasetOptions options)
    {
        if (Directory.Exists(path))
            return EventSource.ReadFolder(path);
        using CsvInput input = CsvInput.Open(path);
        ReadOnlySpan<byte> head = input.Head;
        return EventSource.IsEvents(path, head) ? EventSource.Read(input)
            : JsonSource.IsJson(head) ? JsonSource.Read(input)
            : TextSource.Read(input, options);
    }
}
