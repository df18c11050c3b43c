using System.Globalization;
using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>A damaged file and the options it is read with.</summary>
/// <param name="Number">What it is drawn by; <see cref="Draw"/> makes the same of the same number.</param>
/// <param name="Sound">The file before it was damaged.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Options">The options, each within its range.</param>
internal sealed record FuzzCase(int Number, byte[] Sound, byte[] Bytes, DatasetOptions Options)
{
    /// <summary>The file's name, which every message starts with.</summary>
    public const string Name = "fuzz.csv";

    private const string SeedVariable = "LRFIND_FUZZ_SEED";

    // The same files in every run, unless somebody looks for more.
    private static readonly long s_seed = Environment.GetEnvironmentVariable(SeedVariable) is { } seed ? long.Parse(seed, CultureInfo.InvariantCulture) : 1;

    /// <summary>Draws a file.</summary>
    public static FuzzCase Draw(int number)
    {
        var random = new Pcg32(s_seed, RandomPurpose.Sample, number);
        byte[] sound = SeedFiles.All[number % SeedFiles.All.Length];
        return new FuzzCase(number, sound, Mutator.Mutate(sound, random), FuzzOptions.Draw(random));
    }

    /// <summary>How to come by the file again.</summary>
    public override string ToString() => FormattableString.Invariant($"{SeedVariable}={s_seed}, FuzzCase.Draw({Number})");
}
