using System.Globalization;
using System.Text;
using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Regret;

/// <summary>The tables of the studies: the samples, and generated ones of other kinds.</summary>
internal static class Tables
{
    private const int Rows = 1_200;

    private static readonly Table[] s_small = [Table.Of("samples/iris.csv"), Table.Of("samples/diabetes.csv"), Table.Of("samples/titanic.csv", "survived")];

    /// <summary>The samples, below the root of the repository.</summary>
    public static IReadOnlyList<Table> Samples { get; } = [.. s_small, Table.Of("samples/digits.csv")];

    /// <summary>Three samples and four that are generated.</summary>
    public static IReadOnlyList<Table> All { get; } =
    [
        .. s_small,
        Generated("spirals", Spirals),
        Generated("waves", Waves),
        Generated("clusters", Clusters),
        Generated("rare", Rare),
    ];

    // Three classes that no straight line parts.
    private static string Spirals(Pcg32 random)
    {
        int arm = random.NextInt32(3);
        float radius = random.NextSingle(0.2f, 1), angle = 5 * radius + arm * 2 * MathF.PI / 3;
        return Row($"arm{arm}", radius * MathF.Cos(angle) + 0.04f * random.NextGaussian(), radius * MathF.Sin(angle) + 0.04f * random.NextGaussian());
    }

    // Regression with a little noise and features that say nothing.
    private static string Waves(Pcg32 random)
    {
        float[] x = Gaussians(random, 6);
        float y = MathF.Sin(2 * x[0]) + x[1] * x[2] + 0.5f * x[3] + 0.1f * random.NextGaussian();
        return Row(y.ToString(CultureInfo.InvariantCulture), x);
    }

    // Ten classes that overlap.
    private static string Clusters(Pcg32 random)
    {
        int label = random.NextInt32(10);
        float[] x = Gaussians(random, 8);
        for (int i = 0; i < x.Length; i++)
            x[i] += 1.5f * MathF.Cos(label * (i + 1));
        return Row($"class{label}", x);
    }

    // One row in twenty is of the other class.
    private static string Rare(Pcg32 random)
    {
        bool rare = random.NextInt32(20) == 0;
        float[] x = Gaussians(random, 5);
        x[0] += rare ? 1.5f : 0;
        x[1] *= rare ? 2 : 1;
        return Row(rare ? "yes" : "no", x);
    }

    private static float[] Gaussians(Pcg32 random, int count)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = random.NextGaussian();
        return values;
    }

    private static string Row(string target, params float[] features) =>
        string.Join(',', features.Select(f => f.ToString(CultureInfo.InvariantCulture)).Append(target));

    private static Table Generated(string name, Func<Pcg32, string> row)
    {
        var random = new Pcg32(0, RandomPurpose.Shuffle);
        var lines = new List<string>();
        for (int i = 0; i < Rows; i++)
            lines.Add(row(random));
        string header = string.Join(',', lines[0].Split(',').Select((_, i) => FormattableString.Invariant($"c{i + 1}")));
        byte[] csv = Encoding.UTF8.GetBytes($"{header}\n{string.Join('\n', lines)}\n");
        return new Table(name, seed => DatasetLoader.Load($"{name}.csv", csv, new DatasetOptions { Seed = seed }));
    }
}
