using System.Globalization;

namespace LrFind.Curves;

/// <summary>Loss curves as CSV: a few lines of <c># key: value</c>, a header, and one line a step.</summary>
public static class CurveFile
{
    /// <summary>Writes a curve as <c>iteration,lr,loss</c>. Numbers are written so that reading them gives the same bits.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="curve">What.</param>
    /// <param name="metadata">What the reader should know; keys and values of one line each.</param>
    public static void Write(TextWriter writer, LossCurve curve, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(metadata);
        foreach ((string key, string value) in metadata)
            writer.Write($"# {key}: {value.ReplaceLineEndings(" ")}\n");
        writer.Write("iteration,lr,loss\n");
        for (int i = 0; i < curve.Count; i++)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{curve[i].Iteration},{curve[i].LearningRate:R},{Number(curve[i].Loss)}\n"));
    }

    // The spelling that pandas, R and NumPy read back.
    private static string Number(double value) =>
        double.IsNaN(value) ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : value.ToString("R", CultureInfo.InvariantCulture);
}
