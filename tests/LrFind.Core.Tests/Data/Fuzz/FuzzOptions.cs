using LrFind.Data;
using LrFind.Data.Csv;
using LrFind.Foundation;

namespace LrFind.Core.Tests.Data.Fuzz;

/// <summary>Options as chance has them, each within its range.</summary>
internal static class FuzzOptions
{
    private static readonly string?[] s_selections = [null, null, null, null, "1", "2", "y", "a", "1,2", "2-", "1-3", "*", "p*", "a,y", "u,v", "?"];
    private static readonly char?[] s_separators = [null, null, null, null, ',', ';', '\t', '|', ' ', ':'];
    private static readonly string[][] s_missing = [[], [], ["5"], ["no", "-"]];
    private static readonly int[]?[] s_shapes = [null, null, null, null, null, null, [2], [1, 2, 2], [3, 1]];

    /// <summary>Draws options.</summary>
    public static DatasetOptions Draw(Pcg32 random)
    {
        if (random.NextInt32(2) == 0)
            return new DatasetOptions();
        char? separator = Any(s_separators);
        return new DatasetOptions
        {
            Target = Any(s_selections),
            Features = random.NextInt32(3) == 0 ? Any(s_selections) : null,
            Drop = random.NextInt32(3) == 0 ? Any(s_selections) : null,
            Task = (TaskChoice)random.NextInt32(3),
            Header = (HeaderChoice)Math.Max(0, random.NextInt32(5) - 2),
            Separator = separator,
            Encoding = (TextEncoding)Math.Max(0, random.NextInt32(9) - 4),
            DecimalMark = separator != ',' && random.NextInt32(4) == 0 ? ',' : '.',
            Missing = Any(s_missing),
            Strict = random.NextInt32(4) == 0,
            AllRows = random.NextInt32(4) == 0,
            InputShape = Any(s_shapes),
            ValidationFraction = random.NextInt32(4) == 0 ? 0.9 : 0.2,
            Seed = random.NextInt32(100),
        };

        T Any<T>(T[] values) => values[random.NextInt32(values.Length)];
    }
}
