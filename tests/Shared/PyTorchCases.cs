using System.Text.Json;

namespace LrFind.Testing;

/// <summary>Reads the numbers that PyTorch gave, kept in tests/fixtures/pytorch next to the scripts that write them, and compares with them.</summary>
internal static class PyTorchCases
{
    /// <summary>The content of a file.</summary>
    /// <param name="name">Its name, such as losses.json.</param>
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repo.PathOf($"tests/fixtures/pytorch/{name}")));
        return document.RootElement.Clone();
    }

    public static float[] Floats(this JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement found) ? [.. found.EnumerateArray().Select(e => e.GetSingle())] : [];

    public static int[] Integers(this JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement found) ? [.. found.EnumerateArray().Select(e => e.GetInt32())] : [];

    /// <summary>The largest error relative to what is expected, errors up to an absolute floor not counted.</summary>
    /// <param name="expected">PyTorch's numbers.</param>
    /// <param name="actual">Ours.</param>
    /// <param name="floor">An absolute error that is no error, such as that of PyTorch's own rounding.</param>
    public static double WorstError(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double floor)
    {
        Assert.Equal(expected.Length, actual.Length);
        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs((double)actual[i] - expected[i]);
            if (!(error <= floor))
                worst = Math.Max(worst, (error - floor) / Math.Abs(expected[i]));
            if (double.IsNaN(error))
                return double.PositiveInfinity;
        }

        return worst;
    }
}
