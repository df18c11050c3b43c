using System.Text.Json;

namespace LrFind.Testing;

/// <summary>Reads what PyTorch computed: tests/fixtures/pytorch holds a script and its result for each fixture.</summary>
internal static class PyTorchFixture
{
    /// <summary>The result of a script.</summary>
    /// <param name="name">The script's name without its ending.</param>
    public static JsonElement Read(string name) =>
        JsonElement.Parse(File.ReadAllText(Repo.PathOf($"tests/fixtures/pytorch/{name}.json")));

    /// <summary>A vector.</summary>
    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetSingle())];

    /// <summary>A vector in double precision.</summary>
    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetDouble())];
}
