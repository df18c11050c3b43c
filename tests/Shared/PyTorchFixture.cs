using System.Text.Json;

namespace LrFind.Testing;

/// <summary>Reads what PyTorch computed and compares with it: tests/fixtures/pytorch holds a script and its result for each fixture.</summary>
internal static class PyTorchFixture
{
    /// <summary>The result of a script.</summary>
    /// <param name="name">The script's name without its ending.</param>
    public static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllText(Repo.PathOf($"tests/fixtures/pytorch/{name}.json")));

    /// <summary>A vector.</summary>
    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetSingle())];

    /// <summary>A vector in double precision.</summary>
    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];

    /// <summary>A vector that may be missing, which reads as empty.</summary>
    public static float[] Floats(this JsonElement element, string property) =>
        element.TryGetProperty(property, out JsonElement found) ? found.Floats() : [];

    /// <summary>Integers that may be missing, which read as empty.</summary>
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
