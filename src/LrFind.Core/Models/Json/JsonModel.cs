using System.Text.Json;
using LrFind.Foundation;

namespace LrFind.Models.Json;

/// <summary>A model in a JSON file; docs/model.schema.json describes the form, <see cref="ModelWriter"/> writes it.</summary>
/// <param name="path">The file.</param>
/// <param name="fitsData">Whether the first layer and the last are resized to the data.</param>
public sealed class JsonModel(string path, bool fitsData) : ModelDefinition
{
    private const int MaxFileSize = 1 << 24;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <inheritdoc/>
    public override void Check() => Open(reader => reader.Input);

    /// <inheritdoc/>
    public override ModelSpec Create(DataShape data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Open(reader => Read(reader, data));
    }

    private T Open<T>(Func<ModelReader, T> read)
    {
        try
        {
            using JsonDocument document = Parse();
            return read(new ModelReader(path, document.RootElement));
        }
        catch (InvalidOperationException)
        {
            // Half of a letter, which no text can hold.
            throw new InputException(path, "a text is not valid Unicode");
        }
    }

    private ModelSpec Read(ModelReader reader, DataShape data)
    {
        if (!fitsData && !reader.Input.Equals(data.Input))
        {
            throw new InputException(path,
                $"the model takes rows of the shape {reader.Input}; the data have {data.Input}; `FitIo` adjusts the first layer and the last to the data");
        }

        return ModelFit.ToOutputs(reader.Read(path, new ModelBuilder(data.Input) { FitsInput = fitsData }), data.Outputs, fitsData, path);
    }

    private JsonDocument Parse()
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > MaxFileSize)
                throw new InputException(path, FormattableString.Invariant($"the file has {stream.Length} bytes; a model has at most {MaxFileSize}"));
            return JsonDocument.Parse(stream, s_options);
        }
        catch (JsonException e)
        {
            string problem = $"this is not JSON: {e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.')}";
            throw e is { LineNumber: { } line, BytePositionInLine: { } place }
                ? new InputException(path, (int)line + 1, (int)place + 1, problem)
                : new InputException(path, problem);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, "no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"the file cannot be read: {e.Message}");
        }
    }
}
