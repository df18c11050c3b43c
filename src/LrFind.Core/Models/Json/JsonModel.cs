using System.Text.Json;
using LrFind.Foundation;

namespace LrFind.Models.Json;

/// <summary>A model in a JSON file; docs/model.schema.json describes the form, <see cref="ModelWriter"/> writes it.</summary>
public sealed class JsonModel : FileModel
{
    private const int MaxFileSize = 1 << 24;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private readonly JsonElement _root;

    private JsonModel(string file, byte[] bytes, bool fitsData) : base(file, bytes, fitsData)
    {
        _root = Understood(() => Parse(file, bytes));
        Understood(() => new ModelReader(file, _root));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
    /// <exception cref="InputException">It cannot be read, or holds no model.</exception>
    public static JsonModel Load(string file, bool fitsData) => new(file, Read(file, MaxFileSize), fitsData);

    /// <summary>The model of a text that <see cref="ModelWriter"/> wrote.</summary>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">It is no model.</exception>
    internal static ModelSpec Parse(string name, string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, s_options);
        var reader = new ModelReader(name, document.RootElement);
        return reader.Read(name, new ModelBuilder(reader.Input));
    }

    /// <inheritdoc/>
    protected override ModelSpec Build(TensorShape input, bool fitsInput) => Understood(() =>
    {
        var reader = new ModelReader(Name, _root);
        if (!fitsInput && !reader.Input.Equals(input))
        {
            throw new InputException(Name,
                $"the model takes rows of the shape {reader.Input}; the data have {input}; `FitIo` adjusts the first layer and the last to the data");
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
