using LrFind.Data;

namespace LrFind.Experiments;

/// <summary>Something the user should know about a run.</summary>
/// <param name="Message">What was seen, without a full stop.</param>
/// <param name="Remedy">What to change, without a full stop; empty when there is nothing to change.</param>
public sealed record RunWarning(string Message, string Remedy)
{
    /// <summary>The warnings of a data set.</summary>
    public static RunWarning[] From(IReadOnlyList<DatasetWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        var converted = new RunWarning[warnings.Count];
        for (int i = 0; i < converted.Length; i++)
            converted[i] = new(warnings[i].Message, warnings[i].Remedy);
        return converted;
    }
}
