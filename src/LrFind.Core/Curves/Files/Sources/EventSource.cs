using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LrFind.Curves.Files.Columns;
using LrFind.Curves.Files.Tables;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Sources;

/// <summary>TensorBoard's files of events, and folders of them: the scalars, a column for each tag.</summary>
/// <remarks>
/// A record is its length (8 bytes), a checksum of it (4), as many bytes, and their checksum (4). The bytes are an Event of TensorFlow's
/// event.proto and summary.proto: step is 2, summary 5; in it value 1, of which tag is 1, simple_value 2, tensor 8.
/// </remarks>
internal static class EventSource
{
    private const string Name = ".tfevents.";
    private const int HeadLength = 12, TailLength = 4;
    private const int LongestRecord = 64 << 20;

    // Of which pictures may be the most; a pipe may have no end.
    private const long LargestFile = 4L << 30;

    /// <summary>Whether a file holds events: by its name, or by the version with which one begins.</summary>
    public static bool IsEvents(string path, ReadOnlySpan<byte> head) =>
        Path.GetFileName(path).Contains(Name, StringComparison.Ordinal) || head[..Math.Min(head.Length, 64)].IndexOf("brain.Event:"u8) >= 0;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is damaged, or holds no scalars.</exception>
    public static CurveTable Read(CsvInput input)
    {
        var builder = new CurveTableBuilder(input.File);
        foreach ((long step, string tag, string value) in Scalars(input))
            builder.Add(1, [("step", Text(step)), (tag, value)]);
        return builder.IsEmpty ? throw Nothing(input.File) : new CurveTable(builder.Build(), HasHeader: true);
    }

    /// <summary>
    /// Reads all files of events below a folder. Each folder with a rate and a loss is a repeat; where none has both, all are one run, as
    /// where tags have folders of their own.
    /// </summary>
    /// <exception cref="InputException">There are none, one is damaged, or they hold no scalars.</exception>
    public static CurveTable ReadFolder(string folder)
    {
        var runs = new SortedDictionary<string, List<(long Step, string Tag, string Value)>>(StringComparer.Ordinal);
        foreach (string path in FilesBelow(folder))
        {
            using CsvInput input = CsvInput.Open(path);
            string run = Path.GetRelativePath(folder, Path.GetDirectoryName(path)!);
            if (!runs.TryGetValue(run, out List<(long, string, string)>? scalars))
                runs[run] = scalars = [];
            scalars.AddRange(Scalars(input));
        }

        string[] whole = [.. runs.Where(r => IsWhole(r.Value)).Select(r => r.Key)];
        var builder = new CurveTableBuilder(folder);
        foreach ((string run, List<(long Step, string Tag, string Value)> scalars) in runs)
        {
            if (whole.Length > 0 && !whole.Contains(run))
                continue;
            foreach ((long step, string tag, string value) in scalars)
                builder.Add(1, [("run", whole.Length > 0 ? run : ""), ("step", Text(step)), (tag, value)]);
        }

        return builder.IsEmpty ? throw Nothing(folder) : new CurveTable(builder.Build(), HasHeader: true);
    }

    private static string[] FilesBelow(string folder)
    {
        try
        {
            string[] files = [.. Directory.EnumerateFiles(folder, $"*{Name}*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
            return files.Length > 0 ? files
                : throw new InputException(folder, "this is a folder without TensorBoard's files of events; expected a file of curves, or a folder with some");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, $"the folder cannot be read: {e.Message}");
        }
    }

    private static bool IsWhole(List<(long Step, string Tag, string Value)> scalars)
    {
        ColumnName[] tags = [.. scalars.Select(s => s.Tag).Distinct().Select(t => new ColumnName(t))];
        return tags.Any(t => t.Rate is not null) && tags.Any(t => t.Loss is not null);
    }

    private static List<(long Step, string Tag, string Value)> Scalars(CsvInput input)
    {
        var scalars = new List<(long, string, string)>();
        ByteReader next = input.ReadFrom(0);
        byte[] head = new byte[HeadLength];
        try
        {
            // A file that is still written ends in the middle of a record.
            for (long read = 0; Fill(next, head); read += head.Length)
            {
                long length = BinaryPrimitives.ReadInt64LittleEndian(head);
                if (length is < 0 or > LongestRecord)
                    throw new InvalidDataException($"a record of {length} bytes");
                byte[] record = new byte[length + TailLength];
                if (!Fill(next, record))
                    break;
                read += record.Length;
                if (read > LargestFile)
                    throw new InvalidDataException("it does not end");
                AddScalars(record.AsSpan(0, (int)length), scalars);
            }
        }
        catch (InvalidDataException e)
        {
            throw new InputException(input.File, $"this is no file of TensorBoard's events, or it is damaged: {e.Message}");
        }

        return scalars;
    }

    private static void AddScalars(ReadOnlySpan<byte> bytes, List<(long, string, string)> scalars)
    {
        long step = 0;
        ReadOnlySpan<byte> summary = [];
        var record = new WireReader(bytes);
        while (record.Next())
        {
            step = record.Field == 2 ? record.Integer : step;
            summary = record.Field == 5 ? record.Bytes : summary;
        }

        var values = new WireReader(summary);
        while (values.Next())
        {
            if (values.Field == 1 && ScalarOf(values.Bytes, out string tag) is { } value)
                scalars.Add((step, tag, value.ToString("R", CultureInfo.InvariantCulture)));
        }
    }

    private static double? ScalarOf(ReadOnlySpan<byte> bytes, out string tag)
    {
        tag = "";
        double? scalar = null;
        var value = new WireReader(bytes);
        while (value.Next())
        {
            switch (value.Field)
            {
                case 1:
                    tag = Encoding.UTF8.GetString(value.Bytes);
                    break;
                case 2:
                    scalar = Shortest(value.Single);
                    break;
                case 8:
                    scalar = OfTensor(value.Bytes);
                    break;
            }
        }

        return scalar;
    }

    // Of single precision (dtype 1) or double (2): as bytes in 4, or as lists in 5 and 6. A scalar is one of them.
    private static double? OfTensor(ReadOnlySpan<byte> bytes)
    {
        const int Double = 2;
        long type = 0;
        double? scalar = null;
        var tensor = new WireReader(bytes);
        while (tensor.Next())
        {
            type = tensor.Field == 1 ? tensor.Integer : type;
            scalar = (tensor.Field, tensor.Bytes.Length) switch
            {
                (4 or 5, sizeof(float)) when type != Double => Shortest(MemoryMarshal.Read<float>(tensor.Bytes)),
                (4 or 6, sizeof(double)) => MemoryMarshal.Read<double>(tensor.Bytes),
                (5, 0) => Shortest(tensor.Single),
                (6, 0) => BitConverter.Int64BitsToDouble(tensor.Integer),
                _ => scalar,
            };
        }

        return scalar;
    }

    // What single precision stands for, as 1e-05, without the digits that it only seems to have.
    private static double Shortest(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool Fill(ByteReader next, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int read = next(destination);
            if (read == 0)
                return false;
            destination = destination[read..];
        }

        return true;
    }

    private static string Text(long step) => step.ToString(CultureInfo.InvariantCulture);

    private static InputException Nothing(string file) => new(file, "there are no scalars in it; expected a rate and a loss for each step");
}
