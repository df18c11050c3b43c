using LrFind.Data;
using LrFind.Foundation;

namespace LrFind.Curves.Files.Columns;

/// <summary>Tells a table of recorded losses, of which nothing is to be learned, from one of data.</summary>
internal static class CurveHint
{
    /// <summary>The data set, with a warning where its columns are a rate, a loss and little else.</summary>
    public static Dataset Add(Dataset dataset)
    {
        ColumnName[] names = [.. dataset.FeatureNames.Append(dataset.TargetName).Select(n => new ColumnName(n))];
        bool isCurve = names.Any(n => n.Rate is not null) && names.Any(n => n.Loss is not null) && names.All(n => n.BelongsToCurve);
        return isCurve ? dataset with { Warnings = [.. dataset.Warnings, Hint(dataset.File)] } : dataset;
    }

    private static Warning Hint(string file) => new("the columns are a rate, a loss and little else: these look like recorded losses, not data",
        $"`CurveFile.Read({file})` reads a rate off them");
}
