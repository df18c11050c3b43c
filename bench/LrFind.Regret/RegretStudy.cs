using LrFind.Curves;

namespace LrFind.Regret;

/// <summary>How much of the achievable loss reduction is lost by taking a suggested rate.</summary>
internal static class RegretStudy
{
    private const int Runs = 4;

    /// <summary>Prints a table with a row for each way to choose a rate.</summary>
    public static void Run()
    {
        Problem[] problems = [.. Problem.All(Tables.All("samples"))];
        IReadOnlyList<Candidate> candidates = Candidate.All;
        Score[] scores = [.. candidates.Select(_ => new Score())];
        Parallel.ForEach(problems, problem => Study(problem, candidates, scores));
        Console.WriteLine($"{problems.Length} problems, {Runs} runs each");
        Console.WriteLine();
        Console.WriteLine(Score.Header);
        for (int i = 0; i < scores.Length; i++)
            Console.WriteLine(scores[i].Row(candidates[i].Name));
    }

    private static void Study(Problem problem, IReadOnlyList<Candidate> candidates, Score[] scores)
    {
        var oracle = new Oracle(problem);
        CurveSet[] curves = [.. Enumerable.Range(0, Runs).Select(run => problem.Curves(seed: 10 * run))];
        double?[][] rates = [.. candidates.Select(c => curves.Select(set => c.Choose(problem, set)).ToArray())];
        lock (scores)
        {
            for (int i = 0; i < scores.Length; i++)
                scores[i].Add(oracle, rates[i]);
            Console.Error.WriteLine($"{problem.Dataset.Name} {problem.Model.Name} {problem.Optimizer.Name}: steepest {rates[0][0]}, regret {oracle.Stopped(rates[0][0])}");
        }
    }
}
