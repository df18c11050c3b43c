using LrFind.Foundation;

namespace LrFind.Data;

/// <summary>Data in a phrase, which reports show and sweeps are told apart by.</summary>
internal static class DatasetPhrase
{
    /// <summary>Rows, features, task and target.</summary>
    public static string Describe(Dataset data) => $"{Rows(data)}, {NumberText.Plural(data.FeatureNames.Count, "feature")}, {Task(data)}";

    /// <summary>An estimate to three digits.</summary>
    public static long Rounded(long count)
    {
        long unit = 1;
        while (count / unit >= 1000)
            unit *= 10;
        return (count + unit / 2) / unit * unit;
    }

    private static string Rows(Dataset data)
    {
        string rows = NumberText.Plural(data.Training.Count + data.Validation.Count, "row");
        return data.IsSample ? $"a sample of {rows} of about {NumberText.Count(Rounded(data.FileRows))}" : rows;
    }

    private static string Task(Dataset data) => data.Task == TaskKind.Regression
        ? data.TargetCount == 1 ? $"regression of '{Quoting.Shortened(data.TargetName)}'" : $"regression of {data.TargetCount} targets"
        : $"{data.Classes.Count} classes of '{Quoting.Shortened(data.TargetName)}'";
}
