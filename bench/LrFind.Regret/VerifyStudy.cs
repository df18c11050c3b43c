using LrFind.Engines.Embedded;
using LrFind.Experiments;
using LrFind.Experiments.Verification;
using LrFind.RangeTests;

namespace LrFind.Regret;

/// <summary>How often <c>verify</c> is right: its verdicts on rates whose regret is known.</summary>
internal static class VerifyStudy
{
    private const int Seeds = 4;

    // Shares of the descent that another rate must win.
    private static readonly double[] s_rules = [0, 0.05, LearningRateVerification.ClearlyBetter, 0.15, 0.2, 0.3];

    // The regret from which on a rate is bad.
    private const double Bad = 0.1;

    // Rates as decades from the best one.
    private static readonly double[] s_decades = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5];

    // Up to which regret a rate belongs to a row.
    private static readonly (string Name, double Most)[] s_rows = [("up to 0.03", 0.03), ("0.03 to 0.1", 0.1), ("0.1 to 0.3", 0.3), ("more than 0.3", double.PositiveInfinity)];

    /// <summary>Verifies rates around the best of every problem and prints a table.</summary>
    /// <param name="problems">The problems; of their models those that the catalogue has as they are.</param>
    public static void Run(IEnumerable<Problem> problems)
    {
        Problem[] known = [.. problems.Where(p => p.Model.Name is "linear" or "mlp")];
        List<(double Regret, double Decades, VerificationResult Result)> seen = [.. Work.Each(known, problem => Verdicts(problem).ToArray()).SelectMany(own => own)];
        Console.WriteLine($"{known.Length} problems, {Seeds} seeds, {seen.Count} rates: share that is not confirmed, by the share of the descent that another rate must win");
        Console.WriteLine();
        Console.WriteLine($"| regret of the rate | rates | unstable | {string.Join(" | ", s_rules.Select(r => FormattableString.Invariant($"{r:0.00}")))} |");
        Console.WriteLine($"|---|---:|---:|{string.Concat(s_rules.Select(_ => "---:|"))}");
        double least = double.NegativeInfinity;
        foreach ((string name, double most) in s_rows)
        {
            double above = least;
            Print(name, seen.Where(s => s.Regret > above && s.Regret <= most));
            least = most;
        }

        foreach ((string name, double decades) in new[] { ("a tenth of the best", -1.0), ("ten times the best", 1) })
        {
            Print($"{name}, up to {Bad}", seen.Where(s => s.Decades == decades && s.Regret <= Bad));
            Print($"{name}, more than {Bad}", seen.Where(s => s.Decades == decades && s.Regret > Bad));
        }
    }

    private static IEnumerable<(double Regret, double Decades, VerificationResult Result)> Verdicts(Problem problem)
    {
        var engine = new EmbeddedEngine(threads: 1);
        var oracle = new Oracle(problem);
        // From 1 on: with a seed of 0 the short trainings would start as those of the oracle do, and agree with it by that.
        for (int run = 1; run <= Seeds; run++)
        {
            var options = new FinderOptions { Model = problem.Model.Name, Optimizer = problem.Optimizer, RangeTest = new RangeTestOptions { Seed = 10 * run } };
            FindResult found = LearningRateFinder.Find(problem.Dataset, engine, options);
            foreach (double decades in s_decades)
            {
                double rate = oracle.BestRate * Math.Pow(10, decades);
                yield return (oracle.Stopped(rate), decades, LearningRateVerification.Verify(found, engine, rate, new TrialOptions()));
            }
        }
    }

    private static void Print(string name, IEnumerable<(double Regret, double Decades, VerificationResult Result)> seen)
    {
        VerificationResult[] results = [.. seen.Select(s => s.Result)];
        double Share(Func<VerificationResult, bool> holds) => 100.0 * results.Count(holds) / Math.Max(1, results.Length);
        string shares = string.Join(" | ", s_rules.Select(rule => FormattableString.Invariant($"{Share(r => r.Verdict == VerificationVerdict.Unstable || IsBeaten(r, rule)):0.0} %")));
        Console.WriteLine(FormattableString.Invariant($"| {name} | {results.Length} | {Share(r => r.Verdict == VerificationVerdict.Unstable):0.0} % | {shares} |"));
    }

    // The rule of verify with another share.
    private static bool IsBeaten(VerificationResult result, double clearly)
    {
        RateTrial tried = result.Trials[result.Trials.Count / 2];
        return tried.ShareOfDescent(result.Best.Loss) < 1 - clearly
            && result.Best.Runs.Zip(tried.Runs).All(pair => pair.First.Best.ValidationLoss < pair.Second.Best.ValidationLoss);
    }
}
