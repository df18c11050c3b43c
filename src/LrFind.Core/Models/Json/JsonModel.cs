using System.Text.Json;
using LrFind.Foundation;

namespace LrFind.Models.Json;

/// <summary>Models as JSON; docs/model.schema.json describes the form.</summary>
public static class JsonModel
{
    /// <summary>Reads a model from a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
    /// <exception cref="InputException">It cannot be read, or holds no model.</exception>
    public static LoadedModel Load(string file, bool fitsData) => new JsonModelFile(file, fitsData);

    /// <summary>Writes a model, with a line break at its end.</summary>
    /// <param name="stream">What to write to; it stays open.</param>
    /// <param name="model">The model, sized to data.</param>
    /// <exception cref="ArgumentException">It is no graph of layers, but code.</exception>
    public static void Write(Stream stream, SizedModel model) => ModelWriter.Write(stream,
        model as ModelSpec ?? throw new ArgumentException("a module that is code has no JSON form", nameof(model)));

    /// <summary>The model of a text that <see cref="Write"/> made.</summary>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="InputException">It is no model.</exception>
    internal static ModelSpec Parse(string name, string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        var reader = new ModelReader(name, document.RootElement);
        return reader.Read(name, new ModelBuilder(reader.Input));
    }
}

/// <summary>A model in a JSON file.</summary>
internal sealed class JsonModelFile : FileModel
{
    private const int MaxFileSize = 1 << 24;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private readonly JsonElement _root;

    public JsonModelFile(string file, bool fitsData) : this(file, Read(file, MaxFileSize), fitsData)
    {
    }

    private JsonModelFile(string file, byte[] bytes, bool fitsData) : base(file, bytes, fitsData)
    {
        _root = Understood(() => Parse(file, bytes));
        Understood(() => new ModelReader(file, _root));
    }

    /// <inheritdoc/>
    protected override ModelSpec Build(TensorShape input, bool fitsInput) => Understood(() =>
    {
        var reader = new ModelReader(Name, _root);
        if (!fitsInput && !reader.Input.Equals(input))
        {
            string remedy = reader.Input.Rank > 1 && input.Rank == 1
                ? $"`InputShape` {string.Join('x', reader.Input.ToArray())} shapes them"
                : "`FitIo` adjusts the first layer and the last to the data";
            throw new InputException(Name, $"the model takes rows of the shape {reader.Input}; the data have {input}; {remedy}");
        }

        return reader.Read(Name, new ModelBuilder(input) { FitsInput = fitsInput });
    });

    private T Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            // Half of a letter, which no text can hold.
            throw new InputException(Name, "a text is not valid Unicode");
        }
    }

    private static JsonElement Parse(string file, byte[] bytes)
    {
        try
        {
            // As from a stream, which may begin with a mark of its encoding.
            ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
            return JsonDocument.Parse(text, s_options).RootElement;
        }
        catch (JsonException e)
        {
            string problem = $"this is not JSON: {e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.')}";
            throw e is { LineNumber: { } line, BytePositionInLine: { } place }
                ? new InputException(file, line + 1, (int)place + 1, problem)
                : new InputException(file, problem);
        }
    }
}
