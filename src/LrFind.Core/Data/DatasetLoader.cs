using LrFind.Data.Csv;
using LrFind.Data.Csv.Reading;
using LrFind.Data.Loading;
using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>File and options → <see cref="Dataset"/>.</summary>
public static class DatasetLoader
{
    /// <summary>Loads a CSV file; see <see cref="DatasetOptions"/> for how it is understood.</summary>
    /// <param name="path">The file, which may be compressed by gzip; - for standard input.</param>
    /// <param name="options">What to make of it.</param>
    /// <exception cref="InputException">The file cannot be read or learned from; the message says where and why.</exception>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    public static Dataset Load(string path, DatasetOptions options) => Load(path, options, takes: null);

    /// <summary>
    /// Loads a CSV file for a model that may count columns: where it does not take the rows as they are made by default, columns that say
    /// nothing are kept, if it takes them so. A warning says which.
    /// </summary>
    /// <param name="path">The file, which may be compressed by gzip; - for standard input.</param>
    /// <param name="options">What to make of it.</param>
    /// <param name="takes">
    /// Whether the model takes rows of so many features, as a model that was loaded tells; <see langword="null"/> for any.
    /// </param>
    /// <inheritdoc cref="Load(string, DatasetOptions)"/>
    public static Dataset Load(string path, DatasetOptions options, Func<int, bool>? takes)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using CsvInput input = CsvInput.Open(path);
        return Load(input, options, takes);
    }

    /// <summary>Loads a CSV file that is in memory.</summary>
    /// <param name="file">The name to use in messages.</param>
    /// <param name="bytes">What the file would hold; not copied, and not to be changed afterwards.</param>
    /// <param name="options">What to make of it.</param>
    /// <inheritdoc cref="Load(string, DatasetOptions)"/>
    public static Dataset Load(string file, byte[] bytes, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using var input = new MemoryInput(file, bytes);
        return Load(input, options);
    }

    /// <summary>Loads a CSV file that is open.</summary>
    internal static Dataset Load(CsvInput input, DatasetOptions options, Func<int, bool>? takes = null)
    {
        // All rows are read after a sample of them, so that what can be read only once has to be kept. A file is kept for its digest.
        if (options.AllRows && input is StreamInput { CanReadAgain: false } stream)
            input = stream.ReadToEnd(DialectDetector.Detect(stream, options));
        else if (options.AllRows && input.Length <= FileDigest.LargestFile)
            input.ReadAll();
        Dataset dataset = new DatasetPipeline(input, TableReader.Read(input, options), options, takes).Run();
        dataset.Training.MakeFeatures();
        dataset.Validation.MakeFeatures();
        return dataset;
    }
}
