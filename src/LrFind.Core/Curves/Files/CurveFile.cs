using System.Globalization;
using LrFind.Foundation;

namespace LrFind.Curves.Files;

/// <summary>Loss curves as CSV: a few lines of <c># key: value</c>, a header, and one line a step.</summary>
/// <remarks>docs/curve-file.md describes what is written and what else can be read.</remarks>
public sealed class CurveFile
{
    /// <summary>The metadata key of the steps of the whole test, which curves that ended early do not tell.</summary>
    internal const string StepsKey = "steps";

    internal CurveFile(string path, CurveSet curves, IReadOnlyList<KeyValuePair<string, string>> metadata) =>
        (Path, Curves, Metadata) = (path, curves, metadata);

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>
    /// What tells one state of the file from another, of the bytes that were read: <c>sha256:</c> and lower-case hexadecimal digits;
    /// <see langword="null"/> of a file that is too large.
    /// </summary>
    public string? Digest => FileDigest?.Text;

    internal FileDigest? FileDigest { get; init; }

    /// <summary>The curves.</summary>
    public CurveSet Curves { get; }

    /// <summary>What the file says of itself, in the order of its lines.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; }

    /// <summary>Reads curves.</summary>
    /// <param name="path">
    /// The file: a text table, JSON, or TensorBoard's events, all of which may be gzipped; a folder with the latter; - for standard input.
    /// </param>
    /// <param name="options">How to read it; <see langword="null"/> to find out all.</param>
    /// <exception cref="InputException">The file is missing, unreadable, or holds no curves.</exception>
    /// <exception cref="SettingException">An option is out of its range.</exception>
    public static CurveFile Read(string path, CurveOptions? options = null)
    {
        options ??= new CurveOptions();
        options.Text.Validate();
        return new CurveFileReader(path, options).Read();
    }

    /// <summary>
    /// Writes curves as <c>repeat,iteration,lr,loss,probe_loss</c>, the last one where there is a probe. Numbers are written so that
    /// reading them gives the same bits.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="curves">What.</param>
    /// <param name="metadata">What the reader should know; keys and values of one line each.</param>
    public static void Write(TextWriter writer, CurveSet curves, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(metadata);
        foreach ((string key, string value) in metadata)
        {
            if (key != StepsKey)
                writer.Write($"# {Legible.Line(key)}: {Legible.Line(value)}\n");
        }

        writer.Write(string.Create(CultureInfo.InvariantCulture, $"# {StepsKey}: {curves.Steps}\n"));
        writer.Write(curves.HasProbe ? "repeat,iteration,lr,loss,probe_loss\n" : "repeat,iteration,lr,loss\n");
        for (int repeat = 0; repeat < curves.Repeats.Count; repeat++)
        {
            LossCurve curve = curves.Repeats[repeat];
            for (int i = 0; i < curve.Count; i++)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{repeat},{curve[i].Iteration},{curve[i].LearningRate:R},{Number(curve[i].Loss)}"));
                writer.Write(curve[i].ProbeLoss is { } probe ? $",{Number(probe)}\n" : "\n");
            }
        }
    }

    // The spelling that pandas, R and NumPy read back.
    private static string Number(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("R", CultureInfo.InvariantCulture);
}
