using System.Text.Json;
using LrFind.Curves.Files.Tables;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Sources;

/// <summary>
/// JSON as trackers and training loops write it: objects of one step each, in an array or on lines of their own, or an object of arrays
/// with a value for each step; also below a name such as history or log_history. Reports of lrfind itself are read by
/// <see cref="ReportSource"/>.
/// </summary>
internal static class JsonSource
{
    private static readonly JsonDocumentOptions s_options =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    // Of Python.
    private static readonly byte[][] s_words =
        ["NaN"u8.ToArray(), "nan"u8.ToArray(), "inf"u8.ToArray(), "None"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];

    /// <summary>Whether a file begins as JSON does.</summary>
    public static bool IsJson(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head.TrimStart("\uFEFF \t\r\n"u8);
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'['))
            return false;
        text = text[1..].TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] is (byte)'{' or (byte)'"' or (byte)'\'' or (byte)'[' or (byte)'}' or (byte)']';
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is no JSON, or holds no steps.</exception>
    public static CurveTable Read(CsvInput input)
    {
        byte[] bytes = All(input);
        var builder = new CurveTableBuilder(input.File);
        ReadOnlySpan<byte> bom = "\uFEFF"u8;
        IReadOnlyList<KeyValuePair<string, string>> metadata = [];
        byte[] text = Standard(bytes.AsSpan().StartsWith(bom) ? bytes.AsSpan(bom.Length) : bytes);
        if (!TryReadLines(text, builder))
        {
            try
            {
                using var document = JsonDocument.Parse(text, s_options);
                if (ReportSource.IsReport(document.RootElement))
                    metadata = new ReportSource(input.File, document.RootElement).Read(builder);
                else
                    Add(document.RootElement, builder);
            }
            catch (JsonException e)
            {
                throw new InputException(input.File, (e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1,
                    "this is no valid JSON; expected objects with a rate and a loss, or arrays of them");
            }
        }

        return builder.IsEmpty
            ? throw new InputException(input.File, "there are no steps in it; expected objects with a rate and a loss, or arrays of them")
            : new CurveTable(builder.Build(), HasHeader: true) { Metadata = metadata, Digest = input.Digest };
    }

    private static byte[] All(CsvInput input)
    {
        if (input.Length is { } length)
            return length <= CurveSource.LargestFile ? input.ReadAll() : throw CurveSource.TooLarge(input.File);
        return WholeFile.ReadUpTo(input.ReadFrom(0).Invoke, length: 0, CurveSource.LargestFile) ?? throw CurveSource.TooLarge(input.File);
    }

    // One object a line, each by itself.
    private static bool TryReadLines(byte[] text, CurveTableBuilder builder)
    {
        var rows = new List<(int Line, JsonElement Row)>();
        try
        {
            int line = 0;
            foreach (Range range in text.AsSpan().Split((byte)'\n'))
            {
                line++;
                ReadOnlySpan<byte> one = text.AsSpan()[range];
                if (!one.ContainsAnyExcept(" \t\r"u8))
                    continue;
                var row = JsonElement.Parse(one, s_options);
                if (row.ValueKind != JsonValueKind.Object)
                    return false;
                rows.Add((line, row));
            }
        }
        catch (JsonException)
        {
            return false;
        }

        if (rows.Count < 2)
            return false;
        foreach ((int line, JsonElement row) in rows)
            builder.Add(line, Cells("", row));
        return true;
    }

    private static void Add(JsonElement element, CurveTableBuilder builder)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            int place = 0;
            foreach (JsonElement row in element.EnumerateArray())
            {
                place++;
                if (row.ValueKind == JsonValueKind.Object)
                    builder.Add(place, Cells("", row));
                else if (row.ValueKind == JsonValueKind.Array && row.EnumerateArray().All(v => IsScalar(v.ValueKind)))
                    builder.Add(place, row.EnumerateArray().Select((v, i) => (FormattableString.Invariant($"c{i + 1}"), Text(v))));
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            AddObject(element, builder);
        }
    }

    // The first of these that it is: columns by their names, or something below one of its names that is.
    private static void AddObject(JsonElement element, CurveTableBuilder builder)
    {
        (string Name, JsonElement[] Values)[] columns =
        [
            .. from property in element.EnumerateObject()
               where property.Value.ValueKind == JsonValueKind.Array
               let values = property.Value.EnumerateArray().ToArray()
               where values.Length > 1 && values.All(v => IsScalar(v.ValueKind) || IsOneNumber(v))
               select (property.Name, values),
        ];
        for (int row = 0; columns.Length > 1 && row < columns.Max(c => c.Values.Length); row++)
            builder.Add(row + 1, columns.Where(c => row < c.Values.Length).Select(c => (c.Name, Text(c.Values[row]))));
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (builder.IsEmpty)
                Add(property.Value, builder);
        }
    }

    // { "step": 1, "metrics": { "loss": 2 } } has metrics/loss.
    private static IEnumerable<(string, string)> Cells(string prefix, JsonElement row) => row.EnumerateObject().SelectMany(p =>
        p.Value.ValueKind == JsonValueKind.Object ? Cells($"{prefix}{p.Name}/", p.Value)
        : IsScalar(p.Value.ValueKind) || IsOneNumber(p.Value) ? [($"{prefix}{p.Name}", Text(p.Value))]
        : []);

    private static bool IsScalar(JsonValueKind kind) => kind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.Null;

    // Rates of several groups of parameters: [1e-5].
    private static bool IsOneNumber(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1
        && value[0].ValueKind == JsonValueKind.Number;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "null",
        JsonValueKind.Array => value[0].GetRawText(),
        _ => value.GetRawText(),
    };

    // Python writes NaN and Infinity, which are no JSON: they become texts. What it prints of a dictionary has other quotes, too.
    private static byte[] Standard(ReadOnlySpan<byte> json)
    {
        var text = new MemoryStream(json.Length + 64);
        bool inText = false, isPython = json.IndexOf("{'"u8) is >= 0 and int first && json[..first].IndexOf((byte)'"') < 0;
        for (int i = 0; i < json.Length; i++)
        {
            byte value = json[i];
            if (inText && value == (byte)'\\' && i + 1 < json.Length)
            {
                text.Write(json.Slice(i++, 2));
                continue;
            }

            if (isPython && value == (byte)'\'')
                value = (byte)'"';
            inText ^= value == (byte)'"';
            int word = inText ? 0 : WordLength(json[i..]);
            if (word == 0)
            {
                text.WriteByte(value);
                continue;
            }

            text.WriteByte((byte)'"');
            text.Write(json.Slice(i, word));
            text.WriteByte((byte)'"');
            i += word - 1;
        }

        return text.ToArray();
    }

    private static int WordLength(ReadOnlySpan<byte> text)
    {
        foreach (byte[] word in s_words)
        {
            if (text.StartsWith(word))
                return word.Length;
        }

        return 0;
    }
}
