namespace LrFind.Regret;

/// <summary>How a candidate does over all problems.</summary>
internal sealed class Score
{
    private const double Disaster = 0.5;

    private readonly List<double> _stopped = [];
    private readonly List<double> _final = [];
    private readonly List<double> _variances = [];

    /// <summary>The head of the table.</summary>
    public const string Header = "| chosen by | mean | p90 | worst | > 0.5 | none | mean without early stopping | sd of log₁₀ |\n|---|---:|---:|---:|---:|---:|---:|---:|";

    private int _none;

    /// <summary>Takes in what the candidate chose on one problem, for several seeds.</summary>
    public void Add(Oracle oracle, double?[] rates)
    {
        foreach (double? rate in rates)
        {
            _stopped.Add(oracle.Stopped(rate));
            _final.Add(oracle.Final(rate));
            _none += rate is null ? 1 : 0;
        }

        double[] decades = [.. rates.Where(r => r is not null).Select(r => Math.Log10(r!.Value))];
        if (decades.Length < 2)
            return;
        double mean = decades.Average();
        _variances.Add(decades.Sum(d => (d - mean) * (d - mean)) / (decades.Length - 1));
    }

    /// <summary>A row of the table.</summary>
    public string Row(string name)
    {
        double[] sorted = [.. _stopped.Order()];
        return FormattableString.Invariant(
            $"| {name} | {sorted.Average():0.000} | {sorted[(int)(0.9 * sorted.Length)]:0.000} | {sorted[^1]:0.00} | {100.0 * sorted.Count(r => r > Disaster) / sorted.Length:0.0} % | {_none} | {_final.Average():0.000} | {Math.Sqrt(_variances.Average()):0.00} |");
    }
}
